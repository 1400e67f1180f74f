/* Printing: what lp is asked to do, and what is said when there is no printer.  lp and lpstat are scripts of the
 * test. */
#include "sheet/print.h"
#include "spawn.h"
#include "test.h"

/* $d/bin holds an lp that writes its arguments, a line each, to $d/job, and an lpstat that knows 办公室, stopped and
 * Laser. */
#define FAKE \
    "d=$(mktemp -d); mkdir $d/bin; export TMPDIR=$d PATH=$d/bin:$PATH; " \
    "printf '#!/bin/sh\\nfor a; do printf \"%%s\\\\n\" \"$a\"; done >%s/job; for f; do :; done; cp \"$f\" %s/file; " \
    "echo \"request id is Laser-12 (1 file(s))\"\\n' $d $d >$d/bin/lp; " \
    "printf '#!/bin/sh\\ncase $1 in -e) echo 办公室; echo Laser; echo stopped;; -d) echo \"system default destination: Laser\";; " \
    "-p) case $2 in stopped) echo \"printer stopped disabled since Mon\";; *) echo \"printer $2 is idle.\";; esac;; esac\\n' " \
    ">$d/bin/lpstat; chmod +x $d/bin/*; "
#define CLEAN "; s=$?; rm -r $d; exit $s"

static void run_says(const char *command, const char *expected)
{
    struct spawned run = spawn_shell(command);
    if (strcmp(run.out, expected) != 0 || run.status != 0)
        fail_msg("%s\nsays (%d): %s%s\nnot: %s", command, run.status, run.out, run.err, expected);
    spawn_done(&run);
}

static void refused(const char *command, const char *part)
{
    struct spawned run = spawn_shell(command);
    if (strstr(run.err, part) == NULL) fail_msg("%s\nsays: %s\nnot: %s", command, run.err, part);
    assert_int_equal(run.status, 2);
    spawn_done(&run);
}

static void lp_gets_every_option_as_an_argument_of_its_own(void **state)
{
    (void)state;
    run_says(
        FAKE
        "$JIHUA sheet --task 5 --format text --printer '办公室' --copies 3 --sides long --pages 1-2 --paper A3 "
        "--lp-options 'fit-to-page number-up=2' && sed \"s|$d|D|; s|jihua-......|jihua-X|\" $d/job && head -n 1 $d/file" CLEAN,
        "Handed to the printer: Laser-12\n"
        "-d\n办公室\n-t\n天水市三年行动任务分解表\n-o\nmedia=A3\n-o\nsides=two-sided-long-edge\n-n\n3\n-P\n1-2\n"
        "-o\ncpi=10\n-o\nlpi=6\n-o\nfit-to-page\n-o\nnumber-up=2\n--\nD/jihua-X.txt\n"
        "                                   Task Sheet\n");
}

static void a_page_of_text_fits_its_paper(void **state)
{
    (void)state;
    run_says(
        FAKE
        "for look in '--paper A4' '--width 120' '--width 120 --orientation landscape' '--width 160 --lines 70 --paper A3'; do "
        "$JIHUA sheet --task 5 --format text --printer Laser $look >/dev/null && grep -e pi= -e orient $d/job | tr '\\n' ' '; echo; done" CLEAN,
        "cpi=12 lpi=6 \ncpi=17 lpi=6 \norientation-requested=4 cpi=12 lpi=9 \ncpi=15 lpi=6 \n");
    run_says(FAKE "$JIHUA sheet --task 5 --printer Laser >/dev/null; grep -c -e pi= $d/job; true" CLEAN, "0\n");
}

static void what_a_printer_cannot_take_is_refused(void **state)
{
    (void)state;
    refused(FAKE "$JIHUA sheet --task 5 --format html --printer Laser; s=$?; ls $d/job; (exit $s)" CLEAN,
            "jihua: a printer takes no html; choose --format pdf or text, or write a file with -o\n");
    refused(FAKE "$JIHUA sheet --task 5 --printer Laser --pages 5-2" CLEAN,
            "jihua: --pages cannot be '5-2'; write page numbers such as 1-3,5\n");
    refused("$JIHUA sheet --task 5 --copies 2",
            "jihua: --copies is for printing; add --printer NAME, or --printer default\n");
    static const char *const good[] = {"", "1", "1-3,5", "2-2", "10,3"}, *const bad[] = {"x",    "0",   "1-",    "-2",
                                                                                         "1,,2", "3-1", "1-2-3", "1 2"};
    struct err err;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_true(print_check_pages(slice_of(good[i]), &err));
    assert_int_equal(print_last_start("1-99,7-8,3"), 7);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(print_check_pages(slice_of(bad[i]), &err));
}

static void each_is_a_job_of_its_own_with_its_name(void **state)
{
    (void)state;
    run_says(
        FAKE
        "mv $d/bin/lp $d/bin/lp1; printf '#!/bin/sh\\n%s/bin/lp1 \"$@\"; cat %s/job >>%s/jobs\\n' $d $d $d >$d/bin/lp; chmod +x $d/bin/lp; "
        "$JIHUA sheet --action 高端 --each task --format text --printer Laser && grep -A 1 -e ^-t $d/jobs && ls $d" CLEAN,
        "Handed to the printer: Laser-12\nHanded to the printer: Laser-12\n"
        "-t\ntask sheet-01-引进 “高精尖缺”人才\n--\n-t\ntask sheet-02-培养高层次人才\nbin\nfile\njob\njobs\n");
    run_says(
        FAKE
        "$JIHUA sheet --task 2 --each task --format text --printer Laser -o $d/kept && tail -n 1 $d/job | sed \"s|$d|D|\" && ls $d/kept" CLEAN,
        "Handed to the printer: Laser-12\nD/kept/task sheet-02-培养高层次人才.txt\ntask sheet-02-培养高层次人才.txt\n");
}

static void the_default_printer_needs_no_name(void **state)
{
    (void)state;
    run_says(FAKE "$JIHUA sheet --task 5 --format pdf --printer default && grep -c -e ^-d $d/job; ls $d" CLEAN,
             "Handed to the printer: Laser-12\n0\nbin\nfile\njob\n"); /* the temporary file is gone */
}

static void nothing_is_taken_for_a_command(void **state)
{
    (void)state;
    run_says(
        FAKE
        "printf '$(touch x);`id`\\n序号,任务\\n1,a\\n' >$d/'-o;x.csv'; cd $d; "
        "$JIHUA sheet --format text --printer default -o ./'-f;$(id).txt' -- './-o;x.csv' && sed -n '2p;$p' job; ! ls x 2>/dev/null" CLEAN,
        "Handed to the printer: Laser-12\n$(touch x);`id`\n./-f;$(id).txt\n");
}

static void a_printer_that_is_not_there_or_stopped_keeps_the_file(void **state)
{
    (void)state;
    refused(FAKE "$JIHUA sheet --task 5 --format text --printer Laser2; s=$?; ls $d | grep -c txt; rm -r $d; exit $s",
            "jihua: there is no printer called 'Laser2'; the sheet is kept: ");
    refused(FAKE "$JIHUA sheet --task 5 --format text --printer stopped" CLEAN,
            "jihua: the printer stopped is stopped; the sheet is kept: ");
    refused(
        FAKE
        "printf '#!/bin/sh\\nexit 0\\n' >$d/bin/lpstat; $JIHUA sheet --task 5 --format text --printer default" CLEAN,
        "jihua: there is no printer; the sheet is kept: ");
    refused(
        FAKE
        "printf '#!/bin/sh\\necho lp: bad media >&2; exit 1\\n' >$d/bin/lp; $JIHUA sheet --task 5 -o $d/5.txt --printer default" CLEAN,
        "jihua: lp refused the job: lp: bad media; the sheet is kept: ");
    run_says(FAKE "$JIHUA sheet --task 5 --format text --printer stopped 2>/dev/null; ls $d | grep -c txt$" CLEAN,
             "1\n");
}

static void a_scheduler_that_does_not_run_is_told_from_no_printer(void **state)
{
    (void)state;
    refused(
        FAKE
        "printf '#!/bin/sh\\n[ $1 != -r ] || echo \"scheduler is not running\"\\n' >$d/bin/lpstat; $JIHUA sheet --task 5 --printer Laser" CLEAN,
        "jihua: CUPS is not running; the sheet is kept: ");
    refused(
        FAKE
        "printf '#!/bin/sh\\n[ $1 != -r ] || echo \"scheduler is running\"\\n' >$d/bin/lpstat; $JIHUA sheet --task 5 --printer Laser" CLEAN,
        "jihua: there is no printer; the sheet is kept: ");
}

static void without_cups_the_file_is_kept(void **state)
{
    (void)state;
    refused(
        FAKE
        "rm $d/bin/*; j=$(command -v $JIHUA); PATH=$d/bin; $j sheet --task 5 --format text --printer default; exit $?",
        "jihua: CUPS is not installed: there is no lp or lpstat; the sheet is kept: ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lp_gets_every_option_as_an_argument_of_its_own),
        cmocka_unit_test(each_is_a_job_of_its_own_with_its_name),
        cmocka_unit_test(the_default_printer_needs_no_name),
        cmocka_unit_test(nothing_is_taken_for_a_command),
        cmocka_unit_test(a_printer_that_is_not_there_or_stopped_keeps_the_file),
        cmocka_unit_test(a_scheduler_that_does_not_run_is_told_from_no_printer),
        cmocka_unit_test(without_cups_the_file_is_kept),
        cmocka_unit_test(a_page_of_text_fits_its_paper),
        cmocka_unit_test(what_a_printer_cannot_take_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
