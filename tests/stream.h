/* stream: what a program sent to a terminal: whether it does harm, what it leaves switched on. */
#ifndef JIHUA_TEST_STREAM_H
#define JIHUA_TEST_STREAM_H

#include "base/text.h"

/* The first byte that must not reach a terminal, raw.n if there is none: a C1 control, OSC, DCS, unknown C0,
 * bidirectional or invisible character.  `allow_osc`: OSC sequences (title, clipboard) are the program's own. */
size_t stream_harmful_at(struct slice raw, bool allow_osc);
/* Whether a private mode (CSI ? number h) is on after all that was sent; `on`: whether it was at the start. */
bool stream_mode(struct slice raw, int number, bool on);
/* What is not as it was at the start, in words; NULL if all is. */
const char *stream_left_behind(struct slice raw);

#endif
