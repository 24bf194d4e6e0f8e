/* YAML text -> plain values (libyaml behind this one header). */
#ifndef MT_ARGDOWN_YAML_H
#define MT_ARGDOWN_YAML_H

#include "base/diag.h"
#include "base/value.h"

/* Read one YAML document.  Accepted: maps, lists, scalars with the YAML 1.2 core
 * rules (`yes` is a string), at most 64 KiB and 32 levels; aliases, tags and
 * duplicate keys are refused.  Faults go to `diags` with spans moved by `at`,
 * the place of `text` in the whole document.  NULL if nothing could be read. */
const mt_value *mt_yaml_read(moot_str text, uint32_t at, mt_arena *arena, mt_diags *diags);

#endif
