/* textbook FILE: libcsv as its manual shows it: blocks of a file, a callback that copies each cell.  The peer that
 * loading is measured against; prints milliseconds and rows. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

struct copy {
    char *cells;
    size_t used, rows;
};

static void on_cell(void *cell, size_t n, void *data)
{
    struct copy *copy = data;
    memcpy(copy->cells + copy->used, cell, n);
    copy->used += n + 1;
}

static void on_row(int c, void *data)
{
    (void)c;
    ((struct copy *)data)->rows++;
}

int main(int argc, char **argv)
{
    static char block[65536];
    struct timespec a, b;
    struct stat st;
    struct copy copy = {0};
    struct csv_parser csv;
    clock_gettime(CLOCK_MONOTONIC, &a);
    FILE *f = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!f || fstat(fileno(f), &st) < 0 || csv_init(&csv, 0) != 0) return 2;
    csv_set_blk_size(&csv, sizeof block);
    copy.cells = malloc((size_t)st.st_size + 64);
    for (size_t n; copy.cells && (n = fread(block, 1, sizeof block, f)) > 0;)
        csv_parse(&csv, block, n, on_cell, on_row, &copy);
    csv_fini(&csv, on_cell, on_row, &copy);
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.1f %zu\n", (double)(b.tv_sec - a.tv_sec) * 1e3 + (double)(b.tv_nsec - a.tv_nsec) / 1e6, copy.rows);
    free(copy.cells);
    csv_free(&csv);
    return 0;
}
