/* json: the parts of a plan as JSON values, made with jansson, in the shapes that the manual lists (JSON).
 *
 * Every function returns a new reference, which the caller owns, and never NULL (out of memory ends the program).
 * Bytes that are not UTF-8, which only a file name can have, become �.  Keys stay in the order in which they are
 * set. */
#ifndef JIHUA_JSON_H
#define JIHUA_JSON_H

#include <jansson.h>

#include "plan/agencies.h"
#include "base/buf.h"
#include "plan/indicator.h"
#include "plan/quantity.h"
#include "plan/quantity_frame.h"

json_t *json_text(struct slice);
json_t *json_value(double); /* an integer where it is one: 30000, not 30000.0 */
json_t *json_quantity_of(struct slice text, const struct quantity *, struct slice object);
/* [{"no": 1, "text": "…", "quantities": […], "items": […]}]; "items", of the same shape, where an item holds a list. */
json_t *json_items_of(const struct plan *, size_t task, size_t column);
json_t *json_cell_of(const struct plan *, size_t task, enum column_role); /* {"text": "…", "items": […]} */
json_t *json_agency_of(const struct agencies *, struct slice text);
json_t *json_agencies_of(const struct agencies *, const struct plan *, size_t task, enum agency_relation);
json_t *json_indicator_of(const struct indicators *, size_t indicator, const struct plan *);

/* Sets a key / appends to an array, taking over the value. */
void json_put(json_t *object, const char *key, json_t *value);
void json_add(json_t *array, json_t *value);
/* Writes a value on one line, without a line break at its end, and releases it. */
void json_write(json_t *value, struct buf *);

#endif
