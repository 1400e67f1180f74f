/* Items, quantities and agencies of any cell: in order, inside the cell, on character borders, nothing lost. */
#include <stdlib.h>

#include "plan/agency.h"
#include "plan/compare.h"
#include "fuzz.h"
#include "plan/item.h"
#include "plan/quantity.h"

static void expect_within(struct slice text, size_t start, size_t end)
{
    FUZZ_EXPECT(start <= end && end <= text.n);
    FUZZ_EXPECT(start == text.n || ((unsigned char)text.s[start] & 0xC0) != 0x80);
    FUZZ_EXPECT(end == text.n || ((unsigned char)text.s[end] & 0xC0) != 0x80);
}

static void expect_inside(struct slice text, struct slice part)
{
    FUZZ_EXPECT(part.n == 0 || (part.s >= text.s && part.s + part.n <= text.s + text.n));
    FUZZ_EXPECT(text_invalid_at(part) == part.n);
}

static void expect_quantities(struct slice text)
{
    struct quantity q;
    size_t end = 0, count = 0;
    for (size_t pos = 0; quantity_next(text, &pos, &q); count++) {
        char number[32];
        expect_within(text, q.start, q.end);
        expect_within(text, q.number, q.number_end);
        FUZZ_EXPECT(q.start >= end && q.number >= q.start && q.number_end <= q.end && q.number < q.number_end &&
                    pos >= q.end);
        FUZZ_EXPECT(q.after <= q.start && q.bound < QUANTITY_BOUNDS);
        FUZZ_EXPECT(q.low == q.low && q.high == q.high && q.low >= 0 && (q.has_high || q.high == q.low));
        if (!slice_equals(q.measure, "%")) expect_inside(text, q.measure); /* 百分之八十 has none of its own */
        expect_inside(text, q.per);
        FUZZ_EXPECT(q.kind < QUANTITY_KINDS && (!q.has_from || (q.from == q.from && q.from >= 0)));
        expect_inside(text, quantity_object(text, &q));
        FUZZ_EXPECT(strlen(quantity_number(q.low, number)) < 32);
        end = q.end;
    }
    FUZZ_EXPECT(count == quantity_count(text));
}

/* An item that follows text that ends at byte `end`. */
static void expect_item(struct slice cell, const struct item *item, size_t end)
{
    expect_within(cell, item->mark, item->mark_end);
    expect_within(cell, item->start, item->end);
    expect_within(cell, item->next, item->next);
    FUZZ_EXPECT(item->mark >= end && item->mark_end <= item->start && item->end <= item->next && item->next > end);
    FUZZ_EXPECT(item->no == 0 || item->mark < item->mark_end);
    FUZZ_EXPECT(slice_is_blank(slice_cut(cell, end, item_begins(item))));
    FUZZ_EXPECT(slice_is_blank(slice_cut(cell, item->mark_end, item->start)));
    expect_quantities(item_text(cell, item));
}

static void expect_items_inside(struct slice cell, const struct item *outer)
{
    struct item item;
    size_t end = outer->start;
    for (struct items walk = items_inside(cell, outer); items_next(&walk, &item); end = item.next) {
        expect_item(cell, &item, end);
        FUZZ_EXPECT(item.next <= outer->end);
    }
    FUZZ_EXPECT(end == outer->start || end == outer->end);
}

static void expect_items(struct slice cell)
{
    struct item item;
    size_t end = 0, count = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item); count++) {
        expect_item(cell, &item, end);
        expect_items_inside(cell, &item);
        end = item.next;
    }
    FUZZ_EXPECT(count == items_count(cell));
    FUZZ_EXPECT(slice_is_blank(slice_cut(cell, end, cell.n)) || (end == 0 && text_is_placeholder(cell)));
}

static void expect_agencies(struct slice cell)
{
    struct agency_name name;
    size_t end = 0;
    for (struct agency_names walk = agency_names_of(cell); agency_names_next(&walk, &name);) {
        expect_within(cell, name.start, name.end);
        FUZZ_EXPECT(name.start >= end && name.end > name.start);
        end = name.end;
    }
}

static void expect_compare(struct slice a, struct slice b)
{
    struct compare compare;
    size_t olds = 0, news = 0;
    compare_cells(a, b, &compare);
    for (size_t i = 0; i < compare.count; i++) {
        const struct compare_pair *pair = &compare.pair[i];
        olds += pair->old_item != COMPARE_NONE;
        news += pair->new_item != COMPARE_NONE;
        FUZZ_EXPECT(pair->likeness >= 0 && pair->likeness <= 1);
    }
    FUZZ_EXPECT(olds == compare.old_count && news == compare.new_count);
    compare_done(&compare);
}

static void expect_diff(struct slice a, struct slice b)
{
    struct diff diff;
    size_t old_end = 0, new_end = 0;
    diff_texts(a, b, &diff);
    for (size_t i = 0; i < diff.count; i++) {
        const struct diff_span *span = &diff.span[i];
        FUZZ_EXPECT(span->old_start == old_end && span->new_start == new_end);
        struct slice old_text = slice_cut(a, span->old_start, span->old_end),
                     new_text = slice_cut(b, span->new_start, span->new_end);
        if (span->kind == DIFF_SAME) FUZZ_EXPECT(slice_equal(old_text, new_text));
        if (span->kind == DIFF_REMOVED) FUZZ_EXPECT(new_text.n == 0 && old_text.n > 0);
        if (span->kind == DIFF_ADDED) FUZZ_EXPECT(old_text.n == 0 && new_text.n > 0);
        old_end = span->old_end;
        new_end = span->new_end;
    }
    FUZZ_EXPECT(old_end == a.n && new_end == b.n);
    diff_done(&diff);
}

void fuzz_items(struct slice bytes)
{
    unsigned knob = fuzz_take(&bytes);
    struct slice text = knob % 4 == 0 ? bytes
                                      : fuzz_utf8(bytes); /* any bytes will do, but have no characters to keep whole */
    if (knob % 4 == 0) {
        struct item item;
        struct quantity q;
        struct agency_name name;
        for (struct items walk = items_of(text); items_next(&walk, &item);)
            for (struct items inside = items_inside(text, &item); items_next(&inside, &item);)
                FUZZ_EXPECT(item.end <= text.n);
        for (size_t pos = 0; quantity_next(text, &pos, &q);) FUZZ_EXPECT(q.end <= text.n);
        for (struct agency_names walk = agency_names_of(text); agency_names_next(&walk, &name);)
            FUZZ_EXPECT(name.end <= text.n);
        return;
    }
    text.s = fuzz_copy(text);
    size_t middle = 0, half = text.n * knob / 256;
    while (middle < half) text_decode(text, middle, &middle);
    expect_items(text);
    expect_quantities(text);
    expect_agencies(text);
    expect_compare(slice_cut(text, 0, middle), slice_cut(text, middle, text.n));
    expect_diff(slice_cut(text, 0, middle), slice_cut(text, middle, text.n));
    free((char *)text.s);
}
