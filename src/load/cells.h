/* cells: the cells of a row by their roles: which of them a row lacks, which do not belong where they stand.
 *
 * Where merged cells are left out of a copied table, its rows are shorter, or filled up at their end; what the cells
 * look like tells.  Nothing of this is asked of an office file that says which of its cells are merged. */
#ifndef JIHUA_CELLS_H
#define JIHUA_CELLS_H

#include "load/between.h"
#include "plan/plan_inside.h"

/* The cell of the first column of a role; -1 if the table has none. */
int cells_of_role(const struct plan *, enum column_role);
/* The text of a cell without blanks around it; empty for cell -1. */
struct slice cells_text(const struct plan *, size_t row, int cell);
/* Notes something about a row, with the beginning of a text. */
void cells_note(struct plan *, enum note_kind, size_t row, struct slice about);

/* Which cells a row lacks, as merged cells do when a table is copied, whether or not the row has been padded at its
 * end; none where it is only cut short there.  They begin at the action, or at the number where it is merged, too. */
struct plan_gap cells_gap_of_row(const struct plan *, size_t row);
/* Notes a row that is moved, too short or too long; `missing`: the cells that it lacks. */
void cells_note_widths(struct plan *, const struct roles *, size_t row, size_t missing, struct slice about);
/* Notes a cell that contradicts its column: cells may be missing, or too many, that nothing else tells of. */
void cells_note_misfit(struct plan *, const struct between *, size_t row, size_t missing);

#endif
