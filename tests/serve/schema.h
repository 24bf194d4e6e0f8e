/* Does a JSON value fit a schema?  The part of JSON Schema that /openapi.json uses. */
#ifndef MT_TESTS_SCHEMA_H
#define MT_TESTS_SCHEMA_H

#include "base/value.h"

#include <stdio.h>

static inline bool schema_is(const mt_value *v, moot_str type)
{
    static const struct {
        const char *name;
        mt_value_kind kind;
    } names[] = {{"object", MT_MAP},   {"array", MT_LIST},     {"string", MT_STRING},
                 {"boolean", MT_BOOL}, {"integer", MT_NUMBER}, {"null", MT_NULL},
                 {"number", MT_NUMBER}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (mt_str_eq(type, mt_str(names[i].name)))
            return v->kind == names[i].kind && (!mt_str_eq(type, MOOT_STR("integer")) ||
                                                v->number == (double)(int64_t)v->number);
    return false;
}

static inline bool schema_no(const char *what, const mt_value *v)
{
    (void)printf("schema: %s at '%.*s'\n", what, (int)(v->text.len < 60 ? v->text.len : 60),
                 v->text.ptr ? v->text.ptr : "");
    return false;
}

static inline bool schema_type(const mt_value *schema, const mt_value *v)
{
    const mt_value *type = mt_value_get(schema, "type");
    if (!type)
        return true;
    if (type->kind == MT_STRING)
        return schema_is(v, type->text);
    for (uint32_t i = 0; i < type->n; i++)
        if (schema_is(v, type->item[i].text))
            return true;
    return false;
}

/* The document that names are looked up in. */
static const mt_value *schema_of;

/* What a {"$ref": "#/components/schemas/NAME"} stands for. */
static inline const mt_value *schema_named(const mt_value *schema)
{
    moot_str ref = mt_value_get_str(schema, "$ref"), before = MOOT_STR("#/components/schemas/");
    if (!ref.len)
        return schema;
    const mt_value *all = mt_value_get(mt_value_get(schema_of, "components"), "schemas");
    for (uint32_t i = 0; all && i < all->n; i++)
        if (mt_str_starts(ref, before) &&
            mt_str_eq(mt_sub(ref, before.len, ref.len - before.len), all->key[i]))
            return &all->item[i];
    return NULL;
}

/* Recursive: schemas of ours are a few levels deep. */
static inline bool schema_fits(const mt_value *schema, const mt_value *v)
{
    schema = schema_named(schema);
    if (!schema)
        return schema_no("a schema that is not there", v);
    const mt_value *properties = mt_value_get(schema, "properties");
    const mt_value *required = mt_value_get(schema, "required");
    const mt_value *choice = mt_value_get(schema, "enum");
    const mt_value *items = mt_value_get(schema, "items");
    if (!schema_type(schema, v))
        return schema_no("wrong type", v);
    bool chosen = !choice;
    for (uint32_t i = 0; choice && i < choice->n; i++)
        chosen |= v->kind == MT_STRING && mt_str_eq(choice->item[i].text, v->text);
    if (!chosen)
        return schema_no("not one of the words", v);
    if (v->kind == MT_NUMBER && (v->number < mt_value_get_num(schema, "minimum", -1e300) ||
                                 v->number > mt_value_get_num(schema, "maximum", 1e300)))
        return schema_no("out of range", v);
    if (v->kind == MT_LIST && (v->n < mt_value_get_num(schema, "minItems", 0) ||
                               v->n > mt_value_get_num(schema, "maxItems", 1e300)))
        return schema_no("wrong length", v);
    for (uint32_t i = 0; required && v->kind == MT_MAP && i < required->n; i++) {
        bool there = false;
        for (uint32_t k = 0; k < v->n; k++)
            there |= mt_str_eq(v->key[k], required->item[i].text);
        if (!there)
            return schema_no("a field is missing", &required->item[i]);
    }
    for (uint32_t i = 0; i < v->n && v->kind == MT_LIST && items; i++)
        if (!schema_fits(items, &v->item[i]))
            return false;
    for (uint32_t i = 0; i < v->n && v->kind == MT_MAP && properties; i++) {
        const mt_value *one = NULL;
        for (uint32_t k = 0; k < properties->n; k++)
            if (mt_str_eq(properties->key[k], v->key[i]))
                one = &properties->item[k];
        if (!one && !mt_value_get_bool(schema, "additionalProperties", true))
            return schema_no("a field that is not in the schema", v);
        if (one && !schema_fits(one, &v->item[i]))
            return false;
    }
    return true;
}

#endif
