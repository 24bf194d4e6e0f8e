/* The plainest data, read without libyaml; for yaml.c alone. */
#ifndef MT_ARGDOWN_YAML_PLAIN_H
#define MT_ARGDOWN_YAML_PLAIN_H

#include "base/arena.h"
#include "base/value.h"

/* Find out what a plain scalar is, by its text. */
typedef void mt_plain_scalar(mt_value *v);

/* False if `text` is not of the plainest kind; then nothing is said of it.  After success the
 * arena tells whether memory was short. */
bool mt_yaml_plain(moot_str text, uint32_t at, mt_arena *arena, mt_plain_scalar *resolve,
                   mt_value *v);

#endif
