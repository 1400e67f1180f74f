#include "office/library.h"

#include <stddef.h>
#include <stdio.h>

#include "base/lang.h"
#include "sys/dynamic.h"

static const struct {
    const char *file, *package;
} libraries[OFFICE_LIBRARIES] = {
#define LIBRARY(id, file, package) [OFFICE_##id] = {file, package},
#include "office/library.def"
};

static const struct dynamic_function functions[] = {
#define FUNCTION(from, name) {OFFICE_##from, #name, offsetof(struct library_calls, name)},
#include "office/library.def"
};

static bool library_fail(enum office_library which, const char *what, struct err *err)
{
    char remedy[sizeof err->remedy];
    snprintf(remedy, sizeof remedy, _("install the Debian package %s, or save the file as CSV"),
             libraries[which].package);
    err_setf(err, remedy, _("%s is needed to read this file and is not there"), what);
    return false;
}

bool library_load(struct library_calls *lib, enum office_library which, struct err *err)
{
    const char *missing;
    size_t count = sizeof functions / sizeof *functions;
    if (dynamic_load(which, libraries[which].file, functions, count, lib, &missing)) return true;
    return library_fail(which, missing, err);
}
