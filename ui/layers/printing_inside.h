/* printing_inside: the print window as printing.c and printing_jobs.c share it: the form, the preview, the work under
 * way.
 *
 * The document is rendered in a job: PDF as soon as the form asks for it (its pages are counted then), other formats
 * when they are wanted; a change of the form or of the plans throws away what it no longer fits. */
#ifndef JIHUA_PRINTING_INSIDE_H
#define JIHUA_PRINTING_INSIDE_H

#include "layers/app.h"
#include "layers/paper.h"
#include "layers/preview.h"
#include "sys/job.h"

enum printing_work { PRINTING_TEXT, PRINTING_DOCUMENT, PRINTING_QUEUES, PRINTING_SEND, PRINTING_WORKS };

struct printing {
    struct layer layer;
    bool open;  /* the layer is on the stack; what was chosen outlives it */
    bool stale; /* the plans are others since the form was made ready */
    struct paper paper;
    struct preview preview;
    bool reads;             /* the preview has the keyboard */
    struct box form, sheet; /* as last drawn; no rows: not shown */

    struct job *job[PRINTING_WORKS]; /* owned; NULL: not under way */
    struct buf previewed, rendered;  /* cache keys: what preview and document were made for, "": for nothing */
    int text_cols;                   /* that the text under way is wide */
    struct buf document;             /* rendered, if has_document */
    bool has_document;
    struct sheet_made made; /* of it: pages, remark */
    struct err failed;      /* why there is none; what[0] == 0: it did not fail */
    bool pending;           /* the document is to be handed out as soon as it is there */
    char *printed;          /* owned: the file that is handed to the printer */
};

/* printing_form.c */
/* Opens the row's line; with a first character in the place of what was there, else (0) with that. */
void printing_form_type(struct app *, uint32_t first);
/* The next (1) or previous (-1) value of the row, or its line. */
void printing_form_change(struct app *, int by);
/* printing_jobs.c */
void printing_begin(struct app *);             /* asks for the printers */
void printing_follow(struct app *, int ncols); /* preview and document become those of the form; ncols of room */
void printing_hand_out(struct app *);          /* hands the document out, once it is there */
void printing_close(struct app *);
bool printing_is_busy(const struct printing *); /* with something that the user asked for */
void printing_stop(struct app *);               /* gives that up */
void printing_forget(struct app *);             /* gives up what was made of the plans as they were */
void printing_end(struct app *);                /* gives everything up */

#endif
