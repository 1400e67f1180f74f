/* A file is written whole or the old one stays. */
#include <dirent.h>
#include <errno.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sys/save.h"
#include "test.h"

/* Instead of the C library's, so that locks can be had to fail. */
static bool locks_fail;

int flock(int fd, int operation)
{
    if (locks_fail) return errno = ENOLCK, -1;
    return (int)syscall(SYS_flock, fd, operation);
}

struct place {
    char dir[64], file[128];
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->dir, "/tmp/jihua-test-XXXXXX");
    if (mkdtemp(place->dir) == NULL) return -1;
    snprintf(place->file, sizeof place->file, "%s/计划.csv", place->dir);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char command[160];
    snprintf(command, sizeof command, "rm -rf '%s'", place->dir);
    free(place);
    return system(command);
}

static void assert_holds(const char *path, const char *text)
{
    char bytes[256] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(bytes, text);
}

static size_t count_files(const char *dir)
{
    size_t count = 0;
    DIR *d = opendir(dir);
    while (readdir(d) != NULL) count++;
    closedir(d);
    return count - 2;
}

static void a_new_file_appears_whole(void **state)
{
    const struct place *place = *state;
    struct err err = {0};
    assert_true(save_whole(place->file, SLICE("一,二\n"), &err));
    assert_holds(place->file, "一,二\n");
    assert_int_equal(count_files(place->dir), 1);
}

static void an_abandoned_save_leaves_the_old_file_and_nothing_else(void **state)
{
    const struct place *place = *state;
    struct err err = {0};
    assert_true(save_whole(place->file, SLICE("old"), &err));
    struct save *save = save_begin(place->file, &err);
    assert_true(save_add(save, SLICE("new"), &err));
    assert_holds(place->file, "old");
    save_abandon(save);
    assert_holds(place->file, "old");
    assert_int_equal(count_files(place->dir), 1);
}

static void the_mode_of_the_old_file_is_kept(void **state)
{
    const struct place *place = *state;
    struct err err = {0};
    struct stat now;
    assert_true(save_whole(place->file, SLICE("old"), &err));
    assert_int_equal(chmod(place->file, 0640), 0);
    assert_true(save_whole(place->file, SLICE("new"), &err));
    assert_int_equal(stat(place->file, &now), 0);
    assert_int_equal(now.st_mode & 0777, 0640);
}

static void a_symbolic_link_stays_one(void **state)
{
    const struct place *place = *state;
    struct err err = {0};
    char link[160];
    struct stat now;
    snprintf(link, sizeof link, "%s/link", place->dir);
    assert_true(save_whole(place->file, SLICE("old"), &err));
    assert_int_equal(symlink("计划.csv", link), 0);
    assert_true(save_whole(link, SLICE("new"), &err));
    assert_int_equal(lstat(link, &now), 0);
    assert_true(S_ISLNK(now.st_mode));
    assert_holds(place->file, "new");
}

static void make_link(const struct place *place, const char *name, const char *to, char link[160])
{
    snprintf(link, 160, "%s/%s", place->dir, name);
    assert_int_equal(symlink(to, link), 0);
}

static void assert_is_link(const char *path)
{
    struct stat now;
    assert_int_equal(lstat(path, &now), 0);
    assert_true(S_ISLNK(now.st_mode));
}

static void a_link_to_a_file_that_is_not_there_yet_is_followed(void **state)
{
    const struct place *place = *state;
    struct err err;
    char first[160], second[160];
    make_link(place, "first", "计划.csv", first);
    make_link(place, "second", first, second);
    assert_true(save_whole(second, SLICE("new"), &err));
    assert_is_link(first);
    assert_is_link(second);
    assert_holds(place->file, "new");
    assert_int_equal(count_files(place->dir), 3);
}

static void a_link_that_leads_nowhere_is_an_error_and_stays(void **state)
{
    const struct place *place = *state;
    struct err err;
    char link[160];
    make_link(place, "away", "no-such-folder/计划.csv", link);
    assert_false(save_whole(link, SLICE("new"), &err));
    assert_string_equal(err.file, link);
    assert_is_link(link);
    make_link(place, "circle", "circle", link);
    assert_false(save_whole(link, SLICE("new"), &err));
    assert_string_equal(err.file, link);
    assert_is_link(link);
    assert_int_equal(count_files(place->dir), 2);
}

static void a_stale_temporary_is_swept_and_a_living_one_kept(void **state)
{
    const struct place *place = *state;
    struct err err = {0};
    char stale[160];
    snprintf(stale, sizeof stale, "%s/.jihua-aBcDeF.tmp", place->dir);
    fclose(fopen(stale, "w"));
    struct save *living = save_begin(place->file, &err);
    assert_non_null(living);
    assert_int_not_equal(access(stale, F_OK), 0);
    assert_true(save_whole(place->file, SLICE("second"), &err));
    assert_true(save_add(living, SLICE("first"), &err));
    assert_true(save_commit(living, &err));
    assert_holds(place->file, "first");
}

static void a_full_disk_is_an_error(void **state)
{
    struct err err = {0};
    (void)state;
    assert_false(save_whole("/dev/full", SLICE("text"), &err));
    assert_string_equal(err.file, "/dev/full");
    assert_non_null(strstr(err.what, "No space left"));
}

static void a_folder_and_a_lost_folder_are_errors(void **state)
{
    const struct place *place = *state;
    struct err err = {0};
    char lost[160];
    snprintf(lost, sizeof lost, "%s/no/such/file", place->dir);
    assert_null(save_begin(place->dir, &err));
    assert_null(save_begin(lost, &err));
    assert_null(save_begin("", &err));
    assert_true(save_whole("/dev/null", SLICE("text"), &err));
}

static void a_file_system_without_locks_will_do(void **state)
{
    struct place *place = *state;
    struct err err;
    locks_fail = true;
    bool saved = save_whole(place->file, SLICE("neu\n"), &err);
    locks_fail = false;
    assert_true(saved);
    assert_holds(place->file, "neu\n");
    assert_int_equal(count_files(place->dir), 1);
}

int main(void)
{
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(a_new_file_appears_whole),
        WITH_FOLDER(an_abandoned_save_leaves_the_old_file_and_nothing_else),
        WITH_FOLDER(the_mode_of_the_old_file_is_kept),
        WITH_FOLDER(a_symbolic_link_stays_one),
        WITH_FOLDER(a_link_to_a_file_that_is_not_there_yet_is_followed),
        WITH_FOLDER(a_link_that_leads_nowhere_is_an_error_and_stays),
        WITH_FOLDER(a_stale_temporary_is_swept_and_a_living_one_kept),
        cmocka_unit_test(a_full_disk_is_an_error),
        WITH_FOLDER(a_folder_and_a_lost_folder_are_errors),
        cmocka_unit_test_setup_teardown(a_file_system_without_locks_will_do, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
