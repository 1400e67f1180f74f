/* printing_inside: the print window as its files share it: the form, the preview, the work under way.
 *
 * The document is rendered in a job: a PDF as soon as the form asks for it, because its pages are counted; other
 * formats when they are needed.  When the form or the plans change, results that no longer fit are dropped. */
#ifndef JIHUA_PRINTING_INSIDE_H
#define JIHUA_PRINTING_INSIDE_H

#include "layers/app.h"
#include "layers/paper.h"
#include "layers/preview.h"
#include "sys/job.h"

enum printing_work { PRINTING_TEXT, PRINTING_DOCUMENT, PRINTING_QUEUES, PRINTING_SEND, PRINTING_WORKS };

struct printing {
    struct layer layer;
    bool open;  /* the layer is on the stack; the struct outlives it, so that choices are remembered */
    bool stale; /* the plans were replaced: the form must be refreshed first */
    struct paper paper;
    struct preview preview;
    bool reads;             /* the preview has the keyboard */
    struct box form, sheet; /* where they were last drawn; no rows: not visible */

    struct job *job[PRINTING_WORKS]; /* owned; NULL: not under way */
    /* cache keys: from which order preview and document were made, "": there is none */
    struct buf previewed, rendered;
    int text_cols;       /* width in columns of the preview that is being made */
    struct buf document; /* the rendered document, if has_document */
    bool has_document;
    struct sheet_made made; /* of the document: pages, remark */
    struct err failed;      /* why rendering failed; what[0] == 0: it did not */
    bool pending;           /* the document is to be written, printed or copied as soon as it is made */
    char *printed;          /* owned: path of the file that is given to the printer */
};

/* printing_form.c */
/* Opens a line for typing the text of the row.  `first`: the character with which it begins; 0: it begins with the
 * present text. */
void printing_form_type(struct app *, uint32_t first);
/* Changes the row to its next (1) or previous (-1) value, or opens its line. */
void printing_form_change(struct app *, int by);
/* printing_jobs.c */
void printing_begin(struct app *); /* asks CUPS for the printers */
/* has preview and document made anew if they no longer fit the form; ncols: room for the preview */
void printing_follow(struct app *, int ncols);
void printing_hand_out(struct app *); /* writes, prints or copies the document, at once or when it is made */
void printing_close(struct app *);
bool printing_is_busy(const struct printing *); /* whether it is busy with something that the user asked for */
void printing_stop(struct app *);               /* cancels what the user asked for */
void printing_forget(struct app *);             /* cancels and drops what was made of the plans */
void printing_end(struct app *);                /* cancels everything */

#endif
