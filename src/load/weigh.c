#include "load/weigh.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
    ROWS = 200,           /* that a column is judged by */
    PER_WORD = 3,         /* what a header word of weight 1 counts */
    CLOSE = 4,            /* readings that differ by no more are said to be close */
    CANDIDATES = 12,      /* columns that are tried for a role */
    ACTION_SPARSE = 3,    /* an action is often merged over rows */
    NOT_SO = -60,         /* what the cells rule out */
    NOT_SO_BUT_SURE = -9, /* the same below a word that means nothing else */
    SHORT_NAME = 20,      /* characters: a task's name on average */
    INVISIBLE_TASK = 2,   /* a naming column whose header is not known */
};

/* ---- what the cells say ---- */

/* 合计 at the beginning: what stands there is reckoned from the rows above, whatever its column holds. */
static bool weigh_is_sum(const struct table *t, size_t row)
{
    size_t i = 0;
    while (i < table_cells(t, row) && slice_is_blank(table_cell(t, row, i))) i++;
    return look_is_sum(table_cell(t, row, i));
}

void weigh_profile(const struct table *t, size_t first, size_t end, size_t column, struct profile *p)
{
    long before = 0;
    *p = (struct profile){.rows = 0};
    for (size_t row = first; row < end && p->rows < ROWS; row++) {
        struct slice cell = table_cell(t, row, column);
        size_t filled = 0;
        for (size_t i = 0; i < table_cells(t, row) && filled < 2; i++) filled += !slice_is_blank(table_cell(t, row, i));
        if (filled < 2 || weigh_is_sum(t, row)) continue;
        p->rows++;
        enum cell_look look = look_of(cell);
        p->look[look]++;
        p->characters += text_chars(cell);
        long number = look == LOOK_NUMBER ? look_row_number(cell) : -1;
        if (number < 0) continue;
        if (p->counted == 0) p->counted_from = number;
        p->counted += number == before + 1 || p->counted == 0;
        before = number;
    }
}

static size_t weigh_filled(const struct profile *p) { return p->rows - p->look[LOOK_BLANK]; }

bool weigh_is_mostly(const struct profile *p, enum cell_look look)
{
    size_t filled = weigh_filled(p);
    return filled > 0 && p->look[look] * 10 >= filled * 6;
}

/* Of the filled cells those that look so, from 0 to `most`. */
static int weigh_share(const struct profile *p, enum cell_look look, int most)
{
    size_t filled = weigh_filled(p);
    return filled > 0 ? (int)(p->look[look] * (size_t)most / filled) : 0;
}

static int weigh_words(const struct profile *p, int most)
{
    return weigh_share(p, LOOK_NAME, most) + weigh_share(p, LOOK_TEXT, most) + weigh_share(p, LOOK_CLAUSES, most) +
           weigh_share(p, LOOK_AGENCIES, most / 2);
}

static bool weigh_has_no_words(const struct profile *p) { return weigh_filled(p) > 0 && weigh_words(p, 10) < 4; }

static int weigh_cells(const struct profile *p, enum column_role role)
{
    size_t filled = weigh_filled(p);
    if (filled == 0) return 0;
    switch (role) {
    case COLUMN_NO: return p->counted * 2 >= filled ? 10 : weigh_share(p, LOOK_NUMBER, 10) - 6;
    case COLUMN_ACTION:
        if (weigh_has_no_words(p)) return NOT_SO;
        return weigh_words(p, 4) + (p->look[LOOK_BLANK] * 3 >= p->rows ? ACTION_SPARSE : 0);
    case COLUMN_TASK:
        if (weigh_has_no_words(p)) return NOT_SO;
        return weigh_words(p, 6) + (p->characters <= filled * SHORT_NAME ? 1 : 0) - weigh_share(p, LOOK_AGENCIES, 6);
    case COLUMN_CONTENT:
        if (weigh_has_no_words(p)) return -9;
        return weigh_share(p, LOOK_TEXT, 5) + weigh_share(p, LOOK_CLAUSES, 5) + weigh_share(p, LOOK_NAME, 3) -
               weigh_share(p, LOOK_AGENCIES, 8);
    case COLUMN_LEAD:
    case COLUMN_SUPPORT:
        return weigh_share(p, LOOK_AGENCIES, 10) - weigh_share(p, LOOK_FIGURE, 9) - weigh_share(p, LOOK_NUMBER, 9);
    case COLUMN_DEADLINE: return weigh_share(p, LOOK_DATE, 4);
    default: return 0;
    }
}

/* ---- each column by itself ---- */

static int weigh_one(const struct header *h, const struct profile *p, enum column_role role)
{
    int cells = weigh_cells(p, role);
    if (cells == NOT_SO && h->weight[role] == HEADER_SURE) cells = NOT_SO_BUT_SURE;
    return PER_WORD * h->weight[role] + cells;
}

/* The best role of a column beside those of names and numbers; COLUMN_OTHER if none is. */
static enum column_role weigh_best(const struct header *h, const struct profile *p)
{
    enum column_role best = COLUMN_OTHER;
    int most = PER_WORD * h->weight[COLUMN_OTHER];
    for (enum column_role role = COLUMN_YEAR; role < COLUMN_OTHER; role++) {
        int score = weigh_one(h, p, role);
        if (h->weight[role] >= HEADER_WEAK + 1 && score > most) best = role, most = score;
    }
    return best;
}

/* ---- number, action, task, content: together ---- */

struct naming {
    size_t action, task, content; /* columns; SIZE_MAX: none */
    int score;
};

struct candidates {
    size_t column[CANDIDATES];
    int score[CANDIDATES];
    size_t count;
};

static void weigh_add(struct candidates *c, size_t column, int score)
{
    if (c->count == CANDIDATES || score <= 0) return;
    c->column[c->count] = column;
    c->score[c->count++] = score;
}

/* Whether the header says anything of any column: where it does not, no column is guessed to be that of the tasks. */
static bool weigh_knows_any(const struct header *h, size_t columns)
{
    for (size_t c = 0; c < columns; c++)
        for (enum column_role role = 0; role < COLUMN_OTHER; role++)
            if (h[c].weight[role] >= HEADER_GOOD) return true;
    return false;
}

/* Every column whose header or whose cells could name tasks. */
static void weigh_find_candidates(const struct header *h, const struct profile *p, size_t columns, const bool *taken,
                                  struct candidates *actions, struct candidates *tasks, struct candidates *contents)
{
    bool knows_any = weigh_knows_any(h, columns);
    for (size_t c = 0; c < columns; c++) {
        if (taken[c]) continue;
        int action = h[c].weight[COLUMN_ACTION] > 0 ? weigh_one(&h[c], &p[c], COLUMN_ACTION) : 0;
        int task = weigh_one(&h[c], &p[c], COLUMN_TASK), content = weigh_one(&h[c], &p[c], COLUMN_CONTENT);
        bool unknown = knows_any && header_best(&h[c]) == 0 && weigh_filled(&p[c]) * 2 > p[c].rows &&
                       !weigh_has_no_words(&p[c]);
        bool named = h[c].weight[COLUMN_TASK] > 0 || h[c].weight[COLUMN_ACTION] > 0;
        weigh_add(actions, c, action);
        weigh_add(tasks, c, named ? task : unknown ? INVISIBLE_TASK : 0);
        bool sentences = weigh_is_mostly(&p[c], LOOK_TEXT) || weigh_is_mostly(&p[c], LOOK_CLAUSES);
        bool whole = h[c].weight[COLUMN_CONTENT] > HEADER_WEAK || (h[c].weight[COLUMN_CONTENT] > 0 && sentences);
        weigh_add(contents, c, whole ? content : 0);
    }
}

/* How usual the order is: the action, the task, the content. */
static int weigh_order(const struct naming *n)
{
    int score = 0;
    if (n->action != SIZE_MAX) score += n->action < n->task ? 3 : -8;
    if (n->content != SIZE_MAX) score += n->content > n->task ? 3 : -8;
    return score;
}

/* Tries one task column with every action and content; *best is the best of them. */
static void weigh_try_task(const struct candidates *actions, const struct candidates *contents, size_t task, int score,
                           struct naming *best)
{
    *best = (struct naming){SIZE_MAX, task, SIZE_MAX, -1};
    for (size_t a = 0; a <= actions->count; a++) {
        for (size_t c = 0; c <= contents->count; c++) {
            struct naming n = {a < actions->count ? actions->column[a] : SIZE_MAX, task,
                               c < contents->count ? contents->column[c] : SIZE_MAX, score};
            if (n.action == task || n.content == task || (n.action == n.content && n.action != SIZE_MAX)) continue;
            n.score += (a < actions->count ? actions->score[a] : 0) + (c < contents->count ? contents->score[c] : 0);
            n.score += weigh_order(&n);
            if (n.score > best->score) *best = n;
        }
    }
}

static struct naming weigh_naming(const struct header *h, const struct profile *p, size_t columns, const bool *taken,
                                  struct weigh_doubt *doubt)
{
    struct candidates actions = {.count = 0}, tasks = {.count = 0}, contents = {.count = 0};
    struct naming best = {SIZE_MAX, SIZE_MAX, SIZE_MAX, -1}, second = best;
    weigh_find_candidates(h, p, columns, taken, &actions, &tasks, &contents);
    for (size_t i = 0; i < tasks.count; i++) {
        struct naming n;
        weigh_try_task(&actions, &contents, tasks.column[i], tasks.score[i], &n);
        if (n.score > best.score) second = best, best = n;
        else if (n.score > second.score) second = n;
    }
    *doubt = (struct weigh_doubt){
        .is_close = second.task != SIZE_MAX && best.score - second.score < CLOSE,
        .is_guess = best.task != SIZE_MAX && header_best(&h[best.task]) == 0,
        .task = best.task,
        .other = second.task,
    };
    return best;
}

/* The number: its header says so, or the cells count the rows where no header says anything. */
static size_t weigh_number(const struct header *h, const struct profile *p, size_t columns)
{
    size_t best = SIZE_MAX;
    int most = 0;
    for (size_t c = 0; c < columns; c++) {
        bool silent = header_best(&h[c]) == 0 && p[c].counted_from == 1 && p[c].counted >= 2 &&
                      p[c].counted * 10 >= weigh_filled(&p[c]) * 9;
        if (h[c].weight[COLUMN_NO] < HEADER_WEAK && !silent) continue;
        int score = weigh_one(&h[c], &p[c], COLUMN_NO);
        if (weigh_filled(&p[c]) > 0 && weigh_share(&p[c], LOOK_NUMBER, 10) < 2 &&
            h[c].weight[COLUMN_NO] < HEADER_SURE - 1)
            continue;
        if (score > most) best = c, most = score;
    }
    return best;
}

/* ---- all of them ---- */

/* A role other than year belongs to one column, the first of those that it fits about best; the others keep their
 * header and their text. */
static void weigh_settle_doubles(const struct header *h, const struct profile *p, size_t columns,
                                 enum column_role *role)
{
    for (enum column_role r = COLUMN_LEAD; r < COLUMN_OTHER; r++) {
        size_t best = SIZE_MAX;
        for (size_t c = 0; c < columns; c++)
            if (role[c] == r &&
                (best == SIZE_MAX || weigh_one(&h[c], &p[c], r) > weigh_one(&h[best], &p[best], r) + CLOSE))
                best = c;
        for (size_t c = 0; c < columns; c++)
            if (role[c] == r && c != best) role[c] = COLUMN_OTHER;
    }
}

/* 责任单位 beside 配合单位, without 牵头单位: it leads. */
static void weigh_settle_lead(const struct header *h, size_t columns, enum column_role *role)
{
    size_t plain = columns, told = columns;
    for (size_t c = columns; c-- > 0;) {
        if (role[c] == COLUMN_LEAD) return;
        if (role[c] == COLUMN_SUPPORT) *(h[c].supports ? &told : &plain) = c;
    }
    if (plain < columns && told < columns) role[plain] = COLUMN_LEAD;
}

void weigh_roles(const struct header *h, const struct profile *p, size_t columns, enum column_role *role,
                 struct weigh_doubt *doubt)
{
    bool *taken = mem_zalloc((columns + 1) * sizeof *taken);
    size_t number = weigh_number(h, p, columns);
    for (size_t c = 0; c < columns; c++) {
        role[c] = weigh_best(&h[c], &p[c]);
        /* what surely is something else names nothing */
        taken[c] = c == number || (role[c] != COLUMN_OTHER && h[c].weight[role[c]] >= h[c].weight[COLUMN_TASK]);
    }
    if (number != SIZE_MAX) role[number] = COLUMN_NO;
    struct naming n = weigh_naming(h, p, columns, taken, doubt);
    if (n.task != SIZE_MAX) role[n.task] = COLUMN_TASK;
    if (n.action != SIZE_MAX) role[n.action] = COLUMN_ACTION;
    if (n.content != SIZE_MAX) role[n.content] = COLUMN_CONTENT;
    weigh_settle_lead(h, columns, role);
    weigh_settle_doubles(h, p, columns, role);
    free(taken);
}
