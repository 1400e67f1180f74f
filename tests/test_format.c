/* The one table of formats: every command writes a file as its name ends, or refuses it; who writes a thing has a
 * function for every row. */
#include "write/format.h"

#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "report/evidence.h"
#include "report/export.h"
#include "report/hits_export.h"
#include "sheet/sheet_order.h"
#include "spawn.h"
#include "test.h"

/* ---- the table ---- */

static void every_format_that_is_offered_can_be_written(void **state)
{
    struct evidence none = {.plans = &(struct plans){.count = 0}};
    (void)state;
    for (size_t i = 0; i < format_count(FORMAT_OF_SHEETS); i++)
        assert_non_null(sheet_format_of(format_at(FORMAT_OF_SHEETS, i)));
    for (size_t i = 0; i < format_count(FORMAT_OF_TASKS); i++)
        assert_non_null(export_format_of(format_at(FORMAT_OF_TASKS, i)));
    for (size_t i = 0; i < format_count(FORMAT_OF_HITS); i++)
        assert_non_null(hits_format_of(format_at(FORMAT_OF_HITS, i)));
    for (size_t i = 0; i < format_count(FORMAT_OF_INDICATORS); i++)
        assert_int_equal(export_format_indicators()->id, format_at(FORMAT_OF_INDICATORS, i));
    for (size_t i = 0; i < format_count(FORMAT_OF_EVIDENCE); i++) {
        struct buf out;
        buf_init(&out);
        assert_true(evidence_write(&none, format_at(FORMAT_OF_EVIDENCE, i), &out));
        buf_done(&out);
    }
}

static void what_is_not_offered_has_no_writer(void **state)
{
    (void)state;
    assert_null(sheet_format_of(FORMAT_CSV));
    assert_null(export_format_of(FORMAT_PDF));
    assert_null(hits_format_of(FORMAT_HTML));
    assert_null(sheet_format_named("csv"));
    assert_null(export_format_named("")); /* CSV for Excel has no word of its own */
}

static void a_suffix_of_two_formats_is_that_of_the_one_chosen(void **state)
{
    enum format_id id = FORMAT_PDF;
    (void)state;
    assert_true(format_of_file(FORMAT_OF_TASKS, "a.csv", FORMAT_EXCEL, &id));
    assert_int_equal(id, FORMAT_EXCEL);
    assert_true(format_of_file(FORMAT_OF_TASKS, "a.csv", FORMAT_JSON, &id));
    assert_int_equal(id, FORMAT_CSV);
    assert_true(format_of_file(FORMAT_OF_INDICATORS, "dir.x/a.CSV", FORMAT_EXCEL, &id));
    assert_int_equal(id, FORMAT_EXCEL);
    assert_false(format_of_file(FORMAT_OF_TASKS, "csv", FORMAT_JSON, &id));
    assert_false(format_of_file(FORMAT_OF_TASKS, ".csv", FORMAT_JSON, &id));
    assert_int_equal(id, FORMAT_EXCEL);
}

static void a_name_may_end_in_what_means_no_format(void **state)
{
    struct err err;
    (void)state;
    assert_true(format_fits(FORMAT_OF_TASKS, "计划2.0版", &err));
    assert_true(format_fits(FORMAT_OF_TASKS, "a.json", &err));
    assert_false(format_fits(FORMAT_OF_TASKS, "a.docx", &err));
    assert_false(format_fits(FORMAT_OF_TASKS, "a.pdf", &err));
    assert_string_equal(err.what, "exports have no format that ends in .pdf");
    assert_string_equal(err.remedy, "end the name in one of .csv, .json, .ndjson, .md, .html, .xlsx");
}

/* ---- commands × suffixes ---- */

static const char plan[] = "任务,第一年,牵头单位\n人才培养,1.人才30名;2.,人社局\n招才,招10名,县人社局\n";

static const char *const suffixes[] = {"txt",  "text", "md",     "markdown", "csv",  "CSV", "json",
                                       "JSON", "Json", "ndjson", "jsonl",    "html", "htm", "pdf",
                                       "docx", "xlsx", "wps",    "et",       "xml",  "bak", ""};
static const char *const formats_of_suffixes[] = {"text", "text", "md",     "md",     "csv",  "csv",  "json",
                                                  "json", "json", "ndjson", "ndjson", "html", "html", "pdf",
                                                  "",     "xlsx", "",       "",       "",     "",     ""};
enum { SUFFIXES = sizeof suffixes / sizeof *suffixes };

/* `formats`: what it can write, the first where a name ends in nothing; `suffixes`: what a refusal offers. */
static const struct command {
    const char *words, *formats, *suffixes;
} commands[] = {
    {"list", " text json ", ".txt, .json"},
    {"list --by agency", " text json ", ".txt, .json"},
    {"search 人才", " text csv md json ", ".txt, .csv, .md, .json"},
    {"search --keywords $LIST", " text csv md json ", ".txt, .csv, .md, .json"},
    {"sheet --lines 0", " text md html pdf ", ".txt, .md, .html, .pdf"},
    {"export", " csv json ndjson md html xlsx ", ".csv, .json, .ndjson, .md, .html, .xlsx"},
    {"stats", " text json ", ".txt, .json"},
    {"check", " text json ", ".txt, .json"},
    {"check --load", " text json ", ".txt, .json"},
};
enum { ALL_COMMANDS = sizeof commands / sizeof *commands };

static bool can_write(const struct command *command, const char *format)
{
    char word[64];
    snprintf(word, sizeof word, " %s ", format);
    return *format != '\0' && strstr(command->formats, word) != NULL;
}

static struct spawned run(const char *command, const char *options)
{
    char *line = mem_format("cd $DIR && $JIHUA %s %s plan.csv", command, options);
    struct spawned done = spawn_shell(line);
    free(line);
    return done;
}

/* What the command prints in a format. */
static struct spawned printed(const struct command *command, const char *format)
{
    char options[64];
    snprintf(options, sizeof options, "--format %s", format);
    return run(command->words, options);
}

static void expect_file(const struct command *command, const char *name, const char *format)
{
    struct spawned said = printed(command, format);
    char *path = mem_format("%s/%s", getenv("DIR"), name);
    struct buf file;
    buf_init(&file);
    if (!test_read(path, &file)) fail_msg("%s: %s is not there", command->words, name);
    if (!slice_equal(buf_slice(&file), slice_make(said.out, said.nout)))
        fail_msg("%s: %s is not %s", command->words, name, format);
    unlink(path);
    free(path);
    buf_done(&file);
    spawn_done(&said);
}

static void expect_refused(const struct command *command, const struct spawned *refused, const char *name)
{
    char *path = mem_format("%s/%s", getenv("DIR"), name);
    const char *line_end = strchr(refused->err, '\n');
    if (refused->status != 2 || refused->nout > 0) fail_msg("%s -o %s: %d", command->words, name, refused->status);
    if (line_end == NULL || line_end[1] != '\0') fail_msg("not one line: %s", refused->err);
    if (access(path, F_OK) == 0) fail_msg("%s: %s was made", command->words, name);
    free(path);
}

static void a_file_is_written_as_its_name_ends_or_not_at_all(void **state)
{
    (void)state;
    for (size_t c = 0; c < ALL_COMMANDS; c++)
        for (size_t s = 0; s < SUFFIXES; s++) {
            char name[32], options[64], first[16];
            snprintf(name, sizeof name, *suffixes[s] != '\0' ? "o.%s" : "o", suffixes[s]);
            snprintf(options, sizeof options, "-o %s", name);
            sscanf(commands[c].formats, "%15s", first);
            const char *format = *suffixes[s] != '\0' ? formats_of_suffixes[s] : first;
            struct spawned done = run(commands[c].words, options);
            if (can_write(&commands[c], format)) {
                if (done.status > 1 || done.nout > 0) fail_msg("%s -o %s: %s", commands[c].words, name, done.err);
                expect_file(&commands[c], name, format);
            } else {
                expect_refused(&commands[c], &done, name);
                assert_non_null(strstr(done.err, name));
                if (strstr(done.err, commands[c].suffixes) == NULL) fail_msg("%s", done.err);
            }
            spawn_done(&done);
        }
}

/* A name that says another format than --format is refused, one that says none is taken. */
static void a_name_must_not_contradict_the_format(void **state)
{
    static const char *const names[] = {"text", "md", "csv", "json", "ndjson", "html", "pdf"};
    (void)state;
    for (size_t c = 0; c < ALL_COMMANDS; c++)
        for (size_t f = 0; f < sizeof names / sizeof *names; f++) {
            if (!can_write(&commands[c], names[f])) continue;
            static const char *const tried[] = {"o.txt",  "o.md",   "o.CSV", "o.json", "o.pdf",
                                                "o.docx", "o.XLSX", "o.bak", "o"};
            for (size_t t = 0; t < sizeof tried / sizeof *tried; t++) {
                enum format_id id, said = FORMATS;
                char options[64];
                assert_true(format_named(FORMAT_OF_TASKS, names[f], &id) ||
                            format_named(FORMAT_OF_SHEETS, names[f], &id));
                bool says = format_of_file(FORMAT_OF_TASKS, tried[t], FORMAT_CSV, &said) ||
                            format_of_file(FORMAT_OF_SHEETS, tried[t], FORMAT_TEXT, &said) ||
                            strcmp(tried[t], "o.docx") == 0 || strcmp(tried[t], "o.XLSX") == 0;
                snprintf(options, sizeof options, "--format %s -o %s", names[f], tried[t]);
                struct spawned done = run(commands[c].words, options);
                if (!says || said == id) expect_file(&commands[c], tried[t], names[f]);
                else expect_refused(&commands[c], &done, tried[t]);
                spawn_done(&done);
            }
        }
}

static void a_format_that_a_command_has_not_is_refused(void **state)
{
    (void)state;
    for (size_t c = 0; c < ALL_COMMANDS; c++) {
        struct spawned done = run(commands[c].words, "--format docx");
        assert_int_equal(done.status, 2);
        assert_non_null(strstr(done.err, " have no format 'docx'; the formats are "));
        spawn_done(&done);
    }
}

/* What was found wrong is what the file is about. */
static void findings_are_written_though_the_status_says_that_there_are_some(void **state)
{
    (void)state;
    struct spawned done = run("check", "-o found.json");
    assert_int_equal(done.status, 1);
    expect_file(&(struct command){"check", "", ""}, "found.json", "json");
    spawn_done(&done);
}

static void counts_and_numbers_are_text(void **state)
{
    static const char *const refused[] = {"-c -o o.csv", "-l -o o.json", "-c --format md"};
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct spawned done = run("search 人才", refused[i]);
        assert_int_equal(done.status, 2);
        assert_non_null(strstr(done.err, "--count and --numbers are text"));
        spawn_done(&done);
    }
    struct spawned done = run("search 人才", "-c -o o.txt plan.csv && cat o.txt #");
    assert_string_equal(done.out, "1 tasks, 2 hits\n");
    spawn_done(&done);
}

static int make_plan(void **state)
{
    (void)state;
    char *path = mem_strdup(test_temporary("plan.csv", plan, strlen(plan)));
    setenv("LIST", test_temporary("list.txt", "人才\n培养\n", strlen("人才\n培养\n")), 1);
    *strrchr(path, '/') = '\0';
    setenv("DIR", path, 1);
    setenv("SOURCE_DATE_EPOCH", "1795420800", 1);
    free(path);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_that_is_offered_can_be_written),
        cmocka_unit_test(what_is_not_offered_has_no_writer),
        cmocka_unit_test(a_suffix_of_two_formats_is_that_of_the_one_chosen),
        cmocka_unit_test(a_name_may_end_in_what_means_no_format),
        cmocka_unit_test(a_file_is_written_as_its_name_ends_or_not_at_all),
        cmocka_unit_test(a_name_must_not_contradict_the_format),
        cmocka_unit_test(a_format_that_a_command_has_not_is_refused),
        cmocka_unit_test(findings_are_written_though_the_status_says_that_there_are_some),
        cmocka_unit_test(counts_and_numbers_are_text),
    };
    return cmocka_run_group_tests(tests, make_plan, NULL);
}
