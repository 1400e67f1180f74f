/* load: a file → a plan: encoding, table, column roles, filled-down actions.
 *
 * Nothing that loading does is silent: plan_report has every guess, every row filled, joined or left out. */
#ifndef JIHUA_LOAD_H
#define JIHUA_LOAD_H

#include "base/err.h"
#include "load/load_options.h"
#include "plan/plan.h"

/* The plan, or NULL and *err.  `path` may be "-".  Free with plan_free. */
struct plan *load_file(const char *path, const struct load_options *, struct err *);
/* The same from memory; the bytes are copied.  `name` stands for the file in messages and as the title. */
struct plan *load_bytes(const char *name, const char *bytes, size_t nbytes, const struct load_options *, struct err *);

/* The same, but only its rows as they came, also where they are no table; without columns and tasks.  NULL and *err if
 * there is no row. */
struct plan *load_rows(const char *name, const char *bytes, size_t nbytes, const struct load_options *, struct err *);

#endif
