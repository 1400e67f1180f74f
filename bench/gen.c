/* gen TASKS [PLAN]: a canonical plan of so many tasks on standard output, about 1.4 KB each, made from the sample plan:
 * every cell is one of the sample's, so that words, widths and quoting are those of real plans.  The same number gives
 * the same bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "load/load.h"
#include "write/csv_row.h"

static uint32_t next(uint32_t *seed) { return (*seed = *seed * 1664525 + 1013904223) >> 8; }

int main(int argc, char **argv)
{
    struct err err;
    struct buf out;
    long tasks = argc > 1 ? atol(argv[1]) : 0;
    struct plan *p = load_file(argc > 2 ? argv[2] : "data/tianshui.csv", NULL, &err);
    if (!p || tasks < 1) return fprintf(stderr, "usage: gen TASKS [PLAN]\n"), 2;
    uint32_t seed = 20261123;
    buf_init(&out);
    struct csv_row head = {.out = &out, .first = true};
    for (size_t c = 0; c < plan_columns(p); c++) csv_row_add(&head, plan_column(p, c)->header);
    csv_row_end(&head);
    for (long t = 1; t <= tasks; t++) {
        struct csv_row row = {.out = &out, .first = true};
        size_t from = next(&seed) % plan_tasks(p);
        csv_row_add_number(&row, (size_t)t);
        for (size_t c = 1; c < plan_columns(p); c++) {
            size_t other = next(&seed) % 3 == 0 ? next(&seed) % plan_tasks(p) : from;
            csv_row_add(&row, plan_cell(p, other, c));
        }
        csv_row_end(&row);
        fwrite(out.s, 1, out.n, stdout);
        buf_clear(&out);
    }
    buf_done(&out);
    plan_free(p);
    return fflush(stdout) != 0;
}
