/* pastes: pasted texts and the rows that come of them, for tests. */
#ifndef JIHUA_TESTS_PASTES_H
#define JIHUA_TESTS_PASTES_H

#include "load/paste.h"
#include "test.h"

struct pasted {
    bool read, changed;
    struct buf rows;
    struct report report;
    struct err err;
};

/* delimiter 0: a cell a line.  Rows as text: cells parted by |, a line break inside a cell as /, a row a line.  Free
 * with pastes_done. */
struct pasted *pastes_read(const char *text, uint32_t delimiter);
void pastes_done(struct pasted *);

#endif
