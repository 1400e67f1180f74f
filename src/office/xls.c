/* xls: the workbooks of Excel before 2007, as WPS (.et), LibreOffice and others write them, too. */
#include <stdlib.h>

#include "base/lang.h"
#include "office/office_inside.h"
#include "office/ole.h"
#include "office/xls_inside.h"

void xls_fail_as_damaged(struct xls *x)
{
    grid_fail(x->out, _("the file is damaged"), _("fetch it again, or save it anew in the program that made it"));
}

static void xls_init(struct xls *x, struct slice stream, struct grid_out *out)
{
    *x = (struct xls){.stream = stream, .out = out, .left = stream.n};
    arena_init(&x->arena);
    buf_init(&x->text);
    xls_strings_init(x);
}

static void xls_done(struct xls *x)
{
    xls_strings_done(x);
    buf_done(&x->text);
    free(x->sheet);
    free(x->format);
    free(x->look);
    arena_done(&x->arena);
}

static void xls_read_stream(struct slice stream, struct grid_out *out)
{
    struct xls x;
    size_t worksheets = 0;
    xls_init(&x, stream, out);
    if (xls_book_read(&x)) {
        for (size_t i = 0; i < x.sheets && !grid_has_failed(out); i++) {
            if (!x.sheet[i].worksheet) continue;
            xls_sheet_read(&x, &x.sheet[i]);
            worksheets++;
        }
        if (worksheets == 0)
            grid_fail(out, _("there is no worksheet in the file"), _("save its table as .xlsx or CSV"));
    }
    xls_done(&x);
}

void xls_read(struct slice bytes, struct grid_out *out)
{
    struct buf stream;
    buf_init(&stream);
    if (!ole_is(bytes)) xls_read_stream(bytes, out);
    else if (ole_read(bytes, "Workbook", &stream) || ole_read(bytes, "Book", &stream))
        xls_read_stream(buf_slice(&stream), out);
    else grid_fail(out, _("there is no worksheet in the file"), _("save its table as .xlsx or CSV"));
    buf_done(&stream);
}
