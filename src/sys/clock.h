/* clock: time that only goes forward, for how long something takes or when it was. */
#ifndef JIHUA_CLOCK_H
#define JIHUA_CLOCK_H

long long clock_ms(void); /* milliseconds since some moment before the program began */

#endif
