#include "sheet/pdf_library.h"

#include <stddef.h>
#include <stdio.h>

#include "base/lang.h"
#include "sys/dynamic.h"

enum library {
#define LIBRARY(id, file) LIBRARY_##id,
#include "sheet/pdf_library.def"
    LIBRARIES
};

static const char *const files[LIBRARIES] = {
#define LIBRARY(id, file) [LIBRARY_##id] = file,
#include "sheet/pdf_library.def"
};

static const struct dynamic_function functions[] = {
#define FUNCTION(library, name) {LIBRARY_##library, #name, offsetof(struct pdf_library, name)},
#include "sheet/pdf_library.def"
};

static bool pdf_library_fail(const char *what, struct err *err)
{
    err_setf(err, _("install libpangocairo-1.0-0 and libharfbuzz-subset0, or choose --format html"),
             _("PDF needs Pango, Cairo and HarfBuzz: %s is not there"), what);
    return false;
}

bool pdf_library_load(struct pdf_library *lib, struct err *err)
{
    const char *missing;
    for (int i = 0; i < LIBRARIES; i++)
        if (!dynamic_load(i, files[i], functions, sizeof functions / sizeof *functions, lib, &missing))
            return pdf_library_fail(missing, err);
    return true;
}
