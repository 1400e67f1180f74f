/* load_options: how a file is to be read: what the user says of it, on the command line, in the browser, or before. */
#ifndef JIHUA_LOAD_OPTIONS_H
#define JIHUA_LOAD_OPTIONS_H

#include "table/feed.h"

struct load_options {
    const char *encoding;  /* NULL: detect */
    const char *delimiter; /* NULL: detect; one character, or "tab" */
    const char *columns;   /* NULL, or "lead=主办,no=编号": roles by header */
    const char *title;     /* NULL: the file's own, else its name */
    int title_row;         /* 0: find it; -2: the title stands two rows above the header */
    unsigned header;       /* 0, or the line of the header row */
    const char *sheet;     /* NULL: find it; "2": the second table or worksheet; its name; "2#1": its first table */
    size_t rows;           /* 0, or so many rows of an office file are enough for now */
    const char *kept;      /* NULL, or how tables with known headers are read: kept_reading.h */
    struct load_progress *progress; /* NULL, or told of each block that is read */
};

/* Copies every string, which are borrowed; load_options_done frees them. */
void load_options_own(struct load_options *);
void load_options_done(struct load_options *);

#endif
