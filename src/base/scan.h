/* scan: finds any of a few short byte strings in much text, as fast as memory can be read.
 *
 * Two bytes of each needle are compared in 32 places at once (AVX2, else SSE2, else byte by byte); what passes is
 * compared whole.  A cursor walks the text once and can be moved forward. */
#ifndef JIHUA_SCAN_H
#define JIHUA_SCAN_H

#include "base/text.h"

#define SCAN_NEEDLES 12
#define SCAN_NEEDLE_MAX 4 /* bytes: one character */

struct scan_needle {
    char s[SCAN_NEEDLE_MAX];
    uint8_t n;           /* bytes, from 1 */
    uint8_t first, last; /* offsets of the two bytes that are compared first */
    uint32_t word, mask; /* the same bytes as a number in memory order; 1 bits where there are bytes */
};

struct scan {
    struct scan_needle needle[SCAN_NEEDLES];
    size_t count;
};

/* The needles are characters; false if there are too many, then the scan finds nothing. */
bool scan_add(struct scan *, uint32_t cp);

/* A window is 32 places; those where something fits are found a few at a time. */
#define SCAN_WINDOWS 6
struct scan_window {
    const char *at;
    uint32_t mask; /* places that fit and were not looked at yet: bit i for at + i */
};

struct scan_cursor {
    const struct scan *scan; /* borrowed */
    struct scan_window window[SCAN_WINDOWS];
    unsigned now, count;    /* the window looked at; how many there are */
    const char *next, *end; /* where looking for windows goes on; the end of the text */
};

void scan_start(struct scan_cursor *, const struct scan *, struct slice text);
/* The next place of any needle, NULL at the end; *which: its index. */
const char *scan_next(struct scan_cursor *, size_t *which);
/* Goes on at `to`, which lies behind the last place returned. */
void scan_skip(struct scan_cursor *, const char *to);
/* How often any needle occurs. */
size_t scan_count(const struct scan *, struct slice text);

#endif
