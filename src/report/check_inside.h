/* check_inside: what the files of check share: the task that is looked at, a cell laid out for looking, findings.
 *
 * check.c goes through the plans and calls the functions that check.def lists.  A function that looks at a cell gets it
 * as an array of code points, made once for all of them; `has` tells at once what such a cell surely lacks. */
#ifndef JIHUA_CHECK_INSIDE_H
#define JIHUA_CHECK_INSIDE_H

#include <wchar.h>

#include "report/check.h"

/* What a cell holds somewhere: check_cell.has, and `has` of a LOOK. */
enum check_has {
    CHECK_HAS_BLANK = 1,        /* a blank or a line break */
    CHECK_HAS_DIGIT = 2,        /* of either width */
    CHECK_HAS_PUNCTUATION = 4,  /* a comma, semicolon, colon, full stop, round bracket, %, of either width; 、 */
    CHECK_HAS_BRACKET = 8,      /* any bracket or quotation mark */
    CHECK_HAS_LETTER = 16,      /* a letter of any alphabet, of either width, or a full-width digit */
    CHECK_HAS_PLACEHOLDER = 32, /* what a placeholder begins with: X × _ ? * 【 待 T and an empty bracket */
    CHECK_HAS_TRADITIONAL = 64, /* a character that only traditional texts have */
    CHECK_HAS_ANYTHING = 127 | 1 << 30
};

/* Where a LOOK looks. */
enum check_where { CHECK_IN_NAMES = 1, CHECK_IN_CLAUSES = 2, CHECK_IN_YEARS = 4, CHECK_IN_AGENCIES = 8 };

struct check_char {
    uint32_t cp;
    uint32_t at; /* the byte of the cell where it begins */
};

/* How a text is spaced: how often a blank stands between a Chinese character and a number, and how often none. */
struct check_style {
    bool known;
    size_t spaced, close;
    size_t wide; /* full-width blanks: several part the names of a list */
    size_t rows; /* lines with a blank in them and no sign of a sentence: a table inside the cell */
};

struct check_cell {
    size_t column;
    struct slice text;
    const struct check_char *c; /* borrowed; c[n] is the end: cp 0, at text.n */
    size_t n;
    unsigned has;             /* CHECK_HAS_ */
    struct check_style style; /* counted when it is asked for */
};

#define CHECK_TRADITIONAL_FROM 0x4E00
#define CHECK_TRADITIONAL_TO 0xA000

/* What the functions get: the task that is looked at, and where findings go. */
struct checking {
    const struct plans *plans;
    const struct agencies *agencies;
    struct check *check;
    uint64_t rules;
    const struct plan *plan;
    size_t first;           /* place of the plan's first task */
    size_t task;            /* within the plan */
    size_t actions_seen;    /* actions whose first task comes before this one */
    size_t plan_findings;   /* findings before those of this plan */
    struct check_per_cell { /* the last cell in which a rule found something, and how often */
        size_t place, column, count;
    } per_cell[CHECK_RULES];
    struct check_ref { /* owned: the agencies of the task, each with its place in the index; SIZE_MAX: in none */
        struct agency_ref ref;
        size_t agency;
    } * refs;
    size_t ref_cap;
    size_t *doubtful; /* owned: findings of this plan that stay only if as many are sure */
    size_t doubts, doubt_cap, sure;
    struct check_char *chars; /* owned: of the cell that is looked at */
    size_t char_cap;
    struct check_cell cell;                                                     /* the one that is looked at */
    uint64_t traditional[(CHECK_TRADITIONAL_TO - CHECK_TRADITIONAL_FROM) / 64]; /* a bit for each character */
    bool is_traditional;                                                        /* the plan is written so */
    struct check_filled { /* tasks of the plan: what they have, to tell columns that have none on purpose */
        size_t *year;     /* owned: that have a target in this year */
        size_t any_year, lead, clauses, amounts;
    } filled;
    size_t note;     /* of the plan's load report: where the search for the task's notes goes on */
    bool *is_merged; /* owned, a task each: its number or name stands in a merged cell that begins above it */
};

#define CHECK_PER_CELL 10 /* the most findings of one rule in one cell: a broken cell has more, but nobody reads them */
#define CHECK_TEXT(slice) (int)(slice).n, (slice).s

/* Adds a finding and takes over its message; if the rule is not wanted it only frees the message. */
void check_found(struct checking *, enum check_rule, size_t column, size_t start, size_t end, char *message);
static inline bool check_wants(const struct checking *c, enum check_rule rule) { return c->rules & CHECK_BIT(rule); }
/* The cell of the task has as many findings of a rule as it can have. */
bool check_is_full(const struct checking *, enum check_rule, size_t column);
/* The finding that is added next is doubtful: see `doubtful`. */
void check_doubt(struct checking *);
/* The column that says who leads: 牵头单位, or the only column of agencies; -1 if there is none. */
int check_lead_column(const struct checking *);

/* ---- cells (check_cell.c) ---- */

/* A cell laid out, until another one is; the last one is not laid out again. */
struct check_cell *check_cell_of(struct checking *, size_t column, struct slice text);
/* The part of the cell that a message shows: from byte `start` on, to `end` at most.  It never begins or ends inside a
 * number, a Latin word or a short quotation. */
struct slice check_excerpt(const struct check_cell *, size_t start, size_t end);
/* The character that begins at a byte, or the one behind it. */
size_t check_cell_index(const struct check_cell *, size_t at);
static inline struct slice check_cell_cut(const struct check_cell *cell, size_t from, size_t to)
{
    return slice_cut(cell->text, cell->c[from].at, cell->c[to].at);
}
bool check_is_wide(uint32_t cp);   /* Han characters and full-width punctuation */
bool check_is_letter(uint32_t cp); /* a-z of either width and case */
bool check_is_one_of(uint32_t cp, const wchar_t *set);

/* Finds blanks in characters [from, to) that are probably mistakes.  A line break counts only with `breaks`, in a text
 * where line breaks have no meaning. */
void check_text_blanks_in(struct checking *, struct check_cell *, size_t from, size_t to, bool breaks);

/* A cell's quantities have been counted (check_years.c). */
void check_years_amounts(struct checking *, const struct check_cell *, size_t count);

/* Finds out which tasks are rows of merged ones: is_merged (check_tasks.c). */
void check_tasks_merged(struct checking *);
/* Which characters are traditional; whether the plan is written in them (check_script.c). */
void check_script_init(struct checking *);
void check_script_plan(struct checking *);

/* ---- the functions of check.def ---- */

#define LOOK(where, function, has, rules) void function(struct checking *, struct check_cell *);
#define LOOK_TASK(function, rules) void function(struct checking *);
#define LOOK_PLAN(function, rules) void function(struct checking *);
#include "report/check.def"

#endif
