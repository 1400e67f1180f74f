/* The user's file of names that are one agency gets a line or loses it; all its other lines stay as they are. */
#include <string.h>
#include <unistd.h>

#include "plan/aliases.h"
#include "sys/user_file.h"
#include "test.h"

static int home(void **state)
{
    static char folder[] = "/tmp/jihua-aliases-XXXXXX";
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    assert_non_null(mkdtemp(folder));
    setenv("XDG_CONFIG_HOME", folder, 1);
    return 0;
}

static int gone(void **state)
{
    char command[200];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", getenv("XDG_CONFIG_HOME"));
    return system(command);
}

static void write_file(const char *text)
{
    struct err err;
    char *path = user_file_config("agencies");
    assert_true(user_file_write(path, slice_of(text), &err));
    free(path);
}

static void expect_file(const char *text)
{
    struct buf got;
    struct err err;
    char *path = user_file_config("agencies");
    buf_init(&got);
    assert_int_equal(user_file_read(path, &got, &err), USER_FILE_READ);
    assert_string_equal(got.n > 0 ? got.s : "", text);
    buf_done(&got);
    free(path);
}

static void put(const char *text, const char *name, bool there)
{
    struct err err;
    assert_true(aliases_put(slice_of(text), slice_of(name), there, &err));
}

static void a_missing_file_is_made(void **state)
{
    (void)state;
    put("市人社局", "市人力资源社会保障局", true);
    expect_file("市人社局 = 市人力资源社会保障局\n");
    put("市人社局", "市人力资源社会保障局", false);
    expect_file("");
}

static void other_lines_stay_as_they_are(void **state)
{
    (void)state;
    write_file("# 市发改委 = 市发展改革委\n\n  甲局＝甲管理局 \r\n没有等号");
    put("市发改委", "市发展改革委", true);
    expect_file("# 市发改委 = 市发展改革委\n\n  甲局＝甲管理局 \r\n没有等号\n市发改委 = 市发展改革委\n");
    put("市发改委", "市发展改革委", true); /* not twice */
    expect_file("# 市发改委 = 市发展改革委\n\n  甲局＝甲管理局 \r\n没有等号\n市发改委 = 市发展改革委\n");
    put("甲局", "甲管理局", false);
    put("市发改委", "省发展改革委", false); /* another name is meant */
    expect_file("# 市发改委 = 市发展改革委\n\n没有等号\n市发改委 = 市发展改革委\n");
}

static void what_cannot_be_read_is_left_alone(void **state)
{
    (void)state;
    struct err err = {0};
    struct buf got;
    char *path = user_file_config("agencies");
    write_file("");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("甲 = 乙\n\xFF\n", file);
    fclose(file);
    assert_false(aliases_put(SLICE("丙"), SLICE("丁"), true, &err));
    buf_init(&got);
    assert_int_equal(user_file_bytes(path, &got, &err), USER_FILE_READ);
    assert_string_equal(got.s, "甲 = 乙\n\xFF\n");
    buf_done(&got);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_missing_file_is_made, home, gone),
        cmocka_unit_test_setup_teardown(other_lines_stay_as_they_are, home, gone),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_left_alone, home, gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
