#include "sheet/pdf_pages.h"

#include <stdlib.h>

void pdf_pages_done(struct pdf_pages *out)
{
    free(out->op);
    free(out->page);
    free(out->mark);
    arena_done(&out->arena);
}
