/* Tables made at random, written in every form of a paste: each reads back as it was, or is refused. */
#include "pastes.h"

/* ---- any table in any form ---- */

static unsigned long seed;
static unsigned below(unsigned n)
{
    seed = seed * 6364136223846793005ul + 1442695040888963407ul;
    return (unsigned)(seed >> 33) % n;
}

struct kind {
    const char *header;
    const char *cell[6];
    bool may_be_empty;
};

static const struct kind kinds[] = {
    {"序号", {NULL}, false},
    {"类别", {"工业方面", "农业方面", "民生保障", "生态环境", "文化旅游", "社会治理"}, false},
    {"重点任务", {"促进就业", "危房改造", "建设大桥", "培育企业", "植树造林", "公开规划"}, false},
    {"工作内容",
     {"新增就业5000人。", "改造危房20户，加固10户。", "1.建成大桥一座；\n2.修通公路两条。", "培育企业30家；新增产值。",
      "植树造林2000亩。", "在门户网站集中公开历史规划，定期更新。"},
     true},
    {"投资规模", {"660", "251", "120", "1300", "85", "42"}, true},
    {"牵头单位", {"市科技局", "市教育局", "区人社局", "市发改委", "县扶贫办", "市水利局、市住建局"}, true},
    {"责任单位", {"各县区", "市财政局", "市农业农村局", "区卫健委", "各镇街", "市统计局、市税务局"}, true},
    {"责任领导", {"甲某某", "乙某某", "丙某某", "丁某某", "戊某某", "己某某"}, true},
    {"完成时限", {"全年", "6月底", "2024年底前", "长期坚持", "9月底前", "持续推进"}, true},
    {"备注", {"新建", "续建", "市级", "重点", "省级", "县级"}, true},
};
#define KINDS (sizeof kinds / sizeof *kinds)

enum { ROWS_MAX = 12, FORMS = 5, COUNT = 100 };

struct made {
    size_t columns, rows;
    bool merged;
    const struct kind *kind[KINDS];
    const char *cell[ROWS_MAX][KINDS]; /* "": empty */
    char number[ROWS_MAX][24];
};

static void make_table(struct made *m, bool empty, bool merged)
{
    m->merged = merged;
    m->columns = 0;
    for (size_t k = 0; k < KINDS; k++)
        if (k == 2 || below(3) > 0) m->kind[m->columns++] = &kinds[k];
    m->rows = 2 + below(ROWS_MAX - 2);
    for (size_t r = 0; r < m->rows; r++)
        for (size_t c = 0; c < m->columns; c++) {
            m->cell[r][c] = m->kind[c]->cell[below(merged && c < 2 ? 2 : 6)];
            snprintf(m->number[r], sizeof m->number[r], "%zu", r + 1);
            if (!m->kind[c]->cell[0]) m->cell[r][c] = m->number[r];
            if (empty && m->kind[c]->may_be_empty && below(8) == 0) m->cell[r][c] = "";
        }
}

/* Forms: a line; with blank lines; `cell |`; bars on lines of their own; a line, nothing for an empty cell. */
static void write_cell(struct buf *out, const char *cell, int form)
{
    static const char *const behind[FORMS] = {"\n", "\n\n", " |\n", "\n|\n", "\n"};
    if (form == 4 && !*cell) return;
    if (!*cell && form >= 2) buf_adds(out, "|\n");
    else buf_addf(out, "%s%s", cell, behind[form]);
}

/* A category that the row above has too stands in that one only. */
static bool is_merged(const struct made *m, size_t row, size_t column)
{
    return m->merged && row > 0 && m->kind[column] == &kinds[1] && m->cell[row][column] == m->cell[row - 1][column];
}

static void write_made(const struct made *m, int form, struct buf *text, struct buf *rows)
{
    buf_adds(text, "2024年重点工作任务分解表\n");
    if (form == 1) buf_adds(text, "\n");
    buf_adds(rows, "2024年重点工作任务分解表\n");
    for (size_t r = 0; r <= m->rows; r++)
        for (size_t c = 0; c < m->columns; c++) {
            const char *cell = r == 0 ? m->kind[c]->header : m->cell[r - 1][c];
            if (r > 0 && is_merged(m, r - 1, c)) cell = "";
            else write_cell(text, cell, form);
            for (; *cell; cell++) buf_add(rows, *cell == '\n' ? SLICE("/") : slice_make(cell, 1));
            buf_addf(rows, "%s", c + 1 < m->columns ? "|" : "\n");
        }
}

/* How many of `count` tables were read; each was read right or refused. */
static size_t read_made(unsigned long from, size_t count, int form, bool empty, bool merged)
{
    size_t read = 0;
    for (size_t i = 0; i < count; i++) {
        struct made m;
        struct buf text, rows;
        seed = from + i * 7919;
        make_table(&m, empty, merged);
        buf_init(&text);
        buf_init(&rows);
        write_made(&m, form, &text, &rows);
        struct pasted *p = pastes_read(text.s, 0);
        read += p->read;
        if (p->read && !slice_equal(buf_slice(&p->rows), buf_slice(&rows)))
            fail_msg("form %d\n%.*s\nread as\n%.*s\nnot as\n%.*s", form, (int)text.n, text.s, (int)p->rows.n, p->rows.s,
                     (int)rows.n, rows.s);
        pastes_done(p);
        buf_done(&text);
        buf_done(&rows);
    }
    return read;
}

static void any_whole_table_reads_back_from_any_form_or_is_refused(void **state)
{
    (void)state;
    for (int form = 0; form < FORMS - 1; form++) {
        size_t read = read_made(1, COUNT, form, false, false);
        assert_true(read * 10 >= COUNT * 9);
    }
}

static void any_table_with_empty_cells_reads_back_or_is_refused(void **state)
{
    (void)state;
    for (int form = 0; form < FORMS; form++) {
        size_t read = read_made(1000003, COUNT, form, true, false);
        assert_true(read * (form == 4 ? 20 : 2) >= COUNT);
    }
}

static void any_table_with_merged_categories_reads_back_or_is_refused(void **state)
{
    (void)state;
    for (int form = 0; form < FORMS - 1; form++) {
        size_t read = read_made(2000003, COUNT, form, false, true);
        assert_true(read * (form == 0 ? 4 : 2) >= COUNT);
    }
    for (int form = 0; form < FORMS; form++) read_made(3000017, COUNT, form, true, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_whole_table_reads_back_from_any_form_or_is_refused),
        cmocka_unit_test(any_table_with_empty_cells_reads_back_or_is_refused),
        cmocka_unit_test(any_table_with_merged_categories_reads_back_or_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
