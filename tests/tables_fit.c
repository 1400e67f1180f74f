/* One text, one list of agencies, one task of a load against what is wanted of it. */
#include "base/mem.h"
#include "tables.h"
#include "test.h"

#include <string.h>

/* ---- texts ---- */

static bool fit_is_blank(uint32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

char *flat(const char *text)
{
    struct slice t = slice_of(text != NULL ? text : "");
    struct buf out;
    buf_init(&out);
    buf_adds(&out, "");
    for (size_t at = 0, next; at < t.n; at = next)
        if (!fit_is_blank(text_decode(t, at, &next))) buf_add(&out, slice_cut(t, at, next));
    if (out.s == NULL) buf_fill(&out, '\0', 1);
    return out.s;
}

static bool fit_same(const char *a, const char *b)
{
    char *x = flat(a), *y = flat(b);
    bool same = strcmp(x, y) == 0;
    free(x);
    free(y);
    return same;
}

static bool fit_contains(const char *text, const char *piece)
{
    char *x = flat(text), *y = flat(piece);
    bool found = strstr(x, y) != NULL;
    free(x);
    free(y);
    return found;
}

static bool fit_starts(const char *text, const char *start)
{
    char *x = flat(text), *y = flat(start);
    bool starts = strncmp(x, y, strlen(y)) == 0;
    free(x);
    free(y);
    return starts;
}

/* Where the piece, which has no blanks, stands in the text at or after `from`, whatever blanks are between its
 * characters; SIZE_MAX if nowhere.  *end is the byte after it. */
static size_t fit_find(struct slice text, size_t from, struct slice piece, size_t *end)
{
    for (size_t start = from; start <= text.n; start = start < text.n ? text_step(text, start) : start + 1) {
        size_t at = start, done = 0, next;
        while (done < piece.n && at < text.n) {
            uint32_t c = text_decode(text, at, &next);
            if (done > 0 && fit_is_blank(c)) at = next;
            else if (c == text_peek(piece, done)) at = next, done = text_step(piece, done);
            else break;
        }
        *end = at;
        if (done == piece.n) return start;
    }
    return SIZE_MAX;
}

static bool fit_separates(struct slice between)
{
    for (size_t at = 0, next; at < between.n; at = next) switch (text_decode(between, at, &next)) {
        case '\n':
        case ';':
        case 0xFF1B:
        case 0x3002:
        case 0x3001:
        case ',':
        case 0xFF0C:
        case '/':
        case '|': return true;
        default: break;
        }
    return false;
}

/* The pieces in this order, something that separates them between each two. */
static bool fit_apart(const json_t *pieces, const char *text)
{
    struct slice t = slice_of(text != NULL ? text : "");
    size_t at = 0, i;
    json_t *piece;
    json_array_foreach (pieces, i, piece) {
        char *wanted = flat(json_string_value(piece));
        size_t end, start = fit_find(t, at, slice_of(wanted), &end);
        free(wanted);
        if (start == SIZE_MAX) return false;
        if (i > 0 && !fit_separates(slice_cut(t, text_previous(t, at), start))) return false;
        at = end > 0 ? end : 1;
    }
    return true;
}

static bool fit_any(const json_t *list, const char *text)
{
    size_t i;
    json_t *one;
    json_array_foreach (list, i, one)
        if (fit_same(json_string_value(one), text)) return true;
    return false;
}

bool text_fits(const json_t *want, const char *text)
{
    size_t i;
    json_t *piece;
    if (json_is_string(want)) return fit_same(json_string_value(want), text);
    if (json_is_object(want)) {
        const json_t *one_of = json_object_get(want, "one_of"), *none = json_object_get(want, "not");
        if (one_of != NULL) return fit_any(one_of, text);
        if (none != NULL) return !fit_any(none, text);
        return fit_apart(json_object_get(want, "parts"), text);
    }
    json_array_foreach (want, i, piece)
        if (!fit_contains(text, json_string_value(piece))) return false;
    return true;
}

/* ---- agencies ---- */

/* `wanted` is a name, or several of which one fits, with | between. */
static bool fit_is_agency(const char *wanted, const json_t *agency)
{
    const char *name = json_string_value(json_object_get(agency, "name"));
    const char *text = json_string_value(json_object_get(agency, "text"));
    bool found = false;
    for (const char *at = wanted; !found && at != NULL;) {
        const char *bar = strchr(at, '|');
        char *one = strndup(at, bar != NULL ? (size_t)(bar - at) : strlen(at));
        found = fit_same(one, name) || fit_same(one, text);
        free(one);
        at = bar != NULL ? bar + 1 : NULL;
    }
    return found;
}

static bool fit_agency_among(const char *wanted, const json_t *agencies)
{
    size_t i;
    json_t *agency;
    json_array_foreach (agencies, i, agency)
        if (fit_is_agency(wanted, agency)) return true;
    return false;
}

static bool fit_agencies(const json_t *want, const json_t *got, bool ordered)
{
    size_t i;
    json_t *wanted;
    if (json_array_size(want) != json_array_size(got)) return false;
    json_array_foreach (want, i, wanted) {
        const char *name = json_string_value(wanted);
        if (ordered ? !fit_is_agency(name, json_array_get(got, i)) : !fit_agency_among(name, got)) return false;
    }
    return true;
}

static json_t *fit_names(const json_t *agencies)
{
    json_t *names = json_array(), *agency;
    size_t i;
    json_array_foreach (agencies, i, agency) json_array_append(names, json_object_get(agency, "name"));
    return names;
}

/* ---- tasks ---- */

static const char *fit_content(const json_t *task)
{
    return json_string_value(json_object_get(json_object_get(task, "content"), "text"));
}

/* The cells that are no list of agencies. */
static json_t *fit_cells(const json_t *task)
{
    static const char *const names[] = {"no", "action", "task"};
    json_t *cells = json_array(), *target, *other;
    const char *header;
    size_t i;
    for (i = 0; i < 3; i++) json_array_append(cells, json_object_get(task, names[i]));
    if (fit_content(task) != NULL) json_array_append_new(cells, json_string(fit_content(task)));
    json_array_foreach (json_object_get(task, "targets"), i, target)
        json_array_append(cells, json_object_get(target, "text"));
    json_object_foreach (json_object_get((json_t *)(uintptr_t)task, "extra"), header, other)
        json_array_append(cells, other);
    return cells;
}

json_t *task_cells(const json_t *task)
{
    json_t *cells = fit_cells(task), *agency;
    size_t i;
    json_array_foreach (json_object_get(task, "lead"), i, agency)
        json_array_append(cells, json_object_get(agency, "text"));
    json_array_foreach (json_object_get(task, "support"), i, agency)
        json_array_append(cells, json_object_get(agency, "text"));
    return cells;
}

/* "which: field GOT, expected WANT" */
static void fit_miss(struct misses *misses, const char *which, const char *field, const json_t *want, json_t *got)
{
    char *wanted = json_dumps(want, JSON_ENCODE_ANY), *came = got != NULL ? json_dumps(got, JSON_ENCODE_ANY) : NULL;
    miss(misses, "%s: %s %s, expected %s", which, field, came != NULL ? came : "(none)", wanted);
    free(wanted);
    free(came);
}

static void fit_text(struct misses *misses, const char *which, const char *field, const json_t *want, const char *got)
{
    json_t *text = got != NULL ? json_string(got) : NULL;
    if (want != NULL && !text_fits(want, got)) fit_miss(misses, which, field, want, text);
    json_decref(text);
}

static void fit_targets(struct misses *misses, const char *which, const json_t *want, const json_t *targets)
{
    const char *label;
    json_t *wanted, *target;
    json_object_foreach ((json_t *)(uintptr_t)want, label, wanted) {
        const char *text = NULL;
        size_t i;
        json_array_foreach (targets, i, target)
            if (fit_starts(json_string_value(json_object_get(target, "year")), label)) {
                text = json_string_value(json_object_get(target, "text"));
                break;
            }
        if (text == NULL) fit_miss(misses, which, label, wanted, NULL);
        else fit_text(misses, which, label, wanted, text);
    }
}

static void fit_extra(struct misses *misses, const char *which, const json_t *want, const json_t *extra)
{
    const char *header, *other;
    json_t *wanted, *value;
    json_object_foreach ((json_t *)(uintptr_t)want, header, wanted) {
        const char *text = NULL;
        json_object_foreach ((json_t *)(uintptr_t)extra, other, value)
            if (fit_same(other, header)) text = json_string_value(value);
        bool nothing = text == NULL && json_string_length(wanted) > 0;
        if (nothing || !text_fits(wanted, text)) fit_text(misses, which, header, wanted, nothing ? NULL : text);
    }
}

static void fit_agency_lists(struct misses *misses, const char *which, const json_t *want, const json_t *task)
{
    static const char *const roles[] = {"lead", "support"};
    json_t *both = json_array(), *wanted;
    for (size_t i = 0; i < 2; i++) {
        json_t *got = json_object_get(task, roles[i]), *names = fit_names(got);
        wanted = json_object_get(want, roles[i]);
        json_array_extend(both, got);
        if (wanted != NULL && !fit_agencies(wanted, got, true)) fit_miss(misses, which, roles[i], wanted, names);
        json_decref(names);
    }
    wanted = json_object_get(want, "agencies");
    json_t *names = fit_names(both);
    if (wanted != NULL && !fit_agencies(wanted, both, false))
        fit_miss(misses, which, "agencies (in any order)", wanted, names);
    json_decref(names);
    json_decref(both);
}

/* Each wanted text is one whole cell, under whatever role. */
static void fit_whole_cells(struct misses *misses, const char *which, const json_t *want, const json_t *cells)
{
    size_t i, j;
    json_t *wanted, *cell;
    json_array_foreach (want, i, wanted) {
        bool found = false;
        json_array_foreach (cells, j, cell) {
            const char *text = json_string_value(cell);
            found = found || (json_is_array(wanted) ? fit_apart(wanted, text) : text_fits(wanted, text));
        }
        if (!found) fit_miss(misses, which, "no such cell", wanted, NULL);
    }
}

static void fit_somewhere(struct misses *misses, const char *which, const json_t *want, const json_t *cells)
{
    size_t i, j;
    json_t *wanted, *cell;
    json_array_foreach (want, i, wanted) {
        bool found = false;
        json_array_foreach (cells, j, cell)
            found = found || fit_contains(json_string_value(cell), json_string_value(wanted));
        if (!found) fit_miss(misses, which, "nowhere", wanted, NULL);
    }
}

void task_compare(struct misses *misses, const char *which, const json_t *want, const json_t *task)
{
    static const char *const names[] = {"no", "action", "task"};
    json_t *plain = fit_cells(task), *all = task_cells(task), *line = json_object_get(want, "line");
    for (size_t i = 0; i < 3; i++)
        fit_text(misses, which, names[i], json_object_get(want, names[i]),
                 json_string_value(json_object_get(task, names[i])));
    if (line != NULL && !json_equal(line, json_object_get(task, "line")))
        fit_miss(misses, which, "line", line, json_object_get(task, "line"));
    fit_text(misses, which, "content", json_object_get(want, "content"), fit_content(task));
    fit_targets(misses, which, json_object_get(want, "targets"), json_object_get(task, "targets"));
    fit_agency_lists(misses, which, want, task);
    fit_extra(misses, which, json_object_get(want, "extra"), json_object_get(task, "extra"));
    fit_whole_cells(misses, which, json_object_get(want, "cells"), plain);
    fit_somewhere(misses, which, json_object_get(want, "has"), all);
    json_decref(plain);
    json_decref(all);
}
