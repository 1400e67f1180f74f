#include "sheet/pdf_library.h"

#include <dlfcn.h>
#include <stdio.h>

#include "base/lang.h"

enum library {
#define LIBRARY(id, file) LIBRARY_##id,
#include "sheet/pdf_library.def"
    LIBRARIES
};

static const char *const files[LIBRARIES] = {
#define LIBRARY(id, file) [LIBRARY_##id] = file,
#include "sheet/pdf_library.def"
};

static const struct {
    enum library library;
    const char *name;
    size_t offset; /* the offset of its pointer in struct pdf_library */
} functions[] = {
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
    void *handle[LIBRARIES];
    for (int i = 0; i < LIBRARIES; i++) {
        handle[i] = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
        if (handle[i] == NULL) return pdf_library_fail(files[i], err);
    }
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *address = dlsym(handle[functions[i].library], functions[i].name);
        if (address == NULL) return pdf_library_fail(functions[i].name, err);
        memcpy((char *)lib + functions[i].offset, &address, sizeof address);
    }
    return true;
}
