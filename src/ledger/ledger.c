#include "ledger/ledger.h"

#include "base/lang.h"

const char *ledger_names(void) { return "进展 progress 标记 marked 批注 memo"; }

void ledger_is_missing(struct slice name, struct err *err)
{
    err_setf(err, _("leave it out; for a column of the file, write its header before the colon"),
             _("“%.*s” asks the ledger, which is not there yet"), (int)name.n, name.s);
}
