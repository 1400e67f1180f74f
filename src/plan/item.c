#include "plan/item.h"

#include "base/chars.h"
#include "plan/item_list.h"

#define STRONG (CHARS_SEMICOLON | CHARS_FULL_STOP)

struct items items_of(struct slice cell)
{
    if (text_is_placeholder(cell)) cell = SLICE(""); /* the text is kept, but says that there is nothing */
    struct item_lists lists = item_lists_of(cell, 0, NULL);
    struct items walk = {.cell = cell, .mark = lists.first, .around = lists.around};
    if (walk.mark.style != ITEM_NO_STYLE) return walk;
    walk.lines = item_lines_of(cell);
    if (walk.lines == ITEM_LINES_NONE) return walk;
    size_t start = chars_skip_blanks(cell, 0);
    walk.mark = (struct item_mark){.start = start, .end = start, .style = ITEM_LINE};
    return walk;
}

static bool item_can_hold_list(const struct item *item)
{
    enum item_style own = item->around.style;
    return own == ITEM_BULLET || (own != ITEM_NO_STYLE && (item->around.seen & ~(1u << own)) != 0);
}

struct items items_inside(struct slice cell, const struct item *item)
{
    struct items walk = {.cell = slice_cut(cell, 0, item->end), .pos = item->end};
    if (!item_can_hold_list(item)) return walk;
    struct item_lists lists = item_lists_of(walk.cell, item->start, &item->around);
    if (lists.first.style == ITEM_NO_STYLE) return walk;
    walk.pos = item->start;
    walk.mark = lists.first;
    walk.around = lists.around;
    return walk;
}

static struct item_mark item_find_next(const struct items *walk, const struct item_mark *mark)
{
    if (mark->style != ITEM_LINE) return item_list_next(walk->cell, mark->end, mark);
    size_t start = item_lines_next(walk->cell, mark->end, walk->lines);
    bool found = start < walk->cell.n;
    return (struct item_mark){.start = start, .end = start, .style = found ? ITEM_LINE : ITEM_NO_STYLE};
}

static bool item_is_after_han(struct slice t, size_t pos, size_t from)
{
    return pos > from && text_is_han(text_peek_back(t, pos));
}

/* Takes blanks and separators off the end of [item->start, item->end). */
static void item_trim_end(struct slice cell, struct item *item)
{
    while (item->end > item->start) {
        size_t pos = text_previous(cell, item->end), next;
        uint32_t cp = text_decode(cell, pos, &next);
        bool stop = chars_is(cp, CHARS_DOT) && item_is_after_han(cell, pos, item->start);
        bool separator = stop || chars_is(cp, STRONG | CHARS_COMMA | CHARS_ENUMERATION);
        if (!separator && !text_is_blank(cp)) break;
        if (separator && !item->separator) item->separator = cp;
        item->end = pos;
    }
}

bool items_next(struct items *walk, struct item *item)
{
    struct slice cell = walk->cell;
    struct item_mark mark = walk->mark;
    *item = (struct item){.start = chars_skip_blanks(cell, walk->pos), .mark = walk->pos, .mark_end = walk->pos};
    if (item->start >= cell.n) return false;
    if (item->start >= mark.start) {
        *item = (struct item){.no = mark.no,
                              .mark = mark.start,
                              .mark_end = mark.end,
                              .start = chars_skip_blanks(cell, mark.end),
                              .missing_separator = mark.missing_separator,
                              .missing_dot = mark.missing_dot,
                              .unexpected = mark.unexpected};
        walk->mark = item_find_next(walk, &mark);
    }
    item->around = walk->around;
    item->end = item->next = walk->pos = walk->mark.start;
    if (item->start > item->end) item->start = item->end;
    item_trim_end(cell, item);
    return true;
}

struct item_parts item_parts_of(struct slice cell, const struct item *item)
{
    struct items inside = items_inside(cell, item);
    return (struct item_parts){.inside = inside, .item = *item, .whole = inside.mark.style == ITEM_NO_STYLE};
}

bool item_parts_next(struct item_parts *parts, struct item *part)
{
    bool whole = parts->whole;
    parts->whole = false;
    if (whole) *part = parts->item;
    return whole || items_next(&parts->inside, part);
}

size_t items_count(struct slice cell)
{
    size_t count = 0;
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item);) count++;
    return count;
}
