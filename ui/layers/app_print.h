/* app_print: the print window as app_print.c and app_print_jobs.c share it: the form, the preview, the work under way.
 *
 * The document is rendered in a job: PDF as soon as the form asks for it (its pages are counted then), other formats when they are
 * wanted; a change of the form throws away what it no longer fits. */
#ifndef JIHUA_APP_PRINT_H
#define JIHUA_APP_PRINT_H

#include "layers/app_inside.h"
#include "sys/job.h"
#include "layers/paper.h"
#include "layers/preview.h"

enum print_work { PRINT_TEXT, PRINT_DOCUMENT, PRINT_QUEUES, PRINT_SEND, PRINT_WORKS };

struct app_print {
    bool open;
    struct paper paper;
    struct preview preview;
    bool reads;             /* the preview has the keyboard */
    struct box form, sheet; /* as last drawn; no rows: not shown */

    struct job *job[PRINT_WORKS];   /* owned; NULL: not under way */
    struct buf previewed, rendered; /* the stamps of what preview and document were made for, "": for nothing */
    int text_cols;                  /* that the text under way is wide */
    struct buf document;            /* rendered, if has_document */
    bool has_document;
    struct sheet_made made; /* of it: pages, remark */
    struct err failed;      /* why there is none; what[0] == 0: it did not fail */
    bool due;               /* the document is to be handed out as soon as it is there */
    char *kept;             /* owned: the file that is handed to the printer */
};

/* app_print_jobs.c */
void print_begin(struct app *);               /* asks for the printers */
void print_follow(struct app *, int ncols);   /* preview and document become those of the form; ncols of room */
void print_do(struct app *);                  /* hands the document out, once it is there */
bool print_is_busy(const struct app_print *); /* with something that the user asked for */
void print_stop(struct app *);                /* gives that up */
void print_end(struct app *);                 /* gives everything up */
/* app_print.c */
void print_close(struct app *);

#endif
