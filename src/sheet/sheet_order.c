#include "sheet/sheet_order.h"

#include <stdio.h>

#include "sys/file_name.h"
#include "base/lang.h"
#include "base/mem.h"

bool sheet_order_render(const struct sheet_order *order, struct buf *out, struct sheet_made *made, struct err *err)
{
    struct sheet sheet;
    *made = (struct sheet_made){.pages = 0};
    sheet_init(&sheet);
    sheet.full_width = order->full_width;
    sheet_make(&sheet, order->kind, &order->choice);
    made->empty = sheet.count == 0;
    if (made->empty) err_set(err, _("no task fits; nothing was made"), "");
    bool done = !made->empty && order->format->render(&sheet, &order->look, out, made, err);
    sheet_done(&sheet);
    return done;
}

bool sheet_order_lies(const struct sheet_order *order) { return order->look.turn == SHEET_LANDSCAPE; }

char *sheet_order_file(const struct sheet_order *order, struct slice no, struct slice name, unsigned again)
{
    char safe[FILE_NAME_NBYTES], number[FILE_NAME_NBYTES] = "", more[16] = "";
    file_name_of(name, safe);
    if (no.n > 0) file_name_of(no, number);
    if (again > 1) snprintf(more, sizeof more, "-%u", again);
    const char *zero = number[0] != '\0' && number[1] == '\0' ? "0" : "";
    return mem_format("%s-%s%s%s%s%s.%s", _(order->kind->label), zero, number, *number != '\0' ? "-" : "", safe, more,
                      format_row(order->format->id)->suffix);
}
