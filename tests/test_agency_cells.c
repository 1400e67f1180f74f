/* An agency cell is official text: every sheet, in every format, prints it as the file has it.  Only lists that are
 * made by agency (责任清单) name agencies one by one. */
#include <dirent.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "plan/agencies.h"
#include "sheets.h"
#include "spawn.h"
#include "write/html_table.h"
#include "write/markup.h"

static const char *const kinds[] = {"task", "tasks", "agency", "followup", "table"};
enum { KINDS = sizeof kinds / sizeof *kinds, WIDE = 6000 /* columns: no cell is broken */ };

/* Lists as they are written: joined by 、 and 和 and 等, with remarks, marks, blanks and line breaks. */
static const char *const written[] = {
    "任务,第一年,责任单位\n"
    "甲,看1本,市场监管总局等按职责分工负责\n"
    "乙,看2本,\"发展改革委牵头，工业和信息化部、财政部等配合\"\n"
    "丙,看3本,\"教育部 科技部\n卫生健康委（牵头）\"\n"
    "丁,看4本,各省级人民政府；国务院有关部门\n",
    "任务,第一年,牵头单位,责任单位,配合单位\n"
    "甲,看1本,\"发展改革委、 财政部\",农业农村部等按职责分工负责,各有关部门\n"
    "乙,看2本,市委组织部/市人社局,,\"市教育局，\n市科技局\"\n",
    "任务,第一年,配合单位\n甲,看1本,市教育局和市科技局等\n",
    "任务,第一年,责任领导,牵头部门,完成时限\n甲,看1本,张三,\"县农业农村局,县林草局等有关部门\",年底\n",
};

/* ---- which cells ---- */

static bool is_agency_column(const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    return role == COLUMN_LEAD || role == COLUMN_SUPPORT;
}

/* Line breaks are line feeds in a sheet; nothing else of a text is changed. */
static struct slice as_in_a_sheet(struct slice cell, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.s[i] == '\r' && i + 1 < cell.n && cell.s[i + 1] == '\n') continue;
        buf_add(out, cell.s[i] == '\r' ? SLICE("\n") : slice_cut(cell, i, i + 1));
    }
    return out->n > 0 ? buf_slice(out) : SLICE("");
}

static bool sheet_says(const struct sheet *sheet, struct slice wanted)
{
    for (size_t b = 0; b < sheet->count; b++) {
        const struct sheet_block *block = &sheet->block[b];
        if (block->kind == SHEET_FIELD && slice_equal(block->text, wanted)) return true;
        if (block->kind != SHEET_TABLE) continue;
        for (size_t r = 0; r < block->table->rows; r++)
            for (size_t c = 0; !block->table->row[r].section && c < block->table->columns; c++)
                if (slice_equal(block->table->row[r].cell[c], wanted)) return true;
    }
    return false;
}

/* Whatever stands under the header of the column is the cell of the task, whole. */
static void expect_nothing_else_below(const struct sheet *sheet, struct slice header, struct slice wanted)
{
    for (size_t b = 0; b < sheet->count; b++) {
        const struct sheet_block *block = &sheet->block[b];
        if (block->kind == SHEET_FIELD && slice_equal(block->label, header))
            assert_true(slice_equal(block->text, wanted));
        for (size_t c = 0; block->kind == SHEET_TABLE && c < block->table->columns; c++)
            for (size_t r = 0; slice_equal(block->table->column[c].header, header) && r < block->table->rows; r++)
                if (!block->table->row[r].section) assert_true(slice_equal(block->table->row[r].cell[c], wanted));
    }
}

/* ---- each format ---- */

static void add_text(struct buf *out, struct slice line)
{
    for (size_t i = 0; i < line.n;) {
        uint32_t cp = text_decode(line, i, &i);
        buf_addc(out, cp == '\t' ? ' ' : text_visible(cp));
    }
}

/* Of a text sheet so wide that it breaks nothing: every line of the cell. */
static void expect_in_text(const char *text, struct slice cell)
{
    struct buf line;
    buf_init(&line);
    for (size_t from = 0; from <= cell.n;) {
        size_t n = slice_find(slice_cut(cell, from, cell.n), SLICE("\n"));
        size_t to = n == SIZE_MAX ? cell.n : from + n;
        buf_clear(&line);
        buf_adds(&line, "");
        add_text(&line, slice_trim(slice_cut(cell, from, to)));
        if (strstr(text, line.s) == NULL) fail_msg("'%s' is not in %s", line.s, text);
        from = to + 1;
    }
    buf_done(&line);
}

static void add_markdown(struct buf *out, struct slice cell) { markup_add_markdown(out, cell, "<br>"); }

static void expect_escaped(const char *text, struct slice cell, void (*add)(struct buf *, struct slice))
{
    struct buf wanted;
    buf_init(&wanted);
    buf_adds(&wanted, "");
    add(&wanted, cell);
    if (strstr(text, wanted.s) == NULL) fail_msg("'%s' is not in %s", wanted.s, text);
    buf_done(&wanted);
}

static void expect_rendered(const struct sheet *sheet, struct slice cell)
{
    static const char *const formats[] = {"text", "md", "html"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct sheet_look look = {.ncols = WIDE, .ambiguous = 1};
        struct sheet_made made = {.pages = 0};
        struct err err = {0};
        struct buf out;
        buf_init(&out);
        assert_true(sheet_format_named(formats[i])->render(sheet, &look, &out, &made, &err));
        if (i == 0) expect_in_text(out.s, cell);
        else expect_escaped(out.s, cell, i == 1 ? add_markdown : html_text_add);
        buf_done(&out);
    }
}

/* ---- a task in a kind ---- */

static size_t check_cells(const struct sheet *sheet, const struct plan *plan, size_t task, bool whole)
{
    struct buf copy;
    size_t checked = 0;
    buf_init(&copy);
    for (size_t c = 0; c < plan_columns(plan); c++) {
        if (!is_agency_column(plan, c)) continue;
        struct slice cell = as_in_a_sheet(plan_cell(plan, task, c), &copy);
        expect_nothing_else_below(sheet, plan_column(plan, c)->label, cell);
        if (slice_is_blank(cell) || (!whole && !sheet_says(sheet, cell))) continue;
        if (!sheet_says(sheet, cell)) fail_msg("%.*s: task %zu", (int)cell.n, cell.s, task + 1);
        expect_rendered(sheet, cell);
        checked++;
    }
    buf_done(&copy);
    return checked;
}

static size_t check_task(const struct plans *plans, const struct agencies *agencies, size_t place, const char *kind)
{
    struct sheet sheet;
    struct place at = plans_at(plans, place);
    struct sheet_choice choice = {.plans = plans, .place = &place, .count = 1, .agencies = agencies};
    sheet_init(&sheet);
    sheet_make(&sheet, sheet_kind_named(kind), &choice);
    size_t checked = check_cells(&sheet, at.plan, at.task, strcmp(kind, "agency") != 0);
    sheet_done(&sheet);
    return checked;
}

/* Takes the plan over. */
static size_t check_plan(struct plan *plan)
{
    struct plans plans;
    size_t checked = 0;
    plans_init(&plans);
    plans_add(&plans, plan);
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    for (size_t place = 0; place < plans_tasks(&plans); place++)
        for (size_t k = 0; k < KINDS; k++) checked += check_task(&plans, agencies, place, kinds[k]);
    agencies_free(agencies);
    plans_done(&plans);
    return checked;
}

/* ---- tests ---- */

static void lists_are_printed_as_they_are_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        struct err err = {0};
        struct plan *plan = load_bytes("某县.csv", written[i], strlen(written[i]), NULL, &err);
        assert_non_null(plan);
        size_t tasks = plan_tasks(plan);
        assert_true(check_plan(plan) >= (KINDS - 1) * tasks);
    }
}

static void every_agency_cell_of_the_plan_of_the_program_is_printed(void **state)
{
    struct err err = {0};
    (void)state;
    struct plan *plan = load_file(test_path("data/tianshui.csv"), NULL, &err);
    assert_non_null(plan);
    size_t tasks = plan_tasks(plan);
    assert_true(check_plan(plan) >= 2 * (KINDS - 1) * tasks);
}

/* Every table in a folder that loads; false if there is no such folder. */
static bool check_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    size_t checked = 0;
    if (dir == NULL) return false;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        struct err err = {0};
        struct stat st;
        char *path = mem_format("%s/%s", folder, entry->d_name);
        struct plan *plan = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? load_file(path, NULL, &err) : NULL;
        if (plan != NULL) checked += check_plan(plan);
        free(path);
    }
    closedir(dir);
    assert_true(checked > 0);
    return true;
}

static void every_agency_cell_of_tables_of_the_field_is_printed(void **state)
{
    static const char *const folders[] = {"examples", "field"};
    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char *folder = mem_strdup(test_shared_path(folders[i]));
        if (!check_folder(folder)) print_message("not checked: %s is not there\n", folder);
        free(folder);
    }
}

static void squeeze(struct slice text, struct buf *out)
{
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (!text_is_blank(cp) && cp != '\f') buf_addc(out, cp);
    }
}

static void agency_cells_are_read_back_from_a_pdf(void **state)
{
    static const char *const forms[] = {"task", "followup"};
    struct err err = {0};
    struct spawned tools = spawn_shell("command -v pdftotext && $JIHUA sheet --task 1 --format pdf -o /dev/null");
    bool has = tools.status == 0;
    (void)state;
    spawn_done(&tools);
    if (!has) skip();
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
            struct plan *plan = load_bytes("p.csv", written[i], strlen(written[i]), NULL, &err);
            char *command = mem_format("$JIHUA sheet --kind %s --format pdf %s | pdftotext -raw - -", forms[k],
                                       test_temporary("p.csv", written[i], strlen(written[i])));
            struct spawned run = spawn_shell(command);
            struct buf page, cell;
            buf_init(&page), buf_init(&cell);
            squeeze(slice_make(run.out, run.nout), &page);
            for (size_t t = 0; t < plan_tasks(plan); t++)
                for (size_t c = 0; c < plan_columns(plan); c++) {
                    if (!is_agency_column(plan, c)) continue;
                    buf_clear(&cell);
                    squeeze(plan_cell(plan, t, c), &cell);
                    if (cell.n > 0 && strstr(page.s, cell.s) == NULL) fail_msg("'%s' is not in %s", cell.s, page.s);
                }
            buf_done(&page), buf_done(&cell);
            spawn_done(&run);
            free(command);
            plan_free(plan);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_printed_as_they_are_written),
        cmocka_unit_test(every_agency_cell_of_the_plan_of_the_program_is_printed),
        cmocka_unit_test(every_agency_cell_of_tables_of_the_field_is_printed),
        cmocka_unit_test(agency_cells_are_read_back_from_a_pdf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
