/* clock: time that only goes forward, for how long something takes or when it was. */
#ifndef JIHUA_CLOCK_H
#define JIHUA_CLOCK_H

long long clock_ms(void);  /* milliseconds since some moment before the program began */
double clock_now_ms(void); /* the same with its fraction: for deadlines of a few milliseconds */

#endif
