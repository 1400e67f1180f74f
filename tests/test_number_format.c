#include <math.h>

#include "office/number_format.h"
#include "test.h"

struct shown {
    const char *format;
    double value;
    const char *text;
};

static const char *show(double value, const char *format, bool epoch_1904)
{
    static char text[2000];
    struct buf out;
    buf_init(&out);
    buf_adds(&out, "");
    number_format_add(value, slice_of(format), epoch_1904, &out);
    text_visible_copy(buf_slice(&out), text, sizeof text);
    buf_done(&out);
    return text;
}

static void expect(const struct shown *shown, size_t count, bool epoch_1904)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const char *text = show(shown[i].value, shown[i].format, epoch_1904);
        if (strcmp(text, shown[i].text) == 0) continue;
        print_error("%.15g in %s: \"%s\", expected \"%s\"\n", shown[i].value, shown[i].format, text, shown[i].text);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}
#define EXPECT(table) expect(table, sizeof(table) / sizeof *(table), false)

static void general_has_15_digits_and_no_exponent(void **state)
{
    static const struct shown known[] = {
        {"General", 0.1 + 0.2, "0.3"},
        {"General", 0, "0"},
        {"General", -0.0, "0"},
        {"General", 2.0E+11, "200000000000"},
        {"General", 1e-7, "0.0000001"},
        {"General", 1e20, "100000000000000000000"},
        {"General", 1234.5, "1234.5"},
        {"General", -78, "-78"},
        {"General", 1.0 / 3, "0.333333333333333"},
        {"General", 123456789012345678.0, "123456789012346000"},
        {"general", 5, "5"},
        {"", 2.50, "2.5"},
        {"G/通用格式", 12, "12"},
        {"General\"元\"", 300, "300元"},
        {"General\"元\"", -300.5, "-300.5元"},
        {"\"约\"General", 12.25, "约12.25"},
        {"[Red]", 7, "7"},
        {"[Red]General", 7, "7"},
        {"General;[Red]-General", -7, "-7"},
        {"[=1]\"是\";[=0]\"否\";General", 1, "是"},
        {"[=1]\"是\";[=0]\"否\";General", 0, "否"},
        {"[=1]\"是\";[=0]\"否\";General", -3, "-3"},
    };
    (void)state;
    EXPECT(known);
}

static void placeholders_show_digits(void **state)
{
    static const struct shown known[] = {
        {"0", 12.5, "13"},
        {"0", -0.4, "0"},
        {"0", 1e15, "1000000000000000"},
        {"0", 12345678901234567890.0, "12345678901234600000"},
        {"0.00", 2.675, "2.68"},
        {"0.00", 1.005, "1.01"},
        {"0.00", -2.675, "-2.68"},
        {"0.0", 0.05, "0.1"},
        {"0.0", 0.04999, "0.0"},
        {"0.0", 9.96, "10.0"},
        {"0", 0.5, "1"},
        {"0", 0.4999999, "0"},
        {"0000", 12, "0012"},
        {"000000", -12, "-000012"},
        {"#", 0, ""},
        {"#.##", 0.5, ".5"},
        {"#.##", 1, "1."},
        {"0.##", 1.5, "1.5"},
        {"0.0#", 1, "1.0"},
        {"0.0##", 1.25, "1.25"},
        {"???.???", 1.5, "1.5"},
        {"0.??", 2.5, "2.5"},
        {".00", 12.345, "12.35"},
        {".00", 0.5, ".50"},
        {"#,##0", 1234567, "1,234,567"},
        {"#,##0", 123, "123"},
        {"#,##0", -1234, "-1,234"},
        {"#,##0.00", 1234567.891, "1,234,567.89"},
        {"#,###", 0, ""},
        {"0,000", 12, "0,012"},
        {"#,##0,", 1234567, "1,235"},
        {"0.0,,", 1234567, "1.2"},
        {"#,##0.00,", 1234567, "1,234.57"},
        {"0,.0", 1234, "1.2"},
        {"0.0,\"万\"", 12345, "12.3万"},
        {"0!.0,\"万\"", 123456, "12.3万"},
        {"0\\.0,\"万\"", 123456, "12.3万"},
        {"0\\.0000", 123456, "12.3456"},
        {"0\"万\"0000", 123456, "12万3456"},
        {"0.0\"万元\"", 78.25, "78.3万元"},
        {"0.0万元", 78.25, "78.3万元"},
        {"0\"人\"", 3000, "3000人"},
        {"0kg", 15, "15kg"},
        {"0\\ \"m\"", 15, "15 m"},
        {"\"第\"0\"号\"", 7, "第7号"},
        {"000\\-0000", 5551234, "555-1234"},
        {"(000) 000-0000", 2125551234, "(212) 555-1234"},
        {"+0;-0;0", 5, "+5"},
        {"0.0.0", 1.25, "1.2.5"},
        {"\"有\"", 1, "有"},
        {"\"有\"", -1, "-有"},
        {"0 \"unclosed", 4, "4 unclosed"},
        {"0[unclosed", 4, "4[unclosed"},
    };
    (void)state;
    EXPECT(known);
}

static void percent_counts_hundredths(void **state)
{
    static const struct shown known[] = {
        {"0%", 0.6, "60%"},        {"0.00%", 0.12345, "12.35%"}, {"0.0%", 1, "100.0%"},
        {"0%", -0.05, "-5%"},      {"0%", 0.285, "29%"},         {"#%", 0, "%"},
        {"0.0\"%\"", 60, "60.0%"}, {"0\\%", 60, "60%"},          {"0%%", 0.006, "60%%"},
        {"General%", 0.6, "60%"},  {"%0", 0.6, "%60"},
    };
    (void)state;
    EXPECT(known);
}

static void sections_choose_by_sign_or_condition(void **state)
{
    static const struct shown known[] = {
        {"0;(0)", -5, "(5)"},
        {"0;(0)", 5, "5"},
        {"0;(0)", 0, "0"},
        {"0;(0);\"零\"", 0, "零"},
        {"0;-0;;@", 0, ""},
        {"0;-0;;@", -3, "-3"},
        {"0;;", -3, ""},
        {";;;", 3, ""},
        {"0.0;[Red]\\-0.0", -2.25, "-2.3"},
        {"#,##0_);[Red](#,##0)", -1234, "(1,234)"},
        {"0_ ;[Red]\\-0\\ ", -12, "-12"},
        {"\"增长\"0%;\"下降\"0%;\"持平\"", 0.05, "增长5%"},
        {"\"增长\"0%;\"下降\"0%;\"持平\"", -0.05, "下降5%"},
        {"\"增长\"0%;\"下降\"0%;\"持平\"", 0, "持平"},
        {"[>=100]\"多\";\"少\"", 100, "多"},
        {"[>=100]\"多\";\"少\"", 99, "少"},
        {"[>=10000]0\\.0,\"万\";0", 123456, "12.3万"},
        {"[>=10000]0\\.0,\"万\";0", 1234, "1234"},
        {"[>=10000]0\\.0,\"万\";0", -7, "-7"},
        {"[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0", 250000000, "250.00百万"},
        {"[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0", 25000, "2.5万"},
        {"[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0", 250, "250"},
        {"[<1]0.0%;[>=1]0", 0.25, "25.0%"},
        {"[Red][<60]0;[Blue]0", 59, "59"},
        {"[<>0]0;\"无\"", 0, "无"},
        {"[<0]\"负\"0;0", -3, "负3"},
        {"[>5]0;[<3]0", 4, "4"},
        {"[>=-1]0;0", -2, "2"}, /* only numbers below 0 come there, and lose their sign */
        {"[>=1]0;0", -2, "-2"},
        {"[>=1000000]#,,\" M\";####.00", -12.3, "-12.30"},
        {"[=0]?;#,##0.00", -12.3, "-12.30"},
        {"[<-10]#\"户\"", -20, "20户"},
        {"[>-10]#\"户\"", -5, "-5户"},
        {"[Red][<=-25]General;[Blue][>=25]General;General", -25, "25"},
        {"[Red][<=-25]General;[Blue][>=25]General;General", -5, "-5"},
        {"0;[<-10]\"低\";0", -5, "-5"},
        {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ ", 1234.5, "1,234.50"},
        {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ ", -1234.5, "-1,234.50"},
        {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ ", 0, "-"},
        {"@", 12.5, "12.5"},
        {"@\"号\"", 12, "12号"},
    };
    (void)state;
    EXPECT(known);
}

static void currencies_and_languages_stand_in_brackets(void **state)
{
    static const struct shown known[] = {
        {"[$¥-804]#,##0.00", 1234.5, "¥1,234.50"},
        {"[$-804]0.0", 2.5, "2.5"},
        {"[$€-2]\\ 0", 5, "€ 5"},
        {"[$USD] 0", 5, "USD 5"},
        {"[$￥-804]0;[$￥-804]\\-0", -5, "￥-5"},
        {"\"¥\"#,##0;\"¥\"\\-#,##0", -1200, "¥-1,200"},
        {"[Color10]0", 5, "5"},
        {"[红色]0", 5, "5"},
        {"$#,##0", -5, "-$5"},
    };
    (void)state;
    EXPECT(known);
}

static void an_exponent_is_shown_where_it_is_asked_for(void **state)
{
    static const struct shown known[] = {
        {"0.00E+00", 12345, "1.23E+04"},   {"0.00E+00", 0.00012345, "1.23E-04"}, {"0.00E-00", 12345, "1.23E04"},
        {"0.0E+0", 9.96, "1.0E+1"},        {"0.00E+00", 0, "0.00E+00"},          {"##0.0E+0", 12345, "12.3E+3"},
        {"##0.0E+0", 0.00012, "120.0E-6"}, {"##0.0E+0", 999960, "1.0E+6"},       {"0E+0", -2e11, "-2E+11"},
        {"0.0e+00", 1500, "1.5E+03"},      {"0.00E+00", 1e300, "1.00E+300"},
    };
    (void)state;
    EXPECT(known);
}

static void fractions_come_as_near_as_their_digits_allow(void **state)
{
    static const struct shown known[] = {
        {"# ?/?", 0.5, "1/2"},
        {"# ?/?", 1.5, "1 1/2"},
        {"# ?/?", 2, "2"},
        {"# ?/?", 0, "0"},
        {"# ?/?", 0.333, "1/3"},
        {"# ?\?/?\?", 3.14159265, "3  1/7"},
        {"# ?\?/?\?", 0.32, "8/25"},
        {"# ?/8", 1.25, "1 2/8"},
        {"# ?\?/100", 0.35, "35/100"},
        {"?/?", 0, "0/1"},
        {"# ?/?", -2e12, "-2000000000000"},
        {"?/?", 1.5, "3/2"},
        {"# ?/?", -1.5, "-1 1/2"},
        {"# ?/?", 0.99, "1"},
        {"0 0/0", 0.75, "0 3/4"},
        {"# ?/?\"个\"", 2.5, "2 1/2个"},
        {"# ??"
         "?/??"
         "?",
         0.123, "23/187"},
    };
    (void)state;
    EXPECT(known);
}

static void days_are_counted_from_1900_or_1904(void **state)
{
    static const struct shown from_1900[] = {
        {"yyyy/m/d", 45838, "2025/6/30"},
        {"yyyy-mm-dd", 45838, "2025-06-30"},
        {"yyyy/m/d", 0, "1900/1/0"},
        {"yyyy/m/d", 1, "1900/1/1"},
        {"yyyy/m/d", 59, "1900/2/28"},
        {"yyyy/m/d", 60, "1900/2/29"},
        {"yyyy/m/d", 61, "1900/3/1"},
        {"yyyy/m/d", 36585, "2000/2/29"},
        {"yyyy/m/d", 73109, "2100/2/28"},
        {"yyyy/m/d", 73110, "2100/3/1"},
        {"yyyy/m/d", 2958465, "9999/12/31"},
        {"yyyy/m/d", 2958466, "2958466"},
        {"yyyy/m/d", -1, "-1"},

        {"yyyy/m/d", 45838.9999, "2025/6/30"},
        {"yyyy\"年\"m\"月\"d\"日\"", 45838, "2025年6月30日"},
        {"yyyy年m月d日", 45838, "2025年6月30日"},
        {"yyyy\"年\"mm\"月\"dd\"日\";@", 45811, "2025年06月03日"},
        {"[$-804]yyyy\"年\"m\"月\";@", 45838, "2025年6月"},
        {"m\"月\"d\"日\"", 45838, "6月30日"},
        {"yy.m.d", 45838, "25.6.30"},
        {"y-m", 45838, "25-6"},
        {"e\"年\"m\"月\"", 45838, "2025年6月"},
        {"[$-404]e\"年\"m\"月\"", 45838, "114年6月"},
        {"d-mmm-yy", 45838, "30-Jun-25"},
        {"mmmm d, yyyy", 45838, "June 30, 2025"},
        {"mmmmm", 45838, "J"},
        {"[$-804]mmmm", 45992, "十二月"},
        {"dddd", 45838, "Monday"},
        {"ddd", 45838, "Mon"},
        {"[$-804]dddd", 45838, "星期一"},
        {"aaaa", 45840, "星期三"},
        {"aaa", 45840, "三"},
        {"\"周\"aaa", 45840, "周三"},
        {"[$-804]aaa;@", 45840, "周三"},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45838, "2025年6月30日"},
        {"yyyy\\-mm\\-dd", 45838, "2025-06-30"},
        {"YYYY/MM/DD", 45838, "2025/06/30"},
        {"yyyy\"年第\"q", 45838, "2025年第q"},
        {"bbbb", 45838, "2568"},
    };
    static const struct shown from_1904[] = {
        {"yyyy/m/d", 0, "1904/1/1"}, {"yyyy/m/d", 44376, "2025/6/30"}, {"[h]:mm", 1.5, "36:00"},
        {"General", 44376, "44376"}, {"aaaa", 44376, "星期一"},
    };
    (void)state;
    EXPECT(from_1900);
    expect(from_1904, sizeof from_1904 / sizeof *from_1904, true);
}

static void times_are_parts_of_a_day(void **state)
{
    static const struct shown known[] = {
        {"h:mm", 0.5, "12:00"},
        {"h:mm", 0.39584, "9:30"},
        {"hh:mm:ss", 0.395844907407407, "09:30:01"},
        {"h:mm AM/PM", 0.75, "6:00 PM"},
        {"h:mm AM/PM", 0, "12:00 AM"},
        {"h:mm A/P", 0.5, "12:00 P"},
        {"上午/下午h\"时\"mm\"分\"", 0.5625, "下午1时30分"},
        {"上午/下午h\"时\"mm\"分\"", 0.25, "上午6时00分"},
        {"[$-804]AM/PMh\"时\"mm\"分\";@", 0.5625, "下午1时30分"},
        {"h\"时\"mm\"分\"ss\"秒\"", 0.5, "12时00分00秒"},
        {"[h]:mm", 1.25, "30:00"},
        {"[hh]:mm:ss", 0.04, "00:57:36"},
        {"[m]", 0.5, "720"},
        {"[mm]:ss", 0.01, "14:24"},
        {"[ss]", 0.001, "86"},
        {"[h]", -1, "-1"},
        {"mm:ss", 0.01, "14:24"},
        {"mm:ss.0", 0.0100023, "14:24.2"},
        {"h:mm:ss.000", 0.5, "12:00:00.000"},
        {"h:mm:ss", 0.99999999, "0:00:00"},
        {"yyyy/m/d h:mm:ss", 45838.99999999, "2025/7/1 0:00:00"},
        {"yyyy/m/d h:mm", 45838.5, "2025/6/30 12:00"},
        {"yyyy/m/d hh:mm:ss", 45838.3541666667, "2025/6/30 08:30:00"},
        {"m/d h\"点\"m\"分\"", 45838.5, "6/30 12点0分"},
        {"mm/dd mm:ss", 45838.5, "06/30 00:00"},
        {"[$-F400]h:mm:ss\\ AM/PM", 0.75, "18:00:00"},
    };
    (void)state;
    EXPECT(known);
}

static void chinese_digits_are_those_of_dbnum(void **state)
{
    static const struct shown known[] = {
        {"[DBNum1]General", 123, "一百二十三"},
        {"[DBNum1]", 105, "一百〇五"},
        {"[DBNum1][$-804]General", 10, "一十"},
        {"[DBNum1]General", 0, "〇"},
        {"[DBNum1]General", 12345, "一万二千三百四十五"},
        {"[DBNum1]General", 10001, "一万〇一"},
        {"[DBNum1]General", 100000, "一十万"},
        {"[DBNum1]General", 100010001, "一亿〇一万〇一"},
        {"[DBNum1]General", 1200000000000, "一万二千亿"},
        {"[DBNum1]General", 1000000000000, "一万亿"},
        {"[DBNum1]General", 1.5, "一.五"},
        {"[DBNum1]General", -20, "-二十"},
        {"[DBNum1]0", 123, "一二三"},
        {"[DBNum1]\"第\"0\"项\"", 3, "第三项"},
        {"[DBNum2]General", 123, "壹佰贰拾叁"},
        {"[DBNum2][$-804]General\"元整\"", 10500, "壹万零伍佰元整"},
        {"[DBNum2]0.00", 1.5, "壹.伍零"},
        {"[DBNum3]General", 123, "１百２十３"},
        {"[DBNum3]0", 123, "１２３"},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", 45838, "二〇二五年六月三十日"},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"", 46001, "二〇二五年十二月"},
        {"[DBNum1][$-804]m\"月\"d\"日\"", 45942, "十月十二日"},
        {"[DBNum1][$-804]m\"月\"d\"日\"", 45951, "十月二十一日"},
        {"[DBNum2]m\"月\"d\"日\"", 45942, "壹拾月壹拾贰日"},
        {"[DBNum1]h\"时\"mm\"分\"", 0.38, "九时〇七分"},
    };
    (void)state;
    EXPECT(known);
}

static void built_in_formats_are_those_of_chinese_excel(void **state)
{
    static const struct {
        unsigned id;
        double value;
        const char *text;
    } known[] = {
        {0, 1.5, "1.5"},
        {1, 1.5, "2"},
        {4, 1234.5, "1,234.50"},
        {9, 0.6, "60%"},
        {10, 0.6, "60.00%"},
        {14, 45838, "2025/6/30"},
        {22, 45838.5, "2025/6/30 12:00"},
        {27, 45838, "2025年6月"},
        {28, 45838, "6月30日"},
        {31, 45838, "2025年6月30日"},
        {32, 0.5, "12时00分"},
        {33, 0.5, "12时00分00秒"},
        {34, 0.75, "下午6时00分"},
        {43, 0, "-"},
        {46, 1.5, "36:00:00"},
        {49, 7, "7"},
        {55, 0.25, "上午6时00分"},
        {57, 45838, "2025年6月"},
        {58, 45838, "6月30日"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_string_equal(show(known[i].value, number_format_builtin(known[i].id), false), known[i].text);
    assert_null(number_format_builtin(23));
    assert_null(number_format_builtin(59));
    assert_null(number_format_builtin(4000000000));
}

static void a_format_that_makes_no_sense_is_general(void **state)
{
    char longer[1000];
    (void)state;
    memset(longer, '0', sizeof longer);
    longer[sizeof longer - 1] = 0;
    assert_string_equal(show(2.5, longer, false), "2.5");
    longer[255] = 0;
    assert_int_equal(strlen(show(2.5, longer, false)), 255);
    assert_string_equal(show(2.5, "0\xff", false), "2.5");
    assert_string_equal(show(NAN, "0", false), "#NUM!");
    assert_string_equal(show(INFINITY, "yyyy", false), "#NUM!");
    assert_int_equal(strlen(show(1e308, "0", false)), 309);
    assert_int_equal(strlen(show(-5e-324, "General", false)), 341);
}

static const char *show_text(const char *text, const char *format)
{
    static char shown[100];
    struct buf out;
    buf_init(&out);
    buf_adds(&out, "");
    number_format_add_text(slice_of(text), slice_of(format), &out);
    text_visible_copy(buf_slice(&out), shown, sizeof shown);
    buf_done(&out);
    return shown;
}

static void a_text_is_shown_by_the_last_section(void **state)
{
    (void)state;
    assert_string_equal(show_text("三", "@"), "三");
    assert_string_equal(show_text("三", "General"), "三");
    assert_string_equal(show_text("三", "0.00"), "三");
    assert_string_equal(show_text("三", "\"第\"@\"号\""), "第三号");
    assert_string_equal(show_text("三", "yyyy/m/d;@"), "三");
    assert_string_equal(show_text("三", "0;-0;0;\"见\"@"), "见三");
    assert_string_equal(show_text("三", "0;-0;0"), "三");
    assert_string_equal(show_text("三", ";;;"), "");
    assert_string_equal(show_text("三", ""), "三");
    assert_string_equal(show_text("三", "@@"), "三三");
    assert_string_equal(show_text(" 三 ", "_ @_ "), " 三 ");
}

static void a_long_text_is_not_repeated(void **state)
{
    struct buf text, out;
    (void)state;
    buf_init(&text);
    buf_init(&out);
    buf_fill(&text, 'x', 100000);
    number_format_add_text(buf_slice(&text), SLICE("@@@@@@@@@@"), &out);
    assert_int_equal(out.n, 100000);
    buf_done(&text);
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(general_has_15_digits_and_no_exponent),
        cmocka_unit_test(placeholders_show_digits),
        cmocka_unit_test(percent_counts_hundredths),
        cmocka_unit_test(sections_choose_by_sign_or_condition),
        cmocka_unit_test(currencies_and_languages_stand_in_brackets),
        cmocka_unit_test(an_exponent_is_shown_where_it_is_asked_for),
        cmocka_unit_test(fractions_come_as_near_as_their_digits_allow),
        cmocka_unit_test(days_are_counted_from_1900_or_1904),
        cmocka_unit_test(times_are_parts_of_a_day),
        cmocka_unit_test(chinese_digits_are_those_of_dbnum),
        cmocka_unit_test(built_in_formats_are_those_of_chinese_excel),
        cmocka_unit_test(a_format_that_makes_no_sense_is_general),
        cmocka_unit_test(a_text_is_shown_by_the_last_section),
        cmocka_unit_test(a_long_text_is_not_repeated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
