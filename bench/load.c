/* load FILE: loads a plan as the program does; prints milliseconds, tasks, and peak memory as a multiple of the
 * file. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "load/load.h"

int main(int argc, char **argv)
{
    struct timespec a, b;
    struct err err;
    struct stat st;
    struct rusage use;
    clock_gettime(CLOCK_MONOTONIC, &a);
    struct plan *p = argc > 1 ? load_file(argv[1], NULL, &err) : NULL;
    clock_gettime(CLOCK_MONOTONIC, &b);
    if (!p || stat(argv[1], &st) < 0) return fprintf(stderr, "usage: load PLAN\n"), 2;
    getrusage(RUSAGE_SELF, &use);
    printf("%.1f %zu %.3f\n", (double)(b.tv_sec - a.tv_sec) * 1e3 + (double)(b.tv_nsec - a.tv_nsec) / 1e6,
           plan_tasks(p), (double)use.ru_maxrss * 1024 / (double)st.st_size);
    plan_free(p);
    return 0;
}
