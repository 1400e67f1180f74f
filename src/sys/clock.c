#include "sys/clock.h"

#include <time.h>

double clock_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

long long clock_ms(void) { return (long long)clock_now_ms(); }
