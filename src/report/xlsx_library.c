#include "report/xlsx_library.h"

#include <stddef.h>

#include "base/lang.h"
#include "sys/dynamic.h"

static const char file[] = "libxlsxwriter.so.4";

static const struct dynamic_function functions[] = {
#define FUNCTION(name) {0, #name, offsetof(struct xlsx_library, name)},
#include "report/xlsx_library.def"
};

bool xlsx_library_load(struct xlsx_library *lib, struct err *err)
{
    const char *missing;
    if (dynamic_load(0, file, functions, sizeof functions / sizeof *functions, lib, &missing)) return true;
    err_setf(err, _("install libxlsxwriter4, or choose --format csv --excel"),
             _("a workbook needs libxlsxwriter: %s is not there"), missing);
    return false;
}
