/* panes_world: a plan, a view and every pane, without a terminal, for the tests of panes. */
#ifndef JIHUA_TEST_PANES_WORLD_H
#define JIHUA_TEST_PANES_WORLD_H

#include <string.h>

#include "load/load.h"
#include "panes/panes.h"
#include "test.h"

#define HEADER "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n"
#define FIRST \
    "1,甲行动,引才,\"1.引进人才30名以上；2.建设平台。\",\"1.引进人才10名；2.选址。\",\"1.引进人才20名；2.建成。\",市人社局,市教育局\n"
#define SECOND "2,甲行动,育才,培训500人次,培训200人次,培训300人次,市教育局,\n"
#define THIRD "3,乙行动,留才,提供公寓,,建公寓100套,市住建局,市人社局\n"

extern const struct pane_class *const world_class[PANES];
extern const struct box world_wide, world_nothing; /* a usual box, and one without rows */

struct world {
    struct plans plans;
    struct view view;
    void *pane[PANES];
};

struct plan *world_load(const char *csv);
struct plan *world_load_tianshui(void);
struct world *world_make(struct plan *plan);
void world_done(struct world *w);
int world_set_up(void **state);
int world_tear_down(void **state);
void world_work(struct view *v);
void world_search(struct view *v, const char *text);
void world_filter(struct view *v, const char *text);
void world_fit(struct world *w, enum pane_id id, const struct box *box);
unsigned world_command(struct world *w, enum pane_id id, enum cmd cmd);
unsigned world_press(struct world *w, enum pane_id id, int row);
size_t world_rows(const struct world *w, enum pane_id id);
void world_assert_title(const struct world *w, enum pane_id id, const char *expected);
void world_assert_cites(const struct world *w, enum pane_id id, const char *expected);
void world_assert_is_empty(const struct world *w, enum pane_id id);

#endif
