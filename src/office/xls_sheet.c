#include "office/number_format.h"
#include "office/worksheet.h"
#include "office/xls_inside.h"

enum { WORKSHEET = 0x0010 /* what a BOF says of its kind */, COLUMNS_MAX = 256 };
enum { ROW_HIDDEN = 0x20, COLUMN_HIDDEN = 0x01 };
/* What the last two bytes of a formula's value say if it is no number; the first byte tells of which kind it is. */
enum { NO_NUMBER = 0xFFFF, VALUE_STRING = 0, VALUE_BOOLEAN = 1, VALUE_ERROR = 2 };

struct xls_sheet_reader {
    struct xls *x;
    struct worksheet cells;
    unsigned formula_row, formula_column, formula_look; /* the formula whose text comes in the next STRING record */
    bool formula_waits;
};

/* ---- cells ---- */

static void xls_sheet_add_cell(struct xls_sheet_reader *s, unsigned row, unsigned column, uint32_t text)
{
    if (column < COLUMNS_MAX) worksheet_add(&s->cells, row + 1, column, text);
}

/* The text that has been made in x->text. */
static void xls_sheet_add_made(struct xls_sheet_reader *s, unsigned row, unsigned column)
{
    if (s->x->text.n > 0) xls_sheet_add_cell(s, row, column, grid_text(s->x->out, buf_slice(&s->x->text)));
}

static void xls_sheet_add_number(struct xls_sheet_reader *s, unsigned row, unsigned column, unsigned look, double value)
{
    buf_clear(&s->x->text);
    number_format_add(value, xls_book_look(s->x, look)->text, s->x->epoch_1904, &s->x->text);
    xls_sheet_add_made(s, row, column);
}

static void xls_sheet_add_string(struct xls_sheet_reader *s, unsigned row, unsigned column, unsigned look,
                                 struct slice string)
{
    const struct xls_look *shown = xls_book_look(s->x, look);
    buf_clear(&s->x->text);
    if (shown->changes_text) number_format_add_text(string, shown->text, &s->x->text);
    else buf_add(&s->x->text, string);
    xls_sheet_add_made(s, row, column);
}

static const char *xls_sheet_error_name(unsigned code)
{
    switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
    }
}

static void xls_sheet_add_truth(struct xls_sheet_reader *s, unsigned row, unsigned column, unsigned code, bool error)
{
    buf_clear(&s->x->text);
    buf_adds(&s->x->text, error ? xls_sheet_error_name(code) : code != 0 ? "TRUE" : "FALSE");
    xls_sheet_add_made(s, row, column);
}

/* A number in four bytes: an integer of 30 bits or the upper 30 of a double, divided by a hundred or not. */
static double xls_sheet_rk(uint32_t rk)
{
    double value;
    if (rk & 2) {
        value = (double)((int32_t)rk >> 2);
    } else {
        uint64_t bits = (uint64_t)(rk & ~(uint32_t)3) << 32;
        memcpy(&value, &bits, sizeof value);
    }
    return rk & 1 ? value / 100 : value;
}

/* ---- records ---- */

static void xls_sheet_take_rks(struct xls_sheet_reader *s, struct biff_reader *r, unsigned row, unsigned column)
{
    for (; r->end - r->at >= 8; column++) { /* look and number; behind them the last column */
        unsigned look = biff_u16(r);
        xls_sheet_add_number(s, row, column, look, xls_sheet_rk(biff_u32(r)));
    }
}

static void xls_sheet_take_shared(struct xls_sheet_reader *s, struct biff_reader *r, unsigned row, unsigned column)
{
    unsigned look = biff_u16(r);
    uint32_t number = biff_u32(r);
    bool empty;
    if (xls_book_look(s->x, look)->changes_text) {
        struct buf string;
        buf_init(&string);
        xls_strings_add_shared(s->x, number, &string);
        if (string.n > 0) xls_sheet_add_string(s, row, column, look, buf_slice(&string));
        buf_done(&string);
        return;
    }
    uint32_t text = xls_strings_tell_shared(s->x, number, &empty);
    if (!empty) xls_sheet_add_cell(s, row, column, text);
}

/* A string in its own record: that of a cell or of a formula. */
static void xls_sheet_take_string(struct xls_sheet_reader *s, struct biff_reader *r, unsigned row, unsigned column,
                                  unsigned look)
{
    struct buf string;
    buf_init(&string);
    unsigned characters = biff_u16(r);
    xls_strings_read(s->x, r, characters, &string);
    if (string.n > 0) xls_sheet_add_string(s, row, column, look, buf_slice(&string));
    buf_done(&string);
}

static void xls_sheet_take_formula(struct xls_sheet_reader *s, struct biff_reader *r, unsigned row, unsigned column)
{
    unsigned look = biff_u16(r);
    struct biff_reader ahead = *r;
    double number = biff_double(r);
    unsigned kind = biff_u8(&ahead);
    biff_skip(&ahead, 1);
    unsigned code = biff_u8(&ahead);
    biff_skip(&ahead, 3);
    if (biff_u16(&ahead) != NO_NUMBER) {
        xls_sheet_add_number(s, row, column, look, number);
    } else if (kind == VALUE_STRING) {
        s->formula_row = row;
        s->formula_column = column;
        s->formula_look = look;
        s->formula_waits = true;
    } else if (kind == VALUE_BOOLEAN || kind == VALUE_ERROR) {
        xls_sheet_add_truth(s, row, column, code, kind == VALUE_ERROR);
    }
}

static void xls_sheet_take_formula_string(struct xls_sheet_reader *s, struct biff_reader *r)
{
    if (!s->formula_waits) return;
    s->formula_waits = false;
    xls_sheet_take_string(s, r, s->formula_row, s->formula_column, s->formula_look);
}

/* A record that begins with the place of a cell. */
static void xls_sheet_take_cell(struct xls_sheet_reader *s, const struct biff *b)
{
    struct biff_reader r = biff_reader(b);
    unsigned row = biff_u16(&r), column = biff_u16(&r), look, code;
    s->formula_waits = false;
    switch (b->id) {
    case BIFF_LABELSST: xls_sheet_take_shared(s, &r, row, column); break;
    case BIFF_MULRK: xls_sheet_take_rks(s, &r, row, column); break;
    case BIFF_FORMULA: xls_sheet_take_formula(s, &r, row, column); break;
    case BIFF_RK:
        look = biff_u16(&r);
        xls_sheet_add_number(s, row, column, look, xls_sheet_rk(biff_u32(&r)));
        break;
    case BIFF_NUMBER:
        look = biff_u16(&r);
        xls_sheet_add_number(s, row, column, look, biff_double(&r));
        break;
    case BIFF_BOOLERR:
        biff_skip(&r, 2);
        code = biff_u8(&r);
        xls_sheet_add_truth(s, row, column, code, biff_u8(&r) != 0);
        break;
    default: /* LABEL and RSTRING; what formats parts of the text stands behind it */
        look = biff_u16(&r);
        xls_sheet_take_string(s, &r, row, column, look);
    }
}

static void xls_sheet_take_merges(struct xls_sheet_reader *s, struct biff_reader r)
{
    for (unsigned count = biff_u16(&r); count > 0 && r.end - r.at >= 8; count--) {
        unsigned top = biff_u16(&r), bottom = biff_u16(&r), left = biff_u16(&r), right = biff_u16(&r);
        if (bottom >= top && right >= left) grid_merge(s->x->out, top + 1, left, bottom - top + 1, right - left + 1);
    }
}

static void xls_sheet_take_row(struct xls_sheet_reader *s, struct biff_reader r)
{
    unsigned row = biff_u16(&r);
    biff_skip(&r, 10);
    if (biff_u16(&r) & ROW_HIDDEN) worksheet_hide_lines(&s->cells, row + 1, row + 1);
}

static void xls_sheet_take_columns(struct xls_sheet_reader *s, struct biff_reader r)
{
    unsigned first = biff_u16(&r), last = biff_u16(&r);
    biff_skip(&r, 4); /* width and look */
    if (biff_u16(&r) & COLUMN_HIDDEN) worksheet_hide_columns(&s->cells, first, last);
}

static void xls_sheet_take(struct xls_sheet_reader *s, const struct biff *b)
{
    struct biff_reader r = biff_reader(b);
    switch (b->id) {
    case BIFF_LABELSST:
    case BIFF_MULRK:
    case BIFF_FORMULA:
    case BIFF_RK:
    case BIFF_NUMBER:
    case BIFF_BOOLERR:
    case BIFF_LABEL:
    case BIFF_RSTRING: xls_sheet_take_cell(s, b); break;
    case BIFF_STRING: xls_sheet_take_formula_string(s, &r); break;
    case BIFF_MERGEDCELLS: xls_sheet_take_merges(s, r); break;
    case BIFF_ROW: xls_sheet_take_row(s, r); break;
    case BIFF_COLINFO: xls_sheet_take_columns(s, r); break;
    default: break;
    }
}

/* Takes the records up to the end of the sheet.  A chart in it has a beginning and an end of its own. */
static void xls_sheet_take_records(struct xls_sheet_reader *s, struct biff *b)
{
    size_t start = b->next;
    for (unsigned depth = 1; depth > 0 && !grid_has_failed(s->x->out);) {
        if (!biff_next(b) || b->next - start > s->x->left) return xls_fail_as_damaged(s->x);
        if (b->id == BIFF_BOF) depth++;
        if (b->id == BIFF_EOF) depth--;
        if (depth == 1) xls_sheet_take(s, b);
    }
    s->x->left -= b->next - start;
}

void xls_sheet_read(struct xls *x, const struct xls_sheet *sheet)
{
    struct biff b = {.stream = x->stream, .next = sheet->start};
    if (!biff_next(&b) || b.id != BIFF_BOF) return xls_fail_as_damaged(x);
    struct biff_reader r = biff_reader(&b);
    biff_skip(&r, 2);
    if (biff_u16(&r) != WORKSHEET) return;
    struct xls_sheet_reader s = {.x = x};
    grid_part(x->out, TABLE_PART_SHEET, sheet->name, sheet->hidden);
    worksheet_init(&s.cells, x->out);
    xls_sheet_take_records(&s, &b);
    worksheet_tell(&s.cells);
    worksheet_done(&s.cells);
}
