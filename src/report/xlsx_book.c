#include "report/xlsx_book.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/fold.h"
#include "base/lang.h"
#include "base/mem.h"
#include "report/xlsx_library.h"

struct xlsx_book {
    struct xlsx_library lib;
    lxw_workbook *book; /* NULL once it is closed */
    lxw_worksheet *sheet;
    lxw_format *look[XLSX_LOOKS];
    char **name; /* owned, each of them too: of the worksheets */
    size_t sheets, sheets_cap;
    char *folder; /* owned: for temporary files */
    char *path;   /* owned: of the file that the library writes, which has no name there any more if `named` is false */
    int fd;       /* of that file */
    bool named;
    double nbytes; /* about how many the library will write, before they are packed */
};

/* ---- the temporary file ---- */

static bool xlsx_book_open_in(struct xlsx_book *b, const char *folder)
{
    char *path = mem_format("%s/jihua-XXXXXX", folder), through[64];
    b->fd = mkostemp(path, O_CLOEXEC);
    if (b->fd < 0) return free(path), false;
    b->folder = mem_strdup(folder);
    b->path = path;
    snprintf(through, sizeof through, "/proc/self/fd/%d", b->fd);
    b->named = access(through, W_OK) != 0;
    if (b->named) return true;
    unlink(path);
    free(path);
    b->path = mem_strdup(through);
    return true;
}

/* The library writes files only.  This one loses its name at once, so that nothing is left of it whatever ends the
 * program. */
static bool xlsx_book_open(struct xlsx_book *b, struct err *err)
{
    const char *wish = getenv("TMPDIR");
    if ((wish && *wish == '/' && xlsx_book_open_in(b, wish)) || xlsx_book_open_in(b, "/tmp") ||
        xlsx_book_open_in(b, "/var/tmp"))
        return true;
    err_set(err, _("no temporary file can be written"), _("make room in the folder for temporary files"));
    return false;
}

/* Whether what the library writes has room: where it has none, the library prints and parts can be cut short. */
static bool xlsx_book_has_room(const struct xlsx_book *b)
{
    struct statvfs disk;
    struct rlimit limit; /* ulimit -f */
    if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && (double)limit.rlim_cur < b->nbytes)
        return false;
    return statvfs(b->folder, &disk) != 0 || (double)disk.f_bavail * (double)disk.f_frsize > b->nbytes;
}

static bool xlsx_book_take_file(const struct xlsx_book *b, struct buf *out)
{
    char piece[65536];
    ssize_t n;
    if (lseek(b->fd, 0, SEEK_SET) != 0) return false;
    while ((n = read(b->fd, piece, sizeof piece)) > 0) buf_add(out, slice_make(piece, (size_t)n));
    return n == 0;
}

/* ---- the book ---- */

static lxw_format *xlsx_book_add_look(struct xlsx_book *b, const char *font, double size, bool centred)
{
    lxw_format *format = b->lib.workbook_add_format(b->book);
    if (format == NULL) mem_fail();
    b->lib.format_set_font_name(format, font);
    b->lib.format_set_font_size(format, size);
    b->lib.format_set_num_format(format, "@");
    b->lib.format_set_text_wrap(format);
    b->lib.format_set_align(format, centred ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT);
    b->lib.format_set_align(format, centred ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    return format;
}

/* The first format is that of cells nobody has written; widths of columns count its digits, so it must have a font
 * that is half as wide as Chinese characters everywhere. */
static void xlsx_book_make_looks(struct xlsx_book *b)
{
    b->lib.format_set_font_name(STAILQ_FIRST(b->book->formats), "宋体");
    b->look[XLSX_TITLE] = xlsx_book_add_look(b, "方正小标宋简体", XLSX_TITLE_SIZE, true);
    b->look[XLSX_HEADER] = xlsx_book_add_look(b, "黑体", XLSX_BODY, true);
    b->look[XLSX_TEXT] = xlsx_book_add_look(b, "宋体", XLSX_BODY, false);
    b->look[XLSX_CENTRED] = xlsx_book_add_look(b, "宋体", XLSX_BODY, true);
    b->lib.format_set_bold(b->look[XLSX_TITLE]);
    b->lib.format_set_bold(b->look[XLSX_HEADER]);
    b->lib.format_set_bg_color(b->look[XLSX_HEADER], 0xDDE6F0);
    for (enum xlsx_look look = XLSX_HEADER; look < XLSX_LOOKS; look++)
        b->lib.format_set_border(b->look[look], LXW_BORDER_THIN);
}

/* The same plan gives the same bytes: the date is SOURCE_DATE_EPOCH (reproducible-builds.org), else a fixed one. */
static void xlsx_book_set_properties(struct xlsx_book *b, struct slice title)
{
    enum { FIXED = 946684800 /* 2000-01-01 */, TITLE_NBYTES = 256 };
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    long long seconds = epoch ? strtoll(epoch, NULL, 10) : 0;
    if (seconds <= 0 || seconds > 253402300799 /* the end of the year 9999 */) seconds = FIXED;
    char visible[TITLE_NBYTES];
    text_visible_copy(title, visible, sizeof visible);
    lxw_doc_properties properties = {.title = visible, .created = (time_t)seconds};
    b->lib.workbook_set_properties(b->book, &properties);
}

struct xlsx_book *xlsx_book_new(struct slice title, struct err *err)
{
    struct xlsx_book *b = mem_zalloc(sizeof *b);
    b->fd = -1;
    if (!xlsx_library_load(&b->lib, err) || !xlsx_book_open(b, err)) {
        xlsx_book_free(b);
        return NULL;
    }
    lxw_workbook_options options = {.tmpdir = b->folder};
    b->book = b->lib.workbook_new_opt(b->path, &options);
    if (b->book == NULL) mem_fail();
    xlsx_book_make_looks(b);
    xlsx_book_set_properties(b, title);
    return b;
}

bool xlsx_book_finish(struct xlsx_book *b, struct buf *out, struct err *err)
{
    bool fine = xlsx_book_has_room(b);
    if (fine) {
        fine = b->lib.workbook_close(b->book) == LXW_NO_ERROR && xlsx_book_take_file(b, out);
        b->book = NULL; /* it is freed */
    }
    if (!fine) err_set(err, _("the workbook cannot be made"), _("make room in the folder for temporary files"));
    return fine;
}

void xlsx_book_free(struct xlsx_book *b)
{
    if (b == NULL) return;
    if (b->book) b->lib.lxw_workbook_free(b->book);
    if (b->named) unlink(b->path);
    if (b->fd >= 0) close(b->fd);
    for (size_t i = 0; i < b->sheets; i++) free(b->name[i]);
    free(b->name);
    free(b->folder);
    free(b->path);
    free(b);
}

/* ---- names of worksheets ---- */

/* Excel takes letters of either case and width as the same. */
static bool xlsx_book_same_name(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;
    while (i < a.n && k < b.n) {
        uint32_t from_a = text_decode(a, i, &i), from_b = text_decode(b, k, &k);
        if (fold_char(from_a, FOLD_CASE | FOLD_WIDTH) != fold_char(from_b, FOLD_CASE | FOLD_WIDTH)) return false;
    }
    return i == a.n && k == b.n;
}

/* "History" is a sheet of Excel's own. */
static bool xlsx_book_has_name(const struct xlsx_book *b, struct slice name)
{
    bool found = xlsx_book_same_name(name, SLICE("History"));
    for (size_t i = 0; i < b->sheets && !found; i++) found = xlsx_book_same_name(name, slice_of(b->name[i]));
    return found;
}

static uint32_t xlsx_book_name_char(uint32_t cp)
{
    bool refused = text_visible(cp) != cp || (cp < 0x80 && strchr("[]:*?/\\", (int)cp));
    return refused ? '_' : cp;
}

/* Adds what a name may have of the title: none of []:*?/\, no apostrophe at its ends, at most `room` units of
 * UTF-16. */
static void xlsx_book_add_name(struct slice title, size_t room, struct buf *name)
{
    size_t units = 0;
    buf_adds(name, "");
    for (size_t pos = 0; pos < title.n;) {
        uint32_t cp = text_decode(title, pos, &pos);
        if (text_is_unseen(cp)) continue;
        units += cp > 0xFFFF ? 2 : 1;
        if (units > room) break;
        buf_addc(name, xlsx_book_name_char(cp));
    }
    if (name->n == 0) buf_adds(name, "Sheet");
    if (name->s[0] == '\'') name->s[0] = '_';
    if (name->s[name->n - 1] == '\'') name->s[name->n - 1] = '_';
}

static char *xlsx_book_name_of(const struct xlsx_book *b, struct slice title)
{
    enum { NAME_UNITS = 31 };
    char ending[24] = "";
    struct buf name;
    for (size_t number = 2;; number++) {
        buf_init(&name);
        xlsx_book_add_name(title, NAME_UNITS - strlen(ending), &name);
        buf_adds(&name, ending);
        if (!xlsx_book_has_name(b, buf_slice(&name))) return name.s;
        buf_done(&name);
        snprintf(ending, sizeof ending, " %zu", number);
    }
}

/* ---- worksheets ---- */

/* In formulas, such as that of what is printed on each page, the library leaves a name of Latin letters and digits
 * bare; Excel would take 2024 for a number and Q1 for a cell. */
static void xlsx_book_quote_name(struct xlsx_book *b, const char *name)
{
    if (b->sheet->quoted_name == NULL || b->sheet->quoted_name[0] == '\'') return;
    free(b->sheet->quoted_name);
    b->sheet->quoted_name = mem_format("'%s'", name);
}

void xlsx_book_add_sheet(struct xlsx_book *b, struct slice title)
{
    char *name = xlsx_book_name_of(b, title);
    b->name = mem_grow(b->name, &b->sheets_cap, b->sheets + 1, sizeof *b->name);
    b->name[b->sheets++] = name;
    b->sheet = b->lib.workbook_add_worksheet(b->book, name);
    if (b->sheet == NULL) mem_fail();
    b->nbytes += 65536;
    xlsx_book_quote_name(b, name);
    b->lib.worksheet_set_landscape(b->sheet);
    b->lib.worksheet_set_paper(b->sheet, 9 /* A4 */);
    b->lib.worksheet_fit_to_pages(b->sheet, 1, 0);
    b->lib.worksheet_center_horizontally(b->sheet);
    b->lib.worksheet_set_margins(b->sheet, 0.5, 0.5, 0.6, 0.7);
    b->lib.worksheet_set_footer(b->sheet, _("&C&P / &N"));
}

void xlsx_book_set_column(struct xlsx_book *b, size_t column, double width)
{
    b->lib.worksheet_set_column(b->sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL);
}

void xlsx_book_set_row(struct xlsx_book *b, size_t row, double points)
{
    b->lib.worksheet_set_row(b->sheet, (lxw_row_t)row, points < XLSX_HEIGHT_MAX ? points : XLSX_HEIGHT_MAX, NULL);
}

void xlsx_book_keep_header(struct xlsx_book *b, size_t row)
{
    b->lib.worksheet_repeat_rows(b->sheet, (lxw_row_t)row, (lxw_row_t)row);
    b->lib.worksheet_freeze_panes(b->sheet, (lxw_row_t)row + 1, 0);
}

void xlsx_book_add_filter(struct xlsx_book *b, size_t header, size_t last, size_t columns)
{
    b->lib.worksheet_autofilter(b->sheet, (lxw_row_t)header, 0, (lxw_row_t)last, (lxw_col_t)(columns - 1));
}

/* ---- cells ---- */

static bool xlsx_book_is_escape(struct slice t, size_t at)
{
    if (at + 7 > t.n || t.s[at] != '_' || (t.s[at + 1] | 0x20) != 'x' || t.s[at + 6] != '_') return false;
    for (size_t i = at + 2; i < at + 6; i++)
        if (t.s[i] == 0 || strchr("0123456789abcdefABCDEF", t.s[i]) == NULL) return false;
    return true;
}

/* What XML cannot hold, and the carriage return, which it would make a line feed. */
static bool xlsx_book_needs_escape(uint32_t cp)
{
    return (cp < 0x20 && cp != '\n' && cp != '\t') || cp == 0x7F || cp == 0xFFFE || cp == 0xFFFF;
}

/* Adds the text as the format wants it (ECMA-376, part 1, 22.9.2.19): controls as _x0007_, and what looks like that
 * escaped itself.  Returns its length in units of UTF-16. */
static size_t xlsx_book_add_text(struct slice t, struct buf *out)
{
    size_t units = 0, next;
    buf_adds(out, "");
    for (size_t pos = 0; pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        units += cp > 0xFFFF ? 2 : 1;
        if (xlsx_book_needs_escape(cp)) {
            buf_addf(out, "_x%04X_", (unsigned)cp);
            continue;
        }
        if (xlsx_book_is_escape(t, pos)) buf_adds(out, "_x005F");
        buf_add(out, slice_cut(t, pos, next));
    }
    return units;
}

static void xlsx_book_put(struct xlsx_book *b, struct xlsx_place p, const struct buf *text, lxw_format *format)
{
    enum { CELL_NBYTES = 40 };
    lxw_row_t top = (lxw_row_t)p.top, bottom = (lxw_row_t)p.bottom;
    lxw_col_t left = (lxw_col_t)p.left, right = (lxw_col_t)p.right;
    b->nbytes += 2.0 * CELL_NBYTES + (double)text->n + CELL_NBYTES * (double)(p.bottom - p.top + p.right - p.left);
    if (top != bottom || left != right)
        b->lib.worksheet_merge_range(b->sheet, top, left, bottom, right, text->s, format);
    else if (text->n > 0) b->lib.worksheet_write_string(b->sheet, top, left, text->s, format);
    else b->lib.worksheet_write_blank(b->sheet, top, left, format);
}

bool xlsx_book_write(struct xlsx_book *b, struct xlsx_place place, struct slice text, enum xlsx_look look)
{
    struct buf escaped;
    buf_init(&escaped);
    bool fits = xlsx_book_add_text(text, &escaped) <= XLSX_CELL_UNITS &&
                text_chars(buf_slice(&escaped)) <= XLSX_CELL_UNITS;
    if (fits) xlsx_book_put(b, place, &escaped, b->look[look]);
    buf_done(&escaped);
    return fits;
}
