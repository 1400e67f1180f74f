#include <errno.h>
#include <string.h>

#include "base/mem.h"
#include "term_inside.h"
#include "test.h"

int term_cols(const struct term *t) { return t->ncols; }
int term_rows(const struct term *t) { return t->nrows; }

/* ---- cells ---- */

static int colour(const VTermColor *c)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c)) return -1;
    if (VTERM_COLOR_IS_INDEXED(c)) return c->indexed.idx;
    return 0x1000000 | c->rgb.red << 16 | c->rgb.green << 8 | c->rgb.blue;
}

static unsigned style(const VTermScreenCell *cell)
{
    return (cell->attrs.bold ? TERM_BOLD : 0u) | (cell->attrs.underline ? TERM_UNDERLINE : 0u) |
           (cell->attrs.italic ? TERM_ITALIC : 0u) | (cell->attrs.reverse ? TERM_REVERSE : 0u) |
           (cell->attrs.strike ? TERM_STRIKE : 0u) | (cell->attrs.blink ? TERM_BLINK : 0u) |
           (colour(&cell->fg) >= 0 ? TERM_COLOUR : 0u) | (colour(&cell->bg) >= 0 ? TERM_BACKGROUND : 0u);
}

struct term_cell term_cell(struct term *t, int row, int col)
{
    VTermScreenCell cell;
    struct term_cell out = {.width = 1, .fg = -1, .bg = -1};
    if (!vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &cell)) return out;
    out.style = style(&cell);
    out.fg = colour(&cell.fg);
    out.bg = colour(&cell.bg);
    out.width = cell.chars[0] == (uint32_t)-1 ? 0 : cell.width;
    if (out.width == 0) return out;
    size_t n = 0;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) n += text_encode(cell.chars[i], out.text + n);
    return out;
}

/* Appends the row to out; col_of (if not NULL) gets the column of each byte added. */
static void add_row(struct term *t, int row, struct buf *out, int *col_of)
{
    size_t start = out->n;
    for (int col = 0; col < t->ncols; col++) {
        struct term_cell cell = term_cell(t, row, col);
        if (cell.width == 0) continue;
        size_t before = out->n;
        buf_adds(out, cell.text[0] ? cell.text : " ");
        for (size_t i = before; col_of && i < out->n; i++) col_of[i - start] = col;
    }
}

static void drop_blanks_at_end(struct buf *b, size_t from)
{
    while (b->n > from && b->s[b->n - 1] == ' ') b->n--;
    if (b->s) b->s[b->n] = '\0';
}

const char *term_row(struct term *t, int row)
{
    buf_clear(&t->row);
    add_row(t, row, &t->row, NULL);
    drop_blanks_at_end(&t->row, 0);
    return buf_slice(&t->row).s;
}

const char *term_screen(struct term *t)
{
    buf_clear(&t->text);
    for (int row = 0; row < t->nrows; row++) {
        if (row > 0) buf_adds(&t->text, "\n");
        size_t start = t->text.n;
        add_row(t, row, &t->text, NULL);
        drop_blanks_at_end(&t->text, start);
    }
    return buf_slice(&t->text).s;
}

bool term_find(struct term *t, const char *text, int *row, int *col)
{
    int *col_of = mem_alloc((size_t)t->ncols * sizeof((struct term_cell){0}.text) * sizeof *col_of);
    bool found = false;
    for (int r = 0; r < t->nrows && !found; r++) {
        buf_clear(&t->row);
        add_row(t, r, &t->row, col_of);
        const char *start = buf_slice(&t->row).s, *at = strstr(start, text);
        if (!at) continue;
        *row = r;
        *col = col_of[at - start];
        found = true;
    }
    free(col_of);
    return found;
}

bool term_has(struct term *t, const char *text)
{
    int row, col;
    return term_find(t, text, &row, &col);
}

unsigned term_style_of(struct term *t, const char *text)
{
    int row, col;
    if (!term_find(t, text, &row, &col)) term_fail(t, __FILE__, __LINE__, "“%s” is not on the screen", text);
    unsigned common = ~0u;
    for (size_t seen = 0, n = strlen(text); seen < n && col < t->ncols; col++) {
        struct term_cell cell = term_cell(t, row, col);
        if (cell.width == 0) continue;
        common &= cell.style;
        seen += cell.text[0] ? strlen(cell.text) : 1;
    }
    return common;
}

void term_cursor(struct term *t, int *row, int *col, bool *visible)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
    *row = at.row;
    *col = at.col;
    *visible = t->cursor_visible;
}

/* ---- expected screens ---- */

/* Cuts the next line off *rest, without blanks at its end; empty once there is none. */
static struct slice next_line(const char **rest)
{
    struct slice line = slice_make(*rest, strcspn(*rest, "\n"));
    *rest += line.n + ((*rest)[line.n] == '\n');
    while (line.n > 0 && line.s[line.n - 1] == ' ') line.n--;
    return line;
}

static bool same_screen(const char *a, const char *b)
{
    while (*a || *b)
        if (!slice_equal(next_line(&a), next_line(&b))) return false;
    return true;
}

static void print_difference(const char *expected, const char *shown)
{
    for (int row = 0; *expected || *shown; row++) {
        struct slice want = next_line(&expected), have = next_line(&shown);
        if (slice_equal(want, have)) {
            print_error("   %2d %.*s\n", row, (int)have.n, have.s);
        } else {
            print_error(" - %2d %.*s\n", row, (int)want.n, want.s);
            print_error(" + %2d %.*s\n", row, (int)have.n, have.s);
        }
    }
}

static void write_screen(struct term *t, const char *path)
{
    term_wait_still(t, 200);
    FILE *f = fopen(path, "w");
    if (!f) fail_msg("%s: %s", path, strerror(errno));
    const char *screen = term_screen(t);
    size_t n = strlen(screen);
    while (n > 0 && screen[n - 1] == '\n') n--;
    fprintf(f, "%.*s\n", (int)n, screen);
    if (fclose(f) != 0) fail_msg("%s: %s", path, strerror(errno));
}

static bool wait_for_screen(struct term *t, const char *expected)
{
    int64_t end = term_now_ms() + TERM_TIMEOUT_MS;
    while (!same_screen(term_screen(t), expected)) {
        int64_t left = end - term_now_ms();
        if (left <= 0 || t->ended) return false;
        term_pump(t, (int)left);
    }
    return true;
}

void term_expect_screen_at(struct term *t, const char *name, const char *file, int line)
{
    char *relative = mem_format("tests/data/screens/%s.txt", name), *path = mem_strdup(test_path(relative));
    const char *update = getenv("UPDATE_SCREENS");
    struct buf expected;
    buf_init(&expected);
    term_update(t);
    if (update && strcmp(update, "1") == 0) {
        write_screen(t, path);
    } else if (!test_read(path, &expected)) {
        fail_msg("there is no %s; make it with UPDATE_SCREENS=1 and read it over", path);
    } else if (!wait_for_screen(t, buf_slice(&expected).s)) {
        print_error("not the screen of %s: expected -, shown + (UPDATE_SCREENS=1 takes over what is shown)\n", path);
        print_difference(buf_slice(&expected).s, term_screen(t));
        _fail(file, line);
    }
    buf_done(&expected);
    free(path);
    free(relative);
}
