/* JSON text -> plain values.  The one file that knows jansson. */
#include "base/json_in.h"

#include <jansson.h>

static bool convert(const json_t *json, mt_value *to, mt_arena *arena, int depth);

static bool convert_list(const json_t *json, mt_value *to, mt_arena *arena, int depth)
{
    size_t n = json_array_size(json);
    *to = (mt_value){.kind = MT_LIST, .n = (uint32_t)n};
    to->item = MT_NEW_ARRAY(arena, mt_value, n);
    for (size_t i = 0; i < n && to->item; i++)
        if (!convert(json_array_get(json, i), &to->item[i], arena, depth))
            return false;
    return true;
}

static bool convert_map(const json_t *json, mt_value *to, mt_arena *arena, int depth)
{
    size_t n = json_object_size(json), i = 0;
    *to = (mt_value){.kind = MT_MAP, .n = (uint32_t)n};
    to->key = MT_NEW_ARRAY(arena, moot_str, n);
    to->item = MT_NEW_ARRAY(arena, mt_value, n);
    if (!to->key || !to->item) {
        to->n = 0;
        return true;
    }
    /* jansson's iterator takes a pointer that is not const but changes nothing. */
    union {
        const json_t *in;
        json_t *out;
    } map = {.in = json};
    for (void *at = json_object_iter(map.out); at && i < n; i++) {
        to->key[i] = mt_arena_dup(arena, mt_str(json_object_iter_key(at)));
        if (!convert(json_object_iter_value(at), &to->item[i], arena, depth))
            return false;
        at = json_object_iter_next(map.out, at);
    }
    return true;
}

/* Recursion is bounded by `depth`, the levels still allowed; false if there are more. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool convert(const json_t *json, mt_value *to, mt_arena *arena, int depth)
{
    switch (json_typeof(json)) {
    case JSON_NULL: *to = (mt_value){.kind = MT_NULL}; return true;
    case JSON_TRUE:
    case JSON_FALSE: *to = (mt_value){.kind = MT_BOOL, .truth = json_is_true(json)}; return true;
    case JSON_INTEGER:
    case JSON_REAL:
        *to = (mt_value){.kind = MT_NUMBER, .number = json_number_value(json)};
        return true;
    case JSON_STRING: {
        moot_str s = {json_string_value(json), json_string_length(json)};
        *to = (mt_value){.kind = MT_STRING, .text = mt_arena_dup(arena, s)};
        return true;
    }
    case JSON_ARRAY: return depth > 0 && convert_list(json, to, arena, depth - 1);
    case JSON_OBJECT: return depth > 0 && convert_map(json, to, arena, depth - 1);
    }
    return false;
}

const mt_value *mt_json_read(moot_str text, mt_arena *arena, mt_diags *diags)
{
    if (text.len > MT_JSON_MAX_BYTES) {
        mt_diag_add(diags, MOOT_ERROR, "JS002", (moot_span){0, 0}, "split the debate",
                    "the JSON text is longer than %d bytes", MT_JSON_MAX_BYTES);
        return NULL;
    }
    json_error_t error = {.line = 0};
    json_t *json = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!json) {
        uint32_t off = error.position > 0 ? (uint32_t)error.position : 0;
        if (json_error_code(&error) == json_error_out_of_memory)
            arena->failed = true;
        else
            mt_diag_add(diags, MOOT_ERROR, "JS001",
                        (moot_span){off <= text.len ? off : (uint32_t)text.len, 0}, NULL,
                        "not JSON: %s", error.text);
        return NULL;
    }
    mt_value *value = MT_NEW(arena, mt_value);
    bool shallow = value && convert(json, value, arena, MT_JSON_MAX_DEPTH);
    json_decref(json);
    if (value && !shallow)
        mt_diag_add(diags, MOOT_ERROR, "JS002", (moot_span){0, 0}, NULL,
                    "lists and maps are nested deeper than %d levels", MT_JSON_MAX_DEPTH);
    return shallow && !mt_arena_failed(arena) ? value : NULL;
}
