/* fuzz: hostile input, and the promises that must hold whatever it is.
 *
 * A target is a function of bytes, one small file, a row in fuzz.def.  It returns, or calls fuzz_broken, which does
 * not; it keeps nothing from one call to the next.  `make fuzz` feeds the targets from libFuzzer (engine.c),
 * tests/test_fuzz_seeds.c from the files in tests/data/fuzz/TARGET/: small seeds, and every input that ever found a
 * bug. */
#ifndef JIHUA_FUZZ_H
#define JIHUA_FUZZ_H

#include "base/buf.h"
#include "plan/plan.h"
#include "table/grid.h"

struct fuzz_target {
    const char *name;
    void (*run)(struct slice bytes);
    size_t most; /* bytes of input that make sense */
};

#define TARGET(name, most) void fuzz_##name(struct slice);
#include "fuzz.def"
#undef TARGET
extern const struct fuzz_target fuzz_targets[];
extern const size_t fuzz_target_count;

/* A promise: names what was broken and ends the run.  Whoever links the targets says how. */
#define FUZZ_EXPECT(holds) ((holds) ? (void)0 : fuzz_broken(__FILE__, __LINE__, #holds))
_Noreturn void fuzz_broken(const char *file, int line, const char *what);

/* Takes the last byte off the input, to choose between ways of working: so any file is a good seed.  0 if none is
 * left. */
unsigned fuzz_take(struct slice *bytes);
/* The longest beginning that is UTF-8, for functions that are promised nothing else. */
struct slice fuzz_utf8(struct slice bytes);
/* Exactly these bytes on the heap, so that the sanitizer sees a read behind them; free with free(). */
char *fuzz_copy(struct slice bytes);
/* Nothing that a terminal would take for anything but text, line feeds apart; valid UTF-8. */
void fuzz_expect_plain(struct slice text);

/* What a reader of office files tells makes sense to whoever takes it, or is an error with a sentence. */
void fuzz_expect_grid(void (*read)(const void *data, struct grid_out *), const void *data);

/* NULL if the bytes are no plan. */
struct plan *fuzz_plan(struct slice bytes);
/* All that a plan says of itself, a fact a line. */
void fuzz_describe(const struct plan *, struct buf *out);
/* What every plan promises (plan.h). */
void fuzz_expect_plan(const struct plan *);

#endif
