#include "term/layout.h"

#include <string.h>

enum { LIST_MIN = 12, NAME_MIN = 20, TEXT_MIN = 24, SPLIT_ROWS = 30, HITS_ROWS = 20 };

static const enum pane_place places[PANES] = {
#define PANE(id, class, place) [PANE_##id] = PLACE_##place,
#include "term/pane.def"
};

enum pane_place layout_place(enum pane_id pane) { return places[pane]; }

static int layout_clamp(int value, int low, int high)
{
    if (value > high) value = high;
    return value < low ? low : value;
}

/* Puts a pane into the layout: a title row, its content, and to the right the column of the scroll bar. */
static void layout_put(struct layout *layout, enum pane_id pane, int row, int col, int nrows, int ncols)
{
    layout->shown[pane] = true;
    layout->title[pane] = (struct box){row, col, 1, ncols};
    layout->content[pane] = (struct box){row + 1, col, nrows > 1 ? nrows - 1 : 0, ncols - 1};
    layout->bar[pane] = col + ncols - 1;
}

/* The first pane of a place; PANES if there is none. */
static enum pane_id layout_first_at(enum pane_place place)
{
    enum pane_id pane = 0;
    while (pane < PANES && places[pane] != place) pane++;
    return pane;
}

/* Targets for detail, detail for targets: where there is little room the two share one place. */
static enum pane_id layout_other_text(enum pane_id pane)
{
    enum pane_id first = layout_first_at(PLACE_RIGHT);
    if (pane != first) return first;
    for (enum pane_id other = first + 1; other < PANES; other++)
        if (places[other] == PLACE_RIGHT) return other;
    return first;
}

static bool layout_is_list(enum pane_id pane) { return places[pane] == PLACE_LEFT; }

/* The list to the left of the tasks; PANES if there is none. */
static enum pane_id layout_list_of(const struct layout_wish *wish)
{
    if (layout_is_list(wish->focus)) return wish->focus;
    enum pane_id list = PANES;
    for (enum pane_id pane = 0; pane < PANES; pane++)
        if (layout_is_list(pane) && wish->has[pane]) list = pane;
    return list;
}

static bool layout_is_text(enum pane_id pane) { return places[pane] == PLACE_RIGHT; }

static void layout_share(struct layout *layout, enum pane_id text)
{
    layout->shares[text] = layout->shares[layout_other_text(text)] = true;
}

/* Puts targets above detail if the screen is high enough, else the one that is wanted. */
static void layout_put_texts(const struct layout_wish *wish, struct layout *layout, int col, int ncols)
{
    int nrows = wish->nrows - 2;
    enum pane_id one = layout_is_text(wish->focus) ? wish->focus : wish->companion;
    if (!wish->has[one]) one = layout_other_text(one);
    if (!wish->has[layout_other_text(one)]) {
        layout_put(layout, one, 1, col, nrows, ncols);
    } else if (wish->ncols >= LAYOUT_WIDE ? nrows >= 16 : nrows >= SPLIT_ROWS) {
        int upper = nrows - nrows / 2;
        enum pane_id first = layout_first_at(PLACE_RIGHT);
        layout_put(layout, first, 1, col, upper, ncols);
        layout_put(layout, layout_other_text(first), 1 + upper, col, nrows - upper, ncols);
    } else {
        layout_put(layout, one, 1, col, nrows, ncols);
        layout_share(layout, one);
    }
}

static void layout_put_columns(const struct layout_wish *wish, struct layout *layout)
{
    int ncols = wish->ncols, nrows = wish->nrows - 2, col = 0;
    bool wide = ncols >= LAYOUT_WIDE;
    enum pane_id left = layout_list_of(wish);
    if (wide && left != PANES) {
        int list = layout_clamp(wish->list_cols, LIST_MIN, ncols / 5 + 2) + wish->widen[left];
        list = layout_clamp(list, LIST_MIN, ncols - NAME_MIN - TEXT_MIN);
        layout_put(layout, left, 1, col, nrows, list + 1);
        col += list + 1;
    }
    int share = wide ? ncols * 2 / 7 : ncols * 2 / 5;
    int names = layout_clamp(wish->name_cols, NAME_MIN, share) + wish->widen[PANE_TASKS];
    names = layout_clamp(names, NAME_MIN, ncols - col - TEXT_MIN - 1);
    /* the lists share one place here */
    enum pane_id list = !wide && layout_is_list(wish->focus) ? wish->focus : PANE_TASKS;
    layout_put(layout, list, 1, col, nrows, names + 1);
    layout_put_texts(wish, layout, col + names + 1, ncols - col - names - 1);
}

/* Puts a list over the whole width (hits, indicators), and below it the text of its current row. */
static void layout_put_wide_list(const struct layout_wish *wish, struct layout *layout)
{
    int nrows = wish->nrows - 2, text = nrows * 2 / 5;
    enum pane_id below = wish->has[wish->companion] ? wish->companion : layout_other_text(wish->companion);
    if (nrows < HITS_ROWS || !wish->has[below]) {
        layout_put(layout, wish->focus, 1, 0, nrows, wish->ncols);
        return;
    }
    layout_put(layout, wish->focus, 1, 0, nrows - text, wish->ncols);
    layout_put(layout, below, 1 + nrows - text, 0, text, wish->ncols);
    if (wish->has[layout_other_text(below)]) layout_share(layout, below);
}

static bool layout_is_tiny(const struct layout_wish *wish)
{
    return wish->ncols < LAYOUT_MIN_COLS || wish->nrows < LAYOUT_MIN_ROWS;
}

void layout_make(const struct layout_wish *wish, struct layout *layout)
{
    memset(layout, 0, sizeof *layout);
    layout->nrows = wish->nrows;
    layout->ncols = wish->ncols;
    for (int i = 0; i < PANES; i++) layout->bar[i] = -1;
    if (layout_is_tiny(wish)) {
        layout->too_small = true;
    } else if (wish->zoomed || wish->ncols < LAYOUT_TWO || places[wish->focus] == PLACE_FULL) {
        layout_put(layout, wish->focus, 1, 0, wish->nrows - 2, wish->ncols);
        if (layout_is_text(wish->focus) && wish->has[wish->focus] && wish->has[layout_other_text(wish->focus)])
            layout_share(layout, wish->focus);
    } else if (places[wish->focus] == PLACE_TOP) {
        layout_put_wide_list(wish, layout);
    } else {
        layout_put_columns(wish, layout);
    }
}

enum pane_id layout_at(const struct layout *layout, int row, int col)
{
    for (int i = 0; i < PANES; i++) {
        const struct box *title = &layout->title[i], *content = &layout->content[i];
        if (layout->shown[i] && col >= title->col && col < title->col + title->ncols && row >= title->row &&
            row < content->row + content->nrows)
            return (enum pane_id)i;
    }
    return PANES;
}
