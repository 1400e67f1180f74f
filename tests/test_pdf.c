/* PDF sheets: how they are laid out, and what readers of the file find in it.  Needs a Chinese font; the tests that
 * read the file back need pdftotext, pdffonts and pdfinfo.  What is missing is told, its tests are skipped. */
#include <unistd.h>

#include "load/load.h"
#include "sheet/pdf_layout.h"
#include "plan/quantity.h"
#include "sheet/sheet_order.h"
#include "spawn.h"
#include "test.h"

static const char *const kinds[] = {"task", "tasks", "agency", "followup", "table"};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct fixture {
    struct plans plans;
    struct pdf_fonts *fonts; /* NULL: there is no Chinese font */
};

static int set_up(void **state)
{
    static struct fixture f;
    struct err err = {0};
    plans_init(&f.plans);
    plans_add(&f.plans, load_file(test_path("data/tianshui.csv"), NULL, &err));
    f.fonts = pdf_fonts_new(NULL, &err);
    if (f.fonts == NULL) printf("# %s; %s\n", err.what, err.remedy);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    pdf_fonts_free(f->fonts);
    plans_done(&f->plans);
    return 0;
}

static void make_sheet(struct sheet *sheet, const struct plans *plans, const char *kind)
{
    size_t count = plans_tasks(plans), *place = malloc((count + 1) * sizeof *place);
    for (size_t i = 0; i < count; i++) place[i] = i;
    struct sheet_choice choice = {.plans = plans, .place = place, .count = count};
    sheet_init(sheet);
    sheet_make(sheet, sheet_kind_named(kind), &choice);
    free(place);
}

/* ---- the layout ---- */

static double top_of(const struct pdf_op *op) { return op->y - 0.9 * op->size; }
static double foot_of(const struct pdf_op *op) { return op->y + 0.15 * op->size; }

static void check_within(struct fixture *f, const struct pdf_pages *p, const struct pdf_op *op, const char *kind)
{
    double slack = 0.6, width = op->rule ? 0 : pdf_fonts_width(f->fonts, op->face, op->text) * op->size;
    bool inside = op->x >= p->left - slack && op->x2 <= p->right + slack && op->y >= p->top - slack &&
                  (op->rule ? op->y2 : foot_of(op)) <= p->bottom + slack;
    if (!inside) fail_msg("%s: outside the text area: %.*s", kind, (int)op->text.n, op->text.s);
    if (width > op->x2 - op->x + slack) fail_msg("%s: wider than its room: %.*s", kind, (int)op->text.n, op->text.s);
}

/* A line may not begin with closing punctuation, nor part a number from its measure. */
static void check_break(const struct pdf_op *before, const struct pdf_op *op, const char *kind, bool narrow)
{
    static const char *const closing[] = {"，", "。", "、", "；", "：", "？", "！", "）", "》", "」",
                                          "』", "”",  "’",  "…",  "—",  "%",  ",",  ";",  ")",  ":"};
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (slice_has_prefix(op->text, slice_of(closing[i])))
            fail_msg("%s: a line begins: %.*s", kind, (int)op->text.n, op->text.s);
    size_t next;
    if (before == NULL || before->text.s + before->text.n != op->text.s) return; /* not broken in the middle */
    uint32_t a = text_decode(before->text, text_previous(before->text, before->text.n), &next),
             b = text_decode(op->text, 0, &next);
    if (text_is_digit(a) && (text_is_han(b) || text_is_digit(b) || b == '%'))
        fail_msg("%s: a number is parted: %.*s|%.*s", kind, (int)before->text.n, before->text.s, (int)op->text.n,
                 op->text.s);
    struct slice both = slice_make(before->text.s, before->text.n + op->text.n);
    struct quantity q;
    for (size_t pos = 0; !narrow && quantity_next(both, &pos, &q);)
        if (q.number < before->text.n && q.end > before->text.n)
            fail_msg("%s: a quantity is parted: %.*s|%.*s", kind, (int)before->text.n, before->text.s, (int)op->text.n,
                     op->text.s);
}

static bool overlap(const struct fixture *f, const struct pdf_op *a, const struct pdf_op *b)
{
    double wa = pdf_fonts_width(f->fonts, a->face, a->text) * a->size,
           wb = pdf_fonts_width(f->fonts, b->face, b->text) * b->size;
    double xa = a->align == PDF_CENTRE ? (a->x + a->x2 - wa) / 2 : a->x,
           xb = b->align == PDF_CENTRE ? (b->x + b->x2 - wb) / 2 : b->x;
    return xa + wa > xb + 0.6 && xb + wb > xa + 0.6 && foot_of(a) > top_of(b) + 0.6 && foot_of(b) > top_of(a) + 0.6;
}

static void check_page(struct fixture *f, const struct pdf_pages *p, size_t page, const char *kind)
{
    size_t end = page + 1 < p->pages ? p->page[page + 1] : p->ops;
    const struct pdf_op *before = NULL;
    for (size_t i = p->page[page]; i < end; i++) {
        const struct pdf_op *op = &p->op[i];
        check_within(f, p, op, kind);
        if (op->rule) continue;
        check_break(before, op, kind,
                    p->right - p->left < 160 * PDF_MM &&
                        p->form == false); /* nine columns have no room for 300名(个)以上 */
        before = op;
        for (size_t j = i + 1; j < end; j++)
            if (!p->op[j].rule && overlap(f, op, &p->op[j]))
                fail_msg("%s, page %zu: %.*s lies over %.*s", kind, page + 1, (int)op->text.n, op->text.s,
                         (int)p->op[j].text.n, p->op[j].text.s);
    }
}

static void nothing_is_cut_or_overlaps_and_lines_begin_well(void **state)
{
    struct fixture *f = *state;
    if (f->fonts == NULL) skip();
    for (size_t k = 0; k < KINDS; k++) {
        for (int paper = 0; paper < 4; paper++) {
            struct sheet_look look = {.a3 = paper & 1, .turn = paper & 2 ? SHEET_PORTRAIT : SHEET_LANDSCAPE};
            if (k == 2 && paper > 0) continue; /* 200 pages: once is enough */
            struct sheet sheet;
            struct pdf_pages pages;
            make_sheet(&sheet, &f->plans, kinds[k]);
            pdf_layout(&pages, &sheet, &look, f->fonts);
            for (size_t page = 0; page < pages.pages; page++) check_page(f, &pages, page, kinds[k]);
            pdf_pages_done(&pages);
            sheet_done(&sheet);
        }
    }
}

/* More columns than stand side by side. */
static void a_table_that_is_too_wide_is_set_as_forms(void **state)
{
    struct fixture *f = *state;
    struct err err = {0};
    struct plans plans;
    struct sheet sheet;
    struct pdf_pages pages;
    struct buf csv;
    bool last = false;
    if (f->fonts == NULL) skip();
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,牵头单位");
    for (int i = 0; i < 100; i++) buf_addf(&csv, ",单列%d", i);
    for (int row = 1; row < 4; row++) {
        buf_addf(&csv, "\n%d,甲行动,修路,市局", row);
        for (int i = 0; i < 100; i++) buf_addf(&csv, ",值%d", i);
    }
    plans_init(&plans);
    plans_add(&plans, load_bytes("宽.csv", csv.s, csv.n, NULL, &err));
    make_sheet(&sheet, &plans, "table");
    pdf_layout(&pages, &sheet, &(struct sheet_look){0}, f->fonts);
    for (size_t page = 0; page < pages.pages; page++) check_page(f, &pages, page, "wide table");
    for (size_t i = 0; i < pages.ops; i++) last |= !pages.op[i].rule && slice_equals(pages.op[i].text, "值99");
    assert_true(last);
    pdf_pages_done(&pages);
    sheet_done(&sheet);
    plans_done(&plans);
    buf_done(&csv);
}

static float mm(double points) { return (float)(points / PDF_MM); }

static void the_text_area_is_that_of_the_standard(void **state)
{
    struct fixture *f = *state;
    struct sheet sheet;
    struct pdf_pages p;
    if (f->fonts == NULL) skip();
    make_sheet(&sheet, &f->plans, "task");
    pdf_layout(&p, &sheet, &(struct sheet_look){0}, f->fonts);
    assert_float_equal(mm(p.width), 210, 0.01F);
    assert_float_equal(mm(p.height), 297, 0.01F);
    assert_float_equal(mm(p.top), 37, 0.01F);
    assert_float_equal(mm(p.left), 28, 0.01F);
    assert_float_equal(mm(p.right - p.left), 156, 0.01F);
    assert_float_equal(mm(p.bottom - p.top), 225, 0.01F);
    pdf_pages_done(&p);
    sheet_done(&sheet);
}

/* How far down the text of a page reaches, as a part of the text area. */
static double filled(const struct pdf_pages *p, size_t page)
{
    size_t end = page + 1 < p->pages ? p->page[page + 1] : p->ops;
    double lowest = p->top;
    for (size_t i = p->page[page]; i < end; i++)
        if (p->op[i].y > lowest) lowest = p->op[i].y;
    return (lowest - p->top) / (p->bottom - p->top);
}

static void a_table_has_its_head_on_every_page_and_fills_them(void **state)
{
    struct fixture *f = *state;
    struct sheet sheet;
    struct pdf_pages p;
    size_t continued = 0;
    if (f->fonts == NULL) skip();
    make_sheet(&sheet, &f->plans, "table");
    pdf_layout(&p, &sheet, &(struct sheet_look){0}, f->fonts);
    assert_in_range(p.pages, 5, 40);
    for (size_t page = 0; page < p.pages; page++) {
        size_t i = p.page[page];
        while (p.op[i].rule || (page == 0 && p.op[i].face == PDF_TITLE)) i++;
        assert_true(slice_equals(p.op[i].text, "序号"));
        if (page + 1 < p.pages && filled(&p, page) < 0.7)
            fail_msg("page %zu is filled to %.2f", page + 1, filled(&p, page));
    }
    for (size_t i = 0; i < p.ops; i++) continued += slice_find(p.op[i].text, SLICE("(cont.)")) != SIZE_MAX;
    assert_in_range(continued, 5, 40);
    pdf_pages_done(&p);
    sheet_done(&sheet);
}

static void a_task_stands_on_its_page_which_is_not_half_empty(void **state)
{
    struct fixture *f = *state;
    struct sheet sheet;
    struct pdf_pages p;
    if (f->fonts == NULL) skip();
    make_sheet(&sheet, &f->plans, "task");
    pdf_layout(&p, &sheet, &(struct sheet_look){0}, f->fonts);
    assert_in_range(p.pages, 26, 29);
    for (size_t page = 0; page < p.pages; page++)
        if (filled(&p, page) < 0.5) fail_msg("page %zu is filled to %.2f", page + 1, filled(&p, page));
    pdf_pages_done(&p);
    sheet_done(&sheet);
}

/* One cell longer than a page goes on over as many pages as it needs; not a character is lost. */
static void a_long_cell_is_split_and_whole(void **state)
{
    struct fixture *f = *state;
    struct buf csv, text;
    struct err err = {0};
    struct plans plans;
    struct sheet sheet;
    struct pdf_pages p;
    if (f->fonts == NULL) skip();
    buf_init(&csv);
    buf_init(&text);
    buf_adds(&csv, "行动,任务,牵头单位\n甲行动,看书,市教育局\n甲行动,");
    for (int i = 0; i < 6000; i++) buf_addc(&csv, 0x4E00 + (uint32_t)i);
    buf_adds(&csv, ",市科技局\n乙行动,写字,市教育局\n");
    plans_init(&plans);
    plans_add(&plans, load_bytes("x.csv", csv.s, csv.n, NULL, &err));
    for (size_t k = 0; k < KINDS; k++) {
        make_sheet(&sheet, &plans, kinds[k]);
        pdf_layout(&p, &sheet, &(struct sheet_look){0}, f->fonts);
        size_t next = 0; /* the characters in their order */
        for (size_t i = 0; i < p.ops; i++)
            for (size_t at = 0, unused; at < p.op[i].text.n && next < 6000; at = unused)
                next += text_decode(p.op[i].text, at, &unused) == 0x4E00 + next;
        if (next != 6000) fail_msg("%s: %zu of 6000 characters", kinds[k], next);
        for (size_t page = 0; page < p.pages; page++) check_page(f, &p, page, kinds[k]);
        pdf_pages_done(&p);
        sheet_done(&sheet);
    }
    buf_done(&csv);
    buf_done(&text);
    plans_done(&plans);
}

/* ---- the file ---- */

static bool has_tools(void)
{
    struct spawned run = spawn_shell("command -v pdftotext && command -v pdffonts && command -v pdfinfo");
    bool has = run.status == 0;
    if (!has) printf("# pdftotext, pdffonts or pdfinfo is missing: install poppler-utils\n");
    spawn_done(&run);
    return has;
}

static void squeeze(struct slice text, struct buf *out)
{
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (!text_is_blank(cp) && cp != '\f') buf_addc(out, cp);
    }
}

/* A cell whose row is split between pages stands in two places: then every line of it is looked for. */
static void find_cell(const struct buf *page, struct slice cell, size_t task)
{
    struct buf wanted;
    buf_init(&wanted);
    squeeze(cell, &wanted);
    struct slice rest = buf_slice(&wanted), all = buf_slice(page);
    while (rest.n > 0) {
        size_t low = 0, high = rest.n; /* the longest beginning that is there */
        while (low < high) {
            size_t middle = (low + high + 1) / 2;
            if (slice_find(all, slice_cut(rest, 0, middle)) != SIZE_MAX) low = middle;
            else high = middle - 1;
        }
        if (low < rest.n && low < 12) fail_msg("task %zu: not there: %.*s", task + 1, (int)rest.n, rest.s);
        rest = slice_cut(rest, low, rest.n);
    }
    buf_done(&wanted);
}

static void every_cell_of_every_task_can_be_read_back(void **state)
{
    struct fixture *f = *state;
    if (f->fonts == NULL || !has_tools()) skip();
    for (int k = 0; k < 2; k++) {
        struct spawned run = spawn_shell(k == 0 ? "$JIHUA sheet --kind task --format pdf | pdftotext -raw - -"
                                                : "$JIHUA sheet --kind table --format pdf | pdftotext -raw - -");
        struct buf page;
        assert_int_equal(run.status, 0);
        buf_init(&page);
        squeeze(slice_make(run.out, run.nout), &page);
        const struct plan *plan = f->plans.plan[0];
        for (size_t t = 0; t < plan_tasks(plan); t++)
            for (size_t c = 0; c < plan_columns(plan); c++) find_cell(&page, plan_cell(plan, t, c), t);
        buf_done(&page);
        spawn_done(&run);
    }
}

/* Look-alikes, marks, ligatures, what no font has, other scripts: what is copied from the file is what the plan
 * says. */
static void every_character_is_read_back_as_it_was_written(void **state)
{
    struct fixture *f = *state;
    if (f->fonts == NULL || !has_tools()) skip();
    static const char *const words[] = {"人⼈⾏行",       "ATM", "office", "1.5%", "é",      "e\u0301",  "𠀀𪚥",
                                        "葛\U000E0100城", "——…", "“引号”", "①㎡№", "（一）", "\\(x)\\\\"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char command[400];
        snprintf(command, sizeof command,
                 "printf '%%s\\n' '任务,牵头单位' '甲%s乙,市局' | $JIHUA sheet --format pdf - | pdftotext -raw - -",
                 words[i]);
        struct spawned run = spawn_shell(command);
        char wanted[80];
        snprintf(wanted, sizeof wanted, "甲%s乙", words[i]);
        if (strstr(run.out, wanted) == NULL) fail_msg("%s is read as %s%s", wanted, run.out, run.err);
        spawn_done(&run);
    }
}

static void run_says(const char *command, const char *expected)
{
    struct spawned run = spawn_shell(command);
    if (strcmp(run.out, expected) != 0) fail_msg("%s\nsays: %s%s\nnot: %s", command, run.out, run.err, expected);
    spawn_done(&run);
}

static void fonts_are_embedded_and_the_file_names_itself(void **state)
{
    struct fixture *f = *state;
    if (f->fonts == NULL || !has_tools()) skip();
    run_says(
        "t=$(mktemp); $JIHUA sheet --task 5 --format pdf -o $t; pdffonts $t | awk 'NR > 2 && $(NF-4) != \"yes\"' | wc -l; "
        "pdffonts $t | awk 'NR > 2' | grep -c .; rm $t",
        "0\n3\n");
    run_says(
        "t=$(mktemp); SOURCE_DATE_EPOCH=86400 TZ=UTC $JIHUA sheet --task 5 -f pdf -o $t; "
        "TZ=UTC pdfinfo $t | grep -e ^Title -e ^Subject -e ^CreationDate -e ^Pages | tr -s ' '; grep -q /Outlines $t && echo outline; rm $t",
        "Title: 天水市三年行动任务分解表 task sheet\nSubject: tianshui.csv 1970-01-02\nCreationDate: Fri Jan 2 00:00:00 1970 UTC\n"
        "Pages: 1\noutline\n");
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    if (f->fonts == NULL) skip();
    run_says(
        "export SOURCE_DATE_EPOCH=1700000000; for i in 1 2; do $JIHUA sheet --kind table --format pdf | cksum; done | uniq | wc -l",
        "1\n");
}

static void a_document_among_others_is_as_it_is_alone(void **state)
{
    struct fixture *f = *state;
    if (f->fonts == NULL) skip();
    run_says(
        "export SOURCE_DATE_EPOCH=1700000000; d=$(mktemp -d); $JIHUA sheet --each task -f pdf -o $d; for n in 1 2 26; do $JIHUA sheet --task $n -f pdf -o $d/x; "
        "cmp $d/x $d/*-$(printf %02d $n)-*.pdf; done; rm -r $d",
        "");
}

static void a_start_of_the_program_loads_no_pango(void **state)
{
    (void)state;
    run_says("ldd $JIHUA | grep -c -e pango -e cairo -e fontconfig -e harfbuzz", "0\n");
}

static void a_font_that_is_not_there_is_told(void **state)
{
    struct fixture *f = *state;
    struct err err = {0};
    if (f->fonts == NULL) skip();
    assert_null(pdf_fonts_new("rumpf=仿宋", &err));
    assert_string_equal(err.what, "fonts cannot be 'rumpf=仿宋'");
    assert_null(pdf_fonts_new("title=Noto Serif CJK SC,body,number=x", &err));
    assert_string_equal(err.what, "fonts cannot be 'body'");
    /* fontconfig without any font */
    struct spawned run = spawn_shell(
        "t=$(mktemp -d); printf '<fontconfig><cachedir>%s</cachedir></fontconfig>' $t >$t/fonts.conf; "
        "FONTCONFIG_FILE=$t/fonts.conf $JIHUA sheet --task 5 -o $t/x.pdf; status=$?; ls $t/*.pdf 2>/dev/null; "
        "rm -r $t; exit $status");
    assert_int_equal(run.status, 2);
    assert_string_equal(run.out, "");
    assert_non_null(strstr(
        run.err,
        "jihua: no font with Chinese characters is installed; install one, such as the package fonts-noto-cjk\n"));
    spawn_done(&run);
}

/* The sheet says 测试𠀀字; the only fonts are those of Noto. */
#define WITH_NOTO_ONLY \
    "d=$(mktemp -d); noto=$(fc-match -f '%{file}' 'Noto Serif CJK SC'); " \
    "printf '<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>' ${noto%/*} $d >$d/fonts.conf; " \
    "printf '%s\\n' '任务,牵头单位' '测试𠀀字,市局' >$d/plan.csv; export FONTCONFIG_FILE=$d/fonts.conf XDG_CONFIG_HOME=$d; "

static void what_is_not_printed_as_asked_is_told(void **state)
{
    struct fixture *f = *state;
    if (f->fonts == NULL || !has_tools()) skip();
    run_says(
        WITH_NOTO_ONLY "$JIHUA sheet -o $d/x.pdf $d/plan.csv 2>&1; echo $?; rm -r $d",
        "jihua: no font has these characters: 𠀀 U+20000; install one that has them, such as the package fonts-hanazono; until then they are "
        "printed as boxes\n0\n");
    run_says(
        WITH_NOTO_ONLY "$JIHUA sheet --fonts 'body=Absent Sans' --task 5 -o $d/x.pdf 2>&1; rm -r $d",
        "jihua: there is no font family 'Absent Sans'; fc-list : family lists those that are; another one stands in for it\n");
    run_says(WITH_NOTO_ONLY "$JIHUA sheet --each task -f pdf -o $d/each $d/plan.csv $d/plan.csv 2>&1 | wc -l; rm -r $d",
             "1\n");
}

static void the_settings_choose_fonts_too(void **state)
{
    struct fixture *f = *state;
    if (f->fonts == NULL || !has_tools()) skip();
    run_says(
        WITH_NOTO_ONLY
        "mkdir $d/jihua; echo 'fonts = body = Noto Sans CJK SC, title=Noto Sans CJK SC,number=Noto Sans CJK SC' >$d/jihua/config; "
        "$JIHUA sheet --task 5 -o $d/x.pdf; pdffonts $d/x.pdf | sed -n 's/.*+\\([^ ]*\\).*/\\1/p' ; "
        "$JIHUA sheet --task 5 --fonts 'body=Noto Serif CJK SC' -o $d/x.pdf; pdffonts $d/x.pdf | grep -c Serif; rm -r $d",
        "NotoSansCJKsc-Regular\n1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_cut_or_overlaps_and_lines_begin_well),
        cmocka_unit_test(a_table_that_is_too_wide_is_set_as_forms),
        cmocka_unit_test(the_text_area_is_that_of_the_standard),
        cmocka_unit_test(a_table_has_its_head_on_every_page_and_fills_them),
        cmocka_unit_test(a_task_stands_on_its_page_which_is_not_half_empty),
        cmocka_unit_test(a_long_cell_is_split_and_whole),
        cmocka_unit_test(every_cell_of_every_task_can_be_read_back),
        cmocka_unit_test(every_character_is_read_back_as_it_was_written),
        cmocka_unit_test(fonts_are_embedded_and_the_file_names_itself),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(a_document_among_others_is_as_it_is_alone),
        cmocka_unit_test(a_start_of_the_program_loads_no_pango),
        cmocka_unit_test(a_font_that_is_not_there_is_told),
        cmocka_unit_test(what_is_not_printed_as_asked_is_told),
        cmocka_unit_test(the_settings_choose_fonts_too),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
