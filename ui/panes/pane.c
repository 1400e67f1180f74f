#include "panes/pane.h"

#include "term/rows.h"

bool pane_has(const struct pane_class *class, const struct view *v) { return class->why_empty(v) == NULL; }

static bool pane_move(struct rows *rows, enum cmd cmd)
{
    ptrdiff_t half = rows->height > 3 ? (ptrdiff_t)rows->height / 2 : 1;
    switch (cmd) {
    case CMD_DOWN: return rows_move(rows, 1);
    case CMD_UP: return rows_move(rows, -1);
    case CMD_PAGE_DOWN: return rows_page(rows, 1);
    case CMD_PAGE_UP: return rows_page(rows, -1);
    case CMD_HALF_DOWN: return rows_move(rows, half);
    case CMD_HALF_UP: return rows_move(rows, -half);
    case CMD_FIRST: return rows_first(rows);
    default: return rows_last(rows);
    }
}

unsigned pane_move_rows(struct rows *rows, enum cmd cmd)
{
    switch (cmd) {
    case CMD_DOWN:
    case CMD_UP:
    case CMD_PAGE_DOWN:
    case CMD_PAGE_UP:
    case CMD_HALF_DOWN:
    case CMD_HALF_UP:
    case CMD_FIRST:
    case CMD_LAST: return pane_move(rows, cmd) ? APP_REDRAW : APP_NOTHING;
    default: return APP_UNKNOWN;
    }
}

bool pane_scroll_of(enum cmd cmd, size_t height, size_t count, ptrdiff_t *by)
{
    ptrdiff_t page = height > 1 ? (ptrdiff_t)height - 1 : 1, half = page > 1 ? page / 2 : 1;
    switch (cmd) {
    case CMD_DOWN: *by = 1; return true;
    case CMD_UP: *by = -1; return true;
    case CMD_PAGE_DOWN: *by = page; return true;
    case CMD_PAGE_UP: *by = -page; return true;
    case CMD_HALF_DOWN: *by = half; return true;
    case CMD_HALF_UP: *by = -half; return true;
    case CMD_FIRST: *by = -(ptrdiff_t)count; return true;
    case CMD_LAST: *by = (ptrdiff_t)count; return true;
    default: return false;
    }
}
