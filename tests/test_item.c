#include "test.h"

#include "plan/item.h"
#include "base/mem.h"

/* Adds the items of a walk as "1:text|2!:text": ! missing separator, . missing dot, ? unexpected number; those inside
 * an item as "1{0:text|1:text}". */
static void add_items(struct buf *out, const char *cell, struct items walk, bool inside)
{
    struct item item, first;
    bool follows = false;
    for (; items_next(&walk, &item); follows = true) {
        if (follows) buf_adds(out, "|");
        buf_addf(out, "%u%s%s%s", item.no, item.missing_separator ? "!" : "", item.missing_dot ? "." : "",
                 item.unexpected ? "?" : "");
        struct items inner = items_inside(slice_of(cell), &item), peek = inner;
        if (!inside && items_next(&peek, &first)) {
            buf_adds(out, "{");
            add_items(out, cell, inner, true);
            buf_adds(out, "}");
        } else {
            buf_adds(out, ":");
            buf_add(out, item_text(slice_of(cell), &item));
        }
    }
}

static const char *items_as_text(struct buf *out, const char *cell)
{
    buf_clear(out);
    add_items(out, cell, items_of(slice_of(cell)), false);
    return out->n ? out->s : "";
}

struct item_example {
    const char *cell, *items;
};

static void check(const struct item_example *examples, size_t count)
{
    struct buf out;
    buf_init(&out);
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(items_as_text(&out, examples[i].cell), examples[i].items) == 0) continue;
        wrong++;
        print_error("%s\n  is  %s\n  not %s\n", examples[i].cell, out.n ? out.s : "", examples[i].items);
    }
    assert_int_equal(wrong, 0);
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
        {"总体目标:\n1.健全机制;2.培育人才", "0:总体目标:|1:健全机制|2:培育人才"},
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

static void every_kind_of_number_counts(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"一、健全机制；二、培育人才。", "1:健全机制|2:培育人才"},
        {"一.健全机制\n二．培育人才", "1:健全机制|2:培育人才"},
        {"（一）健全机制。(二)培育人才。", "1:健全机制|2:培育人才"},
        {"㈠健全机制㈡培育人才", "1:健全机制|2!:培育人才"},
        {"一是健全机制；二是培育人才；三是严格考核。", "1:健全机制|2:培育人才|3:严格考核"},
        {"七是健全机制。", "7:健全机制"},
        {"三要健全机制", "3:健全机制"},
        {"三是健全机制；四是培育人才", "3:健全机制|4:培育人才"},
        {"一要健全机制，二要培育人才", "1:健全机制|2:培育人才"},
        {"第一，健全机制。第二，培育人才。", "1:健全机制|2:培育人才"},
        {"❶健全机制；❷培育人才", "1:健全机制|2:培育人才"},
        {"（ 1 ）健全机制；（ 2 ）培育人才", "1:健全机制|2:培育人才"},
        {"（1）、健全机制；（2）、培育人才", "1:健全机制|2:培育人才"},
        {"1 健全机制\n2 培育人才", "1.:健全机制|2.:培育人才"},
        {"十、健全机制\n十一、培育人才\n十二、严格考核", "10:健全机制|11:培育人才|12:严格考核"},
        {"（二十）健全机制\n（二十一）培育人才", "20:健全机制|21:培育人才"},
        {"3.健全机制;4.培育人才", "3:健全机制|4:培育人才"},
        {"3.健全机制", "3:健全机制"},
        {"（3）健全机制。", "3:健全机制"},
        {"要求：1、健全机制；2、培育人才", "0:要求：|1:健全机制|2:培育人才"},
        {"各部门一要健全机制；二要培育人才", "0:各部门|1:健全机制|2:培育人才"},
        {"主要任务一、健全机制二、培育人才", "0:主要任务|1:健全机制|2!:培育人才"},
        {"1.2024年底前建成;2.2025年底前验收", "1:2024年底前建成|2:2025年底前验收"},
        {"1 .健全机制；2 .培育人才", "1:健全机制|2:培育人才"},
        {"1)健全机制,2)培育人才", "1:健全机制|2:培育人才"},
        {"任务:1)健全机制;2)培育人才", "0:任务:|1:健全机制|2:培育人才"},
        {"1、健全机制，2、培育人才", "1:健全机制|2:培育人才"},
        {"1.甲；2.乙。保障：1.丙；2.丁", "1:甲|2:乙。保障：|1?:丙|2:丁"},
        {"【目标】1.甲；2.乙。\n【保障】1.丙；2.丁", "0:【目标】|1:甲|2:乙。\n【保障】|1?:丙|2:丁"},
        {"1.健全机制（市教育局负责）2．2025年底前验收", "1:健全机制（市教育局负责）|2!:2025年底前验收"},
    };
    CHECK(examples);
}

static void a_list_inside_a_clause_is_a_second_level(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"一、机制：1.健全制度;2.严格考核。二、人才", "1{0:机制：|1:健全制度|2:严格考核}|2:人才"},
        {"1.机制。一是健全制度；二是严格考核。2.人才", "1{0:机制|1:健全制度|2:严格考核}|2:人才"},
        {"1.①健全制度；②严格考核；2.人才", "1{1:健全制度|2:严格考核}|2:人才"},
        {"1.人才;2.机制:①健全制度;②严格考核", "1:人才|2{0:机制:|1:健全制度|2:严格考核}"},
        {"一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n二、己", "1{0:甲|1:乙\n1.丙\n2.丁|2:戊}|2:己"},
        {"（一）甲\n1.乙\n2.丙\n（二）丁\n3.戊\n4.己", "1{0:甲|1:乙|2:丙}|2{0:丁|3:戊|4:己}"},
        {"一、甲（一）乙。（二）丙。二、丁（三）戊。", "1{0:甲|1:乙|2:丙}|2{0:丁|3:戊}"},
        {"（一）甲。一要乙；二要丙。\n（二）丁。一要戊", "1{0:甲|1:乙|2:丙}|2{0:丁|1:戊}"},
        {"总体：一是甲；二是乙。\n1.丙\n2.丁", "0{0:总体：|1:甲|2:乙}|1:丙|2:丁"},
        {"（一）目标\n●甲\n●乙\n（二）措施", "1{0:目标|0:甲|0:乙}|2:措施"},
        {"●甲：①乙；②丙\n●丁", "0{0:甲：|1:乙|2:丙}|0:丁"},
    };
    CHECK(examples);
}

static void bullets_and_lines_of_their_own_are_items_without_number(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"●新建养老院2家\n●改造敬老院3家", "0:新建养老院2家|0:改造敬老院3家"},
        {"——增总量。达到1000亿元。\n——提质量。", "0:增总量。达到1000亿元|0:提质量"},
        {"- 新建；\n- 改建。", "0:新建|0:改建"},
        {"目标：\n· 新建\n· 改建", "0:目标：|0:新建|0:改建"},
        {"■新建。■改建。", "0:新建|0:改建"},
        {"●新建●改建 ●维修", "0:新建|0:改建|0:维修"},
        {"——2025年，选址。\n——2026年，开工。", "0:2025年，选址|0:2026年，开工"},
        {"√ 健全机制\r\n√ 培育人才", "0:健全机制|0:培育人才"},
        {"健全机制；\n培育人才；\n严格考核。", "0:健全机制|0:培育人才|0:严格考核"},
        {"新建养老院2家\n改造敬老院3家\n开展培训500人次", "0:新建养老院2家|0:改造敬老院3家|0:开展培训500人次"},
        {"政府投资项目要编制专篇。\n\n企业投资项目要明确指标。", "0:政府投资项目要编制专篇|0:企业投资项目要明确指标"},
        {"健全机制。\n（责任单位：市教育局）\n培育人才。\n（责任单位：市人社局）",
         "0:健全机制。\n（责任单位：市教育局）|0:培育人才。\n（责任单位：市人社局）"},
    };
    CHECK(examples);
}

static void lines_that_are_alike_are_items(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"农田面积达到10万亩\n粮食产量30万吨\n机械化率85%。", "0:农田面积达到10万亩|0:粮食产量30万吨|0:机械化率85%"},
        {"存款增长10%以上\n贷款增长12%以上", "0:存款增长10%以上|0:贷款增长12%以上"},
        {"环城路改造工程\n西关桥拓宽工程", "0:环城路改造工程|0:西关桥拓宽工程"},
        {"城区道路改造\n市民中心及文化公园建设\n管网更新", "0:城区道路改造|0:市民中心及文化公园建设|0:管网更新"},
        {"加强农村\n人居环境\n整治工作", "0:加强农村\n人居环境\n整治工作"},
        {"新建30个\n社区服务站", "0:新建30个\n社区服务站"},
        {"力争到2025年\n机械化率85%", "0:力争到2025年\n机械化率85%"},
        {"就业2万人\n以上，失业率3%", "0:就业2万人\n以上，失业率3%"},
        {"。\n农田", "0:|0:农田"},
        {"农田面积，\n10万亩\n产量30万吨", "0:农田面积，\n10万亩\n产量30万吨"},
    };
    CHECK(examples);
}

static void a_line_break_inside_a_sentence_begins_no_item(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"加大侵占湿地和\n野生动物资源的整治力度", "0:加大侵占湿地和\n野生动物资源的整治力度"},
        {"清理排污口,\n严格水功能区监管", "0:清理排污口,\n严格水功能区监管"},
        {"查处案件10例以上;\n否则按比例得分。", "0:查处案件10例以上;\n否则按比例得分"},
        {"矿产资源开发整治中矿山\n地质环境保护", "0:矿产资源开发整治中矿山\n地质环境保护"},
        {"积极\n推进改革", "0:积极\n推进改革"},
        {"1.成立领导小组，\n加入工作群;\n2.部署工作", "1:成立领导小组，\n加入工作群|2:部署工作"},
        {"投资达到\n3.5亿元", "0:投资达到\n3.5亿元"},
        {"完成\n—5%", "0:完成\n—5%"},
    };
    CHECK(examples);
}

static void chinese_numerals_and_brackets_inside_a_text_are_no_items(void **state)
{
    (void)state;
    static const struct item_example examples[] = {
        {"一、二、三产业融合发展", "0:一、二、三产业融合发展"},
        {"推动一、二、三产业融合;二、三级医院达标", "0:推动一、二、三产业融合;二、三级医院达标"},
        {"第一、第二产业协调发展", "0:第一、第二产业协调发展"},
        {"增速全省第一，总量全省第二，增幅第三", "0:增速全省第一，总量全省第二，增幅第三"},
        {"一要素一清单", "0:一要素一清单"},
        {"坚持“一要规划，二要建设”", "0:坚持“一要规划，二要建设”"},
        {"统一要求，做到统一是关键", "0:统一要求，做到统一是关键"},
        {"这一环节一是关键", "0:这一环节一是关键"},
        {"三要素保障到位", "0:三要素保障到位"},
        {"落实第（一）项、第（二）项任务", "0:落实第（一）项、第（二）项任务"},
        {"按（1）—（3）项执行", "0:按（1）—（3）项执行"},
        {"按（一）（二）两项执行", "0:按（一）（二）两项执行"},
        {"①②③类企业", "0:①②③类企业"},
        {"三年级（1）班、（2）班", "0:三年级（1）班、（2）班"},
        {"推进（一）期、（二）期工程", "0:推进（一）期、（二）期工程"},
        {"见附件1、2", "0:见附件1、2"},
        {"周一、周二、周三开放", "0:周一、周二、周三开放"},
        {"1.甲；2.三产（二）期建设", "1:甲|2:三产（二）期建设"},
        {"其中（2）号楼", "0:其中（2）号楼"},
        {"完成2.5万亩、3.2万亩", "0:完成2.5万亩、3.2万亩"},
        {"2.5万亩", "0:2.5万亩"},
        {"2025年", "0:2025年"},
        {"5、6月开展检查", "0:5、6月开展检查"},
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
        cmocka_unit_test(every_kind_of_number_counts),
        cmocka_unit_test(a_list_inside_a_clause_is_a_second_level),
        cmocka_unit_test(bullets_and_lines_of_their_own_are_items_without_number),
        cmocka_unit_test(lines_that_are_alike_are_items),
        cmocka_unit_test(a_line_break_inside_a_sentence_begins_no_item),
        cmocka_unit_test(chinese_numerals_and_brackets_inside_a_text_are_no_items),
        cmocka_unit_test(offsets_point_at_the_cell),
        cmocka_unit_test(any_bytes_are_safe_and_a_long_cell_takes_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
