/* gen TASKS [PLAN]: a canonical plan of so many tasks on standard output, about 1.4 KB each, made from the sample plan:
 * every cell is one of the sample's, so that words, widths and quoting are those of real plans.  The same number gives the
 * same bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "load/load.h"

static uint32_t next(uint32_t *seed) { return (*seed = *seed * 1664525 + 1013904223) >> 8; }

static void write_quoted(struct slice cell)
{
    putchar('"');
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.s[i] == '"') putchar('"');
        putchar(cell.s[i]);
    }
    putchar('"');
}

static void write_cell(struct slice cell)
{
    for (size_t i = 0; i < cell.n; i++)
        if (strchr(",\"\r\n", cell.s[i])) {
            write_quoted(cell);
            return;
        }
    fwrite(cell.s, 1, cell.n, stdout);
}

int main(int argc, char **argv)
{
    struct err err;
    long tasks = argc > 1 ? atol(argv[1]) : 0;
    struct plan *p = load_file(argc > 2 ? argv[2] : "data/tianshui.csv", NULL, &err);
    if (!p || tasks < 1) return fprintf(stderr, "usage: gen TASKS [PLAN]\n"), 2;
    uint32_t seed = 20261123;
    for (size_t c = 0; c < plan_columns(p); c++) {
        if (c > 0) putchar(',');
        write_cell(plan_column(p, c)->header);
    }
    for (long t = 1; t <= tasks; t++) {
        size_t from = next(&seed) % plan_tasks(p);
        printf("\n%ld", t);
        for (size_t c = 1; c < plan_columns(p); c++) {
            size_t other = next(&seed) % 3 == 0 ? next(&seed) % plan_tasks(p) : from;
            putchar(',');
            write_cell(plan_cell(p, other, c));
        }
    }
    putchar('\n');
    plan_free(p);
    return fflush(stdout) != 0;
}
