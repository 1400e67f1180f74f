#include "browser.h"

#include "test.h"

struct term *open_plan(int ncols, int nrows)
{
    struct term *t = term_open(ncols, nrows, "data/tianshui.csv", NULL);
    term_wait(t, "q 退出");
    return t;
}

void quit(struct term *t)
{
    term_send(t, "q");
    assert_int_equal(term_wait_exit(t), 0);
    term_expect_restored(t);
    term_close(t);
}
