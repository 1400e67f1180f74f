#include "base/lang.h"
#include "base/mem.h"
#include "office/number_format.h"
#include "office/xls_inside.h"

/* The beginning of a sheet or of what holds for all of them, in formats older than BIFF5. */
enum { BOF_BIFF2 = 0x0009, BOF_BIFF3 = 0x0209, BOF_BIFF4 = 0x0409, SHORT_DATE = 14 };

static void xls_book_add_sheet(struct xls *x, struct biff_reader r)
{
    struct xls_sheet sheet = {.start = biff_u32(&r)};
    sheet.hidden = (biff_u8(&r) & 3) != 0;
    sheet.worksheet = biff_u8(&r) == 0;
    unsigned characters = biff_u8(&r);
    buf_clear(&x->text);
    xls_strings_read(x, &r, characters, &x->text);
    sheet.name = arena_copy(&x->arena, buf_slice(&x->text));
    x->sheet = mem_grow(x->sheet, &x->sheet_cap, x->sheets + 1, sizeof *x->sheet);
    x->sheet[x->sheets++] = sheet;
}

static void xls_book_add_format(struct xls *x, struct biff_reader r)
{
    struct xls_format format = {.number = biff_u16(&r)};
    unsigned characters = x->version == BIFF8 ? biff_u16(&r) : biff_u8(&r);
    buf_clear(&x->text);
    xls_strings_read(x, &r, characters, &x->text);
    format.text = arena_copy(&x->arena, buf_slice(&x->text));
    x->format = mem_grow(x->format, &x->format_cap, x->formats + 1, sizeof *x->format);
    x->format[x->formats++] = format;
}

static void xls_book_add_look(struct xls *x, struct biff_reader r)
{
    biff_skip(&r, 2); /* the font */
    struct xls_look look = {.format = biff_u16(&r)};
    x->look = mem_grow(x->look, &x->look_cap, x->looks + 1, sizeof *x->look);
    x->look[x->looks++] = look;
}

static void xls_book_take(struct xls *x, const struct biff *b)
{
    struct biff_reader r = biff_reader(b);
    switch (b->id) {
    case BIFF_FILEPASS: x->locked = true; break;
    case BIFF_DATEMODE: x->epoch_1904 = biff_u16(&r) == 1; break;
    case BIFF_CODEPAGE:
        if (x->version != BIFF8) xls_strings_set_codepage(x, biff_u16(&r));
        break;
    case BIFF_BOUNDSHEET: xls_book_add_sheet(x, r); break;
    case BIFF_FORMAT: xls_book_add_format(x, r); break;
    case BIFF_XF: xls_book_add_look(x, r); break;
    case BIFF_SST:
        if (x->strings == 0) xls_strings_find(x, r);
        break;
    default: break;
    }
}

/* The format of a number, by the file or else built in.  How the short date looks is no matter of the file. */
static struct slice xls_book_format(const struct xls *x, unsigned number)
{
    const char *builtin = number_format_builtin(number);
    for (size_t i = x->formats; i-- > 0 && number != SHORT_DATE;)
        if (x->format[i].number == number) return x->format[i].text;
    return slice_of(builtin != NULL ? builtin : "");
}

/* Whether a format shows texts otherwise than as they are: by @ with something beside it, or by a fourth section. */
static bool xls_book_changes_text(struct slice format)
{
    size_t semicolons = 0;
    for (size_t i = 0; i < format.n; i++) semicolons += format.s[i] == ';';
    return semicolons >= 3 || (format.n > 1 && memchr(format.s, '@', format.n) != NULL);
}

static void xls_book_set_looks(struct xls *x)
{
    for (size_t i = 0; i < x->looks; i++) {
        bool again = i > 0 && x->look[i].format == x->look[i - 1].format;
        x->look[i].text = again ? x->look[i - 1].text : xls_book_format(x, x->look[i].format);
        x->look[i].changes_text = xls_book_changes_text(x->look[i].text);
    }
}

const struct xls_look *xls_book_look(const struct xls *x, unsigned number)
{
    static const struct xls_look general = {.text = {"", 0}};
    return number < x->looks ? &x->look[number] : &general;
}

static bool xls_book_begin(struct xls *x, struct biff *b)
{
    bool begins = biff_next(b);
    struct biff_reader r = biff_reader(b);
    if (begins && (b->id == BOF_BIFF2 || b->id == BOF_BIFF3 || b->id == BOF_BIFF4)) {
        grid_fail(x->out, _("this is a very old Excel file (before Excel 5)"),
                  _("open it in Excel or WPS and save it as .xlsx"));
        return false;
    }
    if (!begins || b->id != BIFF_BOF) {
        xls_fail_as_damaged(x);
        return false;
    }
    x->version = biff_u16(&r) >= BIFF8 ? BIFF8 : BIFF5;
    return true;
}

bool xls_book_read(struct xls *x)
{
    struct biff b = {.stream = x->stream};
    bool whole = false;
    if (!xls_book_begin(x, &b)) return false;
    while (!whole && !x->locked && biff_next(&b)) {
        whole = b.id == BIFF_EOF;
        xls_book_take(x, &b);
    }
    if (x->locked) grid_fail(x->out, _("the file is protected by a password"), _("open it and save it without one"));
    else if (!whole) xls_fail_as_damaged(x);
    xls_book_set_looks(x);
    return whole && !x->locked;
}
