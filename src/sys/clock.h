/* clock: a time that never goes back, to measure how long something took or how long ago it was. */
#ifndef JIHUA_CLOCK_H
#define JIHUA_CLOCK_H

long long clock_ms(void);  /* milliseconds since some moment before the program began */
double clock_now_ms(void); /* the same with its fraction: for deadlines of a few milliseconds */

#endif
