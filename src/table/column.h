/* column: the roles a column of a plan can have, from column.def. */
#ifndef JIHUA_COLUMN_H
#define JIHUA_COLUMN_H

#include "base/buf.h"
#include "base/text.h"

enum column_kind { COLUMN_KIND_NUMBER, COLUMN_KIND_NAME, COLUMN_KIND_CLAUSES, COLUMN_KIND_AGENCIES, COLUMN_KIND_PLAIN };

enum column_role {
#define ROLE(id, name, label, kind, words) COLUMN_##id,
#include "table/column.def"
#undef ROLE
    COLUMN_ROLES
};

const char *column_name(enum column_role);  /* "lead" */
const char *column_label(enum column_role); /* "牵头单位": the canonical header, not translated */
enum column_kind column_kind(enum column_role);
/* Appends the header as headers are compared: full-width ASCII as half-width, traditional characters as simplified
 * ones, no blanks nor line breaks. */
void column_normalise(struct slice header, struct buf *out);
/* The role that a header cell names, COLUMN_OTHER if none: width, blanks and line breaks do not matter.
 * 责任单位 and its like are COLUMN_SUPPORT here; load decides when it is the only agency column. */
enum column_role column_of_header(struct slice header);
bool column_is_year(struct slice header); /* 第一年 2021年目标 2024年度 第二季度 … */

#endif
