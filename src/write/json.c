#include "write/json.h"

#include "plan/item.h"
#include "base/mem.h"

#define DIGITS 15 /* digits of a number: as many as a double keeps */

static json_t *json_need(json_t *value)
{
    if (!value) mem_fail();
    return value;
}

void json_put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, json_need(value)) != 0) mem_fail();
}

void json_add(json_t *array, json_t *value)
{
    if (json_array_append_new(array, json_need(value)) != 0) mem_fail();
}

json_t *json_text(struct slice text)
{
    if (text_invalid_at(text) == text.n) return json_need(json_stringn(text.n ? text.s : "", text.n));
    struct buf clean;
    buf_init(&clean);
    for (size_t pos = 0; pos < text.n;) buf_addc(&clean, text_decode(text, pos, &pos));
    json_t *value = json_need(json_stringn(clean.s, clean.n));
    buf_done(&clean);
    return value;
}

json_t *json_value(double value)
{
    json_int_t whole = (json_int_t)value;
    bool exact = (double)whole >= value && (double)whole <= value;
    return json_need(exact ? json_integer(whole) : json_real(value));
}

/* ---- items and quantities ---- */

json_t *json_quantity_of(struct slice text, const struct quantity *q, struct slice object)
{
    json_t *value = json_need(json_object());
    json_put(value, "text", json_text(slice_cut(text, q->start, q->end)));
    json_put(value, "low", json_value(q->low));
    json_put(value, "high", q->has_high ? json_value(q->high) : json_null());
    json_put(value, "measure", json_text(q->measure));
    json_put(value, "bound", json_string(quantity_bound_name(q->bound)));
    json_put(value, "object", json_text(object));
    json_put(value, "kind", json_string(quantity_kind_name(q->kind)));
    json_put(value, "from", q->has_from ? json_value(q->from) : json_null());
    json_put(value, "per", q->per.n ? json_text(q->per) : json_null());
    return value;
}

static json_t *json_item_of(const struct quantity_frame *frame, struct slice cell, const struct item *item)
{
    struct item part;
    struct quantity q;
    json_t *value = json_need(json_object()), *quantities = json_need(json_array());
    json_put(value, "no", item->no ? json_integer((json_int_t)item->no) : json_null());
    json_put(value, "text", json_text(item_text(cell, item)));
    for (struct item_parts parts = item_parts_of(cell, item); item_parts_next(&parts, &part);) {
        struct slice text = item_text(cell, &part);
        for (size_t pos = 0; quantity_next_in(frame, text, &pos, &q);)
            json_add(quantities, json_quantity_of(text, &q, quantity_object_in(frame, text, &q)));
    }
    json_put(value, "quantities", quantities);
    return value;
}

/* The clauses inside an item; NULL if it holds none. */
static json_t *json_items_inside(const struct quantity_frame *frame, struct slice cell, const struct item *item)
{
    struct item inner;
    json_t *items = NULL;
    for (struct items walk = items_inside(cell, item); items_next(&walk, &inner);) {
        if (!items) items = json_need(json_array());
        json_add(items, json_item_of(frame, cell, &inner));
    }
    return items;
}

json_t *json_items_of(const struct plan *plan, size_t task, size_t column)
{
    struct quantity_frame frame = quantity_frame_of(plan, task, column);
    struct slice cell = plan_cell(plan, task, column);
    struct item item;
    json_t *items = json_need(json_array());
    for (struct items walk = items_of(cell); items_next(&walk, &item);) {
        json_t *value = json_item_of(&frame, cell, &item), *inside = json_items_inside(&frame, cell, &item);
        if (inside) json_put(value, "items", inside);
        json_add(items, value);
    }
    return items;
}

json_t *json_cell_of(const struct plan *plan, size_t task, enum column_role role)
{
    int column = plan_column_of(plan, role);
    json_t *value = json_need(json_object());
    json_put(value, "text", json_text(plan_cell_of(plan, task, role)));
    json_put(value, "items", column < 0 ? json_array() : json_items_of(plan, task, (size_t)column));
    return value;
}

/* ---- agencies ---- */

json_t *json_agency_of(const struct agencies *agencies, struct slice text)
{
    size_t agency = agencies_of(agencies, text);
    json_t *value = json_need(json_object());
    json_put(value, "name", json_text(agency == SIZE_MAX ? text : agencies_name(agencies, agency)));
    json_put(value, "text", json_text(text));
    json_put(value, "group",
             json_boolean(agency == SIZE_MAX ? agency_is_group(text) : agencies_is_group(agencies, agency)));
    return value;
}

json_t *json_agencies_of(const struct agencies *agencies, const struct plan *plan, size_t task,
                         enum agency_relation relation)
{
    struct agency_ref ref;
    json_t *list = json_need(json_array());
    for (struct agency_refs refs = agency_refs_of(plan, task); agency_refs_next(&refs, &ref);)
        if (ref.relation == relation) json_add(list, json_agency_of(agencies, ref.text));
    return list;
}

/* ---- indicators ---- */

static json_t *json_value_of(const struct indicator_value *value)
{
    return value->present && !value->before ? json_quantity_of(value->text, &value->quantity, value->object)
                                            : json_null();
}

static json_t *json_text_or_null(const char *text) { return text[0] ? json_string(text) : json_null(); }

static json_t *json_year_of(const struct indicators *all, size_t indicator, const struct plan *plan, size_t year)
{
    json_t *value = json_need(json_object());
    enum indicator_trend trend = indicators_change(all, indicator, year + 1);
    json_put(value, "year", json_text(plan_column(plan, plan_year_column(plan, year))->label));
    json_put(value, "quantity", json_value_of(indicators_value(all, indicator, year + 1)));
    json_put(value, "trend", json_text_or_null(indicator_trend_name(trend)));
    return value;
}

json_t *json_indicator_of(const struct indicators *all, size_t indicator, const struct plan *plan)
{
    const struct indicator *ind = &all->at[indicator];
    json_t *value = json_need(json_object()), *years = json_need(json_array());
    json_put(value, "object", json_text(ind->object));
    json_put(value, "measure", json_text(ind->measure));
    json_put(value, "per", ind->per.n > 0 ? json_text(ind->per) : json_null());
    json_put(value, "whole", json_value_of(indicators_value(all, indicator, 0)));
    for (size_t year = 0; year + 1 < all->slots; year++) json_add(years, json_year_of(all, indicator, plan, year));
    json_put(value, "years", years);
    bool added = ind->sum != INDICATOR_NOT_ADDABLE;
    json_put(value, "sum", added ? json_value(ind->low) : json_null());
    json_put(value, "sum_high", added && ind->high > ind->low ? json_value(ind->high) : json_null());
    json_put(value, "check", json_text_or_null(indicator_sum_name(ind->sum)));
    return value;
}

/* ---- writing ---- */

static int json_add_bytes(const char *bytes, size_t n, void *out)
{
    buf_add(out, slice_make(bytes, n));
    return 0;
}

void json_write(json_t *value, struct buf *out)
{
    if (json_dump_callback(json_need(value), json_add_bytes, out, JSON_REAL_PRECISION(DIGITS) | JSON_ENCODE_ANY) != 0)
        mem_fail();
    json_decref(value);
}
