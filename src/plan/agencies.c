#include "plan/agencies.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/pinyin.h"

#define NONE UINT32_MAX
#define READ_CELLS 1024
#define LEVEL_BYTES 3 /* 市 县 区 省 州: one character */

struct spelling {
    struct slice text; /* without blanks */
    struct slice key;  /* normal form: equal for spellings that mean the same whatever else occurs */
    uint32_t count;    /* how often it occurs; an alias's name counts more than all */
    uint32_t agency;
    uint32_t next; /* the next spelling of the same agency */
};

struct agency_entry {
    uint32_t spelling;                /* the one that is its name; first of the chain */
    uint32_t first[AGENCY_RELATIONS]; /* into tasks[relation] */
    uint32_t count[AGENCY_RELATIONS];
    bool group;
};

struct map {        /* key → spelling of that key, open addressing */
    uint32_t *slot; /* index + 1 */
    size_t slots;
};

struct mention {
    uint32_t agency, place;
};

struct agencies {
    struct arena arena;
    struct spelling *spelling;
    size_t spellings, spelling_cap;
    struct map by_text, by_key;
    struct agency_entry *entry;
    size_t entries;
    uint32_t *tasks[AGENCY_RELATIONS];
    size_t places;                    /* tasks of all plans */
    const struct agency_alias *alias; /* while building */
    size_t aliases;
};

/* ---- normal forms ---- */

static bool agencies_replaces(struct slice t, size_t pos, const char *word)
{
    return slice_has_prefix(slice_cut(t, pos, t.n), slice_of(word));
}

/* Without blanks. */
static struct slice agencies_squeeze(struct arena *arena, struct slice t)
{
    char *out = arena_alloc(arena, t.n + 1);
    size_t n = 0;
    for (size_t pos = 0, next; pos < t.n; pos = next) {
        if (text_is_blank(text_decode(t, pos, &next))) continue;
        memcpy(out + n, t.s + pos, next - pos);
        n += next - pos;
    }
    return slice_make(out, n);
}

/* The normal form of a name without blanks: half width, 委 for 委员会, 政府 for 人民政府, 管委会 for 管理委员会, no 和
 * and 与. */
static struct slice agencies_normal(struct arena *arena, struct slice t)
{
    char *out = arena_alloc(arena, text_replaced_max(t.n));
    size_t n = 0;
    for (size_t pos = 0, next; pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        const char *drop = agencies_replaces(t, pos, "人民政府")   ? "人民"
                           : agencies_replaces(t, pos, "理委员会") ? "理"
                                                                   : NULL;
        if (drop) {
            next = pos + strlen(drop);
            continue;
        }
        if (pos > 0 && (cp == 0x548C /* 和 */ || cp == 0x4E0E /* 与 */)) continue;
        bool committee = agencies_replaces(t, pos, "委员会");
        bool administration = committee && n >= 3 && memcmp(out + n - 3, "管", 3) == 0;
        n += text_encode(cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp, out + n);
        if (committee) next = pos + strlen(administration ? "委员" : "委员会");
    }
    return slice_make(out, n);
}

/* ---- spellings ---- */

static uint64_t agencies_hash_of(struct slice t)
{
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < t.n; i++) h = (h ^ (unsigned char)t.s[i]) * 1099511628211u;
    return h ^ h >> 29;
}

static struct slice agencies_map_key(const struct agencies *a, const struct map *map, uint32_t spelling)
{
    return map == &a->by_text ? a->spelling[spelling].text : a->spelling[spelling].key;
}

/* The slot of a key: where it is, or the free one where it belongs. */
static size_t agencies_slot_of(const struct agencies *a, const struct map *map, struct slice key)
{
    size_t at = agencies_hash_of(key) & (map->slots - 1);
    while (map->slot[at] && !slice_equal(agencies_map_key(a, map, map->slot[at] - 1), key))
        at = (at + 1) & (map->slots - 1);
    return at;
}

static uint32_t agencies_lookup(const struct agencies *a, const struct map *map, struct slice key)
{
    return map->slots ? map->slot[agencies_slot_of(a, map, key)] - 1 : NONE; /* an empty slot is 0, and 0 - 1 is NONE */
}

static void agencies_map_rebuild(struct agencies *a, struct map *map)
{
    free(map->slot);
    map->slots = map->slots ? map->slots * 2 : 256;
    map->slot = mem_zalloc(map->slots * sizeof *map->slot);
    for (uint32_t i = 0; i < a->spellings; i++) {
        size_t at = agencies_slot_of(a, map, agencies_map_key(a, map, i));
        if (!map->slot[at]) map->slot[at] = i + 1;
    }
}

static struct slice agencies_alias_of(const struct agencies *a, struct slice text)
{
    for (size_t i = 0; i < a->aliases; i++)
        if (slice_equal(a->alias[i].text, text)) return a->alias[i].name;
    return text;
}

static void agencies_map_put(struct agencies *a, struct map *map, uint32_t spelling)
{
    size_t at = agencies_slot_of(a, map, agencies_map_key(a, map, spelling));
    if (!map->slot[at]) map->slot[at] = spelling + 1; /* the first of a key stands for it */
}

/* A new spelling, both without blanks: the text, and the name that it means. */
static uint32_t agencies_add_spelling(struct agencies *a, struct slice text, struct slice name)
{
    uint32_t made = (uint32_t)a->spellings;
    a->spelling = mem_grow(a->spelling, &a->spelling_cap, a->spellings + 1, sizeof *a->spelling);
    a->spelling[a->spellings++] = (struct spelling){
        .text = text, .key = agencies_normal(&a->arena, name), .agency = NONE, .next = NONE};
    if (a->spellings * 2 > a->by_text.slots) agencies_map_rebuild(a, &a->by_text), agencies_map_rebuild(a, &a->by_key);
    agencies_map_put(a, &a->by_text, made);
    agencies_map_put(a, &a->by_key, made);
    return made;
}

/* The spelling of a text as a cell has it, made if it is new. */
static uint32_t agencies_intern(struct agencies *a, struct slice text)
{
    uint32_t found = agencies_lookup(a, &a->by_text, text);
    if (found != NONE) return found;
    struct slice plain = agencies_squeeze(&a->arena, text),
                 name = agencies_squeeze(&a->arena, agencies_alias_of(a, plain));
    found = agencies_lookup(a, &a->by_text, plain);
    if (found != NONE) return found;
    if (!slice_equal(name, plain)) { /* the name that an alias means is the one shown */
        uint32_t meant = agencies_lookup(a, &a->by_text, name);
        if (meant == NONE) meant = agencies_add_spelling(a, name, name);
        a->spelling[meant].count = UINT32_MAX / 2;
    }
    return agencies_add_spelling(a, plain, name);
}

/* ---- agencies ---- */

/* The spelling that stands for a key without its level: 市X for X where X has exactly one level among the spellings. */
static uint32_t agencies_with_level(const struct agencies *a, struct slice key)
{
    static const char *const levels[] = {"市", "县", "区", "省", "州", "旗"};
    uint32_t found = NONE;
    char text[256];
    if (key.n + LEVEL_BYTES > sizeof text || agency_is_group(key)) return NONE;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        memcpy(text, levels[i], LEVEL_BYTES);
        memcpy(text + LEVEL_BYTES, key.s, key.n);
        uint32_t other = agencies_lookup(a, &a->by_key, slice_make(text, key.n + LEVEL_BYTES));
        if (other == NONE) continue;
        if (found != NONE) return NONE;
        found = other;
    }
    return found;
}

/* The spelling that decides which agency a spelling means: the first of its key, or of its key with a level. */
static uint32_t agencies_leader_of(const struct agencies *a, uint32_t spelling)
{
    uint32_t same = agencies_lookup(a, &a->by_key, a->spelling[spelling].key),
             level = agencies_with_level(a, a->spelling[same].key);
    return level == NONE ? same : level;
}

/* Groups the spellings into agencies, in the order of first appearance. */
static void agencies_make_entries(struct agencies *a)
{
    size_t cap = 0;
    for (uint32_t i = 0; i < a->spellings; i++) {
        uint32_t leader = agencies_leader_of(a, i);
        if (a->spelling[leader].agency == NONE) {
            a->entry = mem_grow(a->entry, &cap, a->entries + 1, sizeof *a->entry);
            a->entry[a->entries] = (struct agency_entry){.spelling = NONE};
            a->spelling[leader].agency = (uint32_t)a->entries++;
        }
        a->spelling[i].agency = a->spelling[leader].agency;
    }
}

static bool agencies_names_better(const struct spelling *a, const struct spelling *b)
{
    return a->count != b->count ? a->count > b->count : a->text.n > b->text.n;
}

/* Chains the spellings of each agency, the best one first. */
static void agencies_chain_spellings(struct agencies *a)
{
    for (size_t i = a->spellings; i-- > 0;) {
        struct spelling *s = &a->spelling[i];
        struct agency_entry *e = &a->entry[s->agency];
        bool better = e->spelling == NONE || !agencies_names_better(&a->spelling[e->spelling], s);
        if (better) {
            s->next = e->spelling;
            e->spelling = (uint32_t)i;
        } else {
            s->next = a->spelling[e->spelling].next;
            a->spelling[e->spelling].next = (uint32_t)i;
        }
    }
    for (size_t i = 0; i < a->entries; i++) a->entry[i].group = agency_is_group(agencies_name(a, i));
}

/* ---- tasks ---- */

struct mentions {
    struct mention *at;
    size_t count, cap;
};

/* What a cell names.  Most cells of agencies are there many times, and a cell is read but once. */
struct read_cell {
    const struct plan *plan;
    size_t column;
    struct slice text;
    size_t first, count; /* in read_cells.named */
};

struct cell_agency {
    uint32_t spelling;
    enum agency_relation relation;
};

struct read_cells {
    struct read_cell *cell;    /* owned: READ_CELLS of them, each at its hash; a later one takes the place of another */
    struct cell_agency *named; /* owned */
    size_t count, cap;
};

/* What the cell names, read if it is not known yet. */
static const struct read_cell *agencies_read_cell(struct agencies *a, struct read_cells *known, struct place at,
                                                  size_t column)
{
    struct slice text = plan_cell(at.plan, at.task, column);
    struct read_cell *cell = &known->cell[(agencies_hash_of(text) + column) % READ_CELLS];
    if (cell->plan == at.plan && cell->column == column && slice_equal(cell->text, text)) return cell;
    struct agency_ref ref;
    *cell = (struct read_cell){.plan = at.plan, .column = column, .text = text, .first = known->count};
    for (struct agency_refs refs = agency_refs_of_column(at.plan, at.task, column); agency_refs_next(&refs, &ref);) {
        known->named = mem_grow(known->named, &known->cap, known->count + 1, sizeof *known->named);
        known->named[known->count++] = (struct cell_agency){agencies_intern(a, ref.text), ref.relation};
        cell->count++;
    }
    return cell;
}

/* Every agency of every task; the agency is the spelling as yet. */
static void agencies_collect(struct agencies *a, const struct plans *plans, struct mentions mentions[AGENCY_RELATIONS])
{
    struct read_cells known = {.cell = mem_zalloc(READ_CELLS * sizeof *known.cell)};
    for (size_t place = 0; place < a->places; place++) {
        struct place at = plans_at(plans, place);
        for (size_t column = 0; column < plan_columns(at.plan); column++) {
            if (!agency_refs_are_in(at.plan, column)) continue;
            const struct read_cell *cell = agencies_read_cell(a, &known, at, column);
            for (size_t i = cell->first; i < cell->first + cell->count; i++) {
                struct mentions *m = &mentions[known.named[i].relation];
                a->spelling[known.named[i].spelling].count++;
                m->at = mem_grow(m->at, &m->cap, m->count + 1, sizeof *m->at);
                m->at[m->count++] = (struct mention){known.named[i].spelling, (uint32_t)place};
            }
        }
    }
    free(known.cell);
    free(known.named);
}

/* Sorts the mentions by agency, keeping the order of places; an agency named twice in a task counts once. */
static void agencies_sort_mentions(struct agencies *a, enum agency_relation relation, const struct mentions *m)
{
    a->tasks[relation] = mem_alloc((m->count + 1) * sizeof *a->tasks[relation]);
    for (size_t i = 0; i < m->count; i++) a->entry[a->spelling[m->at[i].agency].agency].count[relation]++;
    uint32_t first = 0;
    for (size_t i = 0; i < a->entries; i++) {
        a->entry[i].first[relation] = first;
        first += a->entry[i].count[relation];
        a->entry[i].count[relation] = 0;
    }
    for (size_t i = 0; i < m->count; i++) {
        struct agency_entry *e = &a->entry[a->spelling[m->at[i].agency].agency];
        uint32_t *tasks = a->tasks[relation] + e->first[relation];
        if (e->count[relation] && tasks[e->count[relation] - 1] == m->at[i].place) continue;
        tasks[e->count[relation]++] = m->at[i].place;
    }
}

struct agencies *agencies_new(const struct plans *plans, const struct agency_alias *alias, size_t aliases)
{
    struct agencies *a = mem_zalloc(sizeof *a);
    struct mentions mentions[AGENCY_RELATIONS] = {{0}};
    arena_init(&a->arena);
    a->places = plans_tasks(plans);
    a->alias = alias, a->aliases = aliases;
    agencies_map_rebuild(a, &a->by_text);
    agencies_map_rebuild(a, &a->by_key);
    agencies_collect(a, plans, mentions);
    a->alias = NULL, a->aliases = 0;
    agencies_make_entries(a);
    agencies_chain_spellings(a);
    for (int relation = 0; relation < AGENCY_RELATIONS; relation++) {
        agencies_sort_mentions(a, (enum agency_relation)relation, &mentions[relation]);
        free(mentions[relation].at);
    }
    return a;
}

void agencies_free(struct agencies *a)
{
    if (!a) return;
    arena_done(&a->arena);
    free(a->spelling);
    free(a->by_text.slot);
    free(a->by_key.slot);
    free(a->entry);
    for (int relation = 0; relation < AGENCY_RELATIONS; relation++) free(a->tasks[relation]);
    free(a);
}

/* ---- what others ask ---- */

size_t agencies_count(const struct agencies *a) { return a->entries; }
struct slice agencies_name(const struct agencies *a, size_t agency)
{
    return a->spelling[a->entry[agency].spelling].text;
}
bool agencies_is_group(const struct agencies *a, size_t agency) { return a->entry[agency].group; }

const uint32_t *agencies_tasks(const struct agencies *a, size_t agency, enum agency_relation relation, size_t *count)
{
    *count = a->entry[agency].count[relation];
    return a->tasks[relation] + a->entry[agency].first[relation];
}

static void agencies_set_bits(const struct agencies *a, size_t agency, uint64_t *bits)
{
    for (int relation = 0; relation < AGENCY_RELATIONS; relation++) {
        size_t count;
        const uint32_t *tasks = agencies_tasks(a, agency, (enum agency_relation)relation, &count);
        for (size_t i = 0; i < count; i++) bits[tasks[i] / 64] |= UINT64_C(1) << tasks[i] % 64;
    }
}

size_t agencies_reached(const struct agencies *a, size_t agency, uint32_t *places)
{
    size_t words = a->places / 64 + 1, count = 0;
    if (a->entry[agency].group) return 0;
    uint64_t *reached = mem_zalloc(2 * words * sizeof *reached), *own = reached + words;
    for (size_t i = 0; i < a->entries; i++)
        if (a->entry[i].group && agency_in_group(agencies_name(a, agency), agencies_name(a, i)))
            agencies_set_bits(a, i, reached);
    agencies_set_bits(a, agency, own);
    for (size_t i = 0; i < a->places; i++) {
        if (!((reached[i / 64] & ~own[i / 64]) >> i % 64 & 1)) continue;
        if (places) places[count] = (uint32_t)i;
        count++;
    }
    free(reached);
    return count;
}

size_t agencies_of(const struct agencies *a, struct slice text)
{
    uint32_t spelling = agencies_lookup(a, &a->by_text, text);
    if (spelling == NONE) {
        struct arena arena;
        arena_init(&arena);
        struct slice plain = agencies_squeeze(&arena, text);
        spelling = agencies_lookup(a, &a->by_text, plain);
        if (spelling == NONE) spelling = agencies_lookup(a, &a->by_key, agencies_normal(&arena, plain));
        arena_done(&arena);
    }
    return spelling == NONE ? SIZE_MAX : a->spelling[spelling].agency;
}

size_t agencies_spellings(const struct agencies *a, size_t agency)
{
    size_t count = 0;
    for (uint32_t i = a->entry[agency].spelling; i != NONE; i = a->spelling[i].next) count++;
    return count;
}

struct slice agencies_spelling(const struct agencies *a, size_t agency, size_t index)
{
    uint32_t i = a->entry[agency].spelling;
    while (index-- > 0) i = a->spelling[i].next;
    return a->spelling[i].text;
}

static bool agencies_fits_part(struct slice name, struct slice wanted) { return slice_find(name, wanted) != SIZE_MAX; }
static bool agencies_fits_pinyin(struct slice name, struct slice wanted) { return pinyin_matches(name, wanted, false); }

static size_t agencies_find_by(const struct agencies *a, struct slice wanted, bool (*fit)(struct slice, struct slice),
                               size_t *found, size_t max)
{
    size_t count = 0;
    for (size_t i = 0; i < a->entries; i++) {
        uint32_t s = a->entry[i].spelling;
        while (s != NONE && !fit(a->spelling[s].text, wanted)) s = a->spelling[s].next;
        if (s == NONE) continue;
        if (count < max) found[count] = i;
        count++;
    }
    return count;
}

size_t agencies_find(const struct agencies *a, struct slice wanted, size_t *found, size_t max)
{
    wanted = slice_trim(wanted);
    size_t exact = wanted.n ? agencies_of(a, wanted) : SIZE_MAX;
    if (exact != SIZE_MAX) {
        if (max) found[0] = exact;
        return 1;
    }
    if (wanted.n == 0) return 0;
    size_t count = agencies_find_by(a, wanted, agencies_fits_part, found, max);
    return count ? count : agencies_find_by(a, wanted, agencies_fits_pinyin, found, max);
}
