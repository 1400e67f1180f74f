#include "test.h"

#include "plan/item.h"
#include "base/mem.h"

/* Writes the items of a cell as "1:text|2!:text": ! missing separator, . missing dot, ? unexpected number. */
static const char *items_as_text(struct buf *out, const char *cell)
{
    struct item item;
    buf_clear(out);
    for (struct items walk = items_of(slice_of(cell)); items_next(&walk, &item);) {
        if (out->n) buf_adds(out, "|");
        buf_addf(out, "%u%s%s%s:", item.no, item.missing_separator ? "!" : "", item.missing_dot ? "." : "",
                 item.unexpected ? "?" : "");
        buf_add(out, item_text(slice_of(cell), &item));
    }
    return out->n ? out->s : "";
}

struct item_example {
    const char *cell, *items;
};

static void check(const struct item_example *examples, size_t count)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < count; i++) assert_string_equal(items_as_text(&out, examples[i].cell), examples[i].items);
    buf_done(&out);
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof(examples)[0])

static void numbered_clauses_are_items_without_number_and_separator(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"1.健全机制;2.培育人才。", "1:健全机制|2:培育人才"},
        {"１．健全机制；２．培育人才。", "1:健全机制|2:培育人才"},
        {"1、健全机制；2、培育人才", "1:健全机制|2:培育人才"},
        {"（1）健全机制；（2）培育人才", "1:健全机制|2:培育人才"},
        {"(1)健全机制;(2)培育人才", "1:健全机制|2:培育人才"},
        {"①健全机制②培育人才", "1:健全机制|2!:培育人才"},
        {"⒈健全机制；⒉培育人才；", "1:健全机制|2:培育人才"},
        {"1）健全机制；2）培育人才", "1:健全机制|2:培育人才"},
        {"1. 健全机制；\n2. 培育人才。\n", "1:健全机制|2:培育人才"},
        {"1.健全机制\n2.培育人才", "1:健全机制|2:培育人才"},
        {"1.健全机制,2.培育人才", "1:健全机制|2:培育人才"},
        {"1.a;2.b;3.c;4.d;5.e;6.f;7.g;8.h;9.i。10.打造队伍。", "1:a|2:b|3:c|4:d|5:e|6:f|7:g|8:h|9:i|10:打造队伍"},
    };
    CHECK(examples);
}

static void a_cell_without_numbers_is_one_item_and_an_empty_cell_has_none(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"开展隐患排查", "0:开展隐患排查"},
        {"20家", "0:20家"},
        {"1.5万人次", "0:1.5万人次"},
        {"2—2.5万人次", "0:2—2.5万人次"},
        {"持续推进。", "0:持续推进"},
        {"", ""},
        {" 　\n", ""},
        {"总体目标:\n1.健全机制;2.培育人才", "0:总体目标|1:健全机制|2:培育人才"},
    };
    CHECK(examples);
}

static void the_defects_of_real_plans_do_not_hide_items(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"1.a;2.引进30名以上学术技术带头人3.培养人才6个以上。", "1:a|2:引进30名以上学术技术带头人|3!:培养人才6个以上"},
        {"1.a;2.用好公寓和“凤凰公寓”3.探索制度;", "1:a|2:用好公寓和“凤凰公寓”|3!:探索制度"},
        {"1.a。2.说“好。”3.探索", "1:a|2:说“好。”|3:探索"},
        {"1.a;2.b;3完善共享机制;4.c", "1:a|2:b|3.:完善共享机制|4:c"},
        {"1.a;2支持企业;3项目建设", "1:a|2.:支持企业|3.:项目建设"},
        {"1.15年教育普及;2.建成“学分银行”", "1:15年教育普及|2:建成“学分银行”"},
        {"1.15年教育得到普及", "1:15年教育得到普及"},
        {"1.3000名以上人才", "1:3000名以上人才"},
        {"1.申报项目。把实验室建成中心。;2.b", "1:申报项目。把实验室建成中心|2:b"},
        {"1.a;3.b;4.c", "1:a|3?:b|4:c"},
        {"1.a;2.b;2.c;3.d", "1:a|2:b|2?:c|3:d"},
    };
    CHECK(examples);
}

static void numbers_inside_a_text_are_no_items(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"1.增长2.5%;2.达到3.2亿元", "1:增长2.5%|2:达到3.2亿元"},
        {"1.新增企业,2.5万人受益;2.b", "1:新增企业,2.5万人受益|2:b"},
        {"1.发展“4+2”产业;2.b", "1:发展“4+2”产业|2:b"},
        {"1.a,2个平台;2.b", "1:a,2个平台|2:b"},
        {"1.a;2年内完成;2.b", "1:a;2年内完成|2:b"},
        {"1.a（2）b;2.c", "1:a（2）b|2:c"},
        {"1.2024.6.30前完成;2.b", "1:2024.6.30前完成|2:b"},
        {"1.见第2.节;2.b", "1:见第2.节|2:b"},
        {"按1、2、3类管理", "0:按1、2、3类管理"},
        {"1.合计12.其他", "1:合计12.其他"},
        {"1.达到\n2.5万人", "1:达到\n2.5万人"},
        {"推进1.5G网络", "0:推进1.5G网络"},
    };
    CHECK(examples);
}

static void offsets_point_at_the_cell(void **state)
{
    (void)state;
    struct slice cell = SLICE("1. 甲；2.乙");
    struct item item;
    struct items walk = items_of(cell);
    assert_true(items_next(&walk, &item));
    assert_int_equal(item.mark, 0);
    assert_int_equal(item.mark_end, 2);
    assert_int_equal(item.start, 3);
    assert_int_equal(item.end, 6);
    assert_int_equal(item.next, 9);
    assert_int_equal(item.separator, 0xFF1B);
    assert_true(items_next(&walk, &item));
    assert_int_equal(item.mark, 9);
    assert_int_equal(item.separator, 0);
    assert_int_equal(item.next, cell.n);
    assert_false(items_next(&walk, &item));
    assert_false(items_next(&walk, &item));
}

/* Items do not overlap, follow each other and lie in the cell, whatever its bytes are. */
static void any_bytes_are_safe_and_a_long_cell_takes_linear_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"1.", "2.",   "3",    "；", "。", "（1）", "①", "万",
                                         "名", "\xE4", "\xFF", "\n", " ",  "以上",  "“", "."};
    size_t n = 1 << 20, filled = 0;
    char *bytes = mem_alloc(n);
    uint32_t seed = 1;
    while (filled + 8 < n) {
        seed = seed * 1664525 + 1013904223;
        const char *piece = pieces[seed >> 28];
        memcpy(bytes + filled, piece, strlen(piece));
        filled += strlen(piece);
    }
    struct slice cell = slice_make(bytes, filled);
    struct item item;
    size_t last = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item); last = item.next) {
        assert_true(last <= item.mark && item.mark <= item.mark_end && item.mark_end <= item.start);
        assert_true(item.start <= item.end && item.end <= item.next && item.next <= cell.n);
    }
    assert_int_equal(last, cell.n);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbered_clauses_are_items_without_number_and_separator),
        cmocka_unit_test(a_cell_without_numbers_is_one_item_and_an_empty_cell_has_none),
        cmocka_unit_test(the_defects_of_real_plans_do_not_hide_items),
        cmocka_unit_test(numbers_inside_a_text_are_no_items),
        cmocka_unit_test(offsets_point_at_the_cell),
        cmocka_unit_test(any_bytes_are_safe_and_a_long_cell_takes_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
