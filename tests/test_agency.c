#include "test.h"

#include "plan/agencies.h"
#include "load/load.h"
#include "base/mem.h"

/* "市科技局+|市财政局-|市税务局~|市教育局": + marked as lead, - as support, ~ as answering for the task. */
static const char *names_as_text(struct buf *out, const char *cell)
{
    struct agency_name name;
    buf_clear(out);
    for (struct agency_names walk = agency_names_of(slice_of(cell)); agency_names_next(&walk, &name);) {
        if (out->n) buf_adds(out, "|");
        buf_add(out, slice_cut(slice_of(cell), name.start, name.end));
        static const char *const marks[] = {"", "+", "-", "~"};
        buf_adds(out, marks[name.mark]);
    }
    return out->n ? out->s : "";
}

static void expect_names(const char *const (*examples)[2], size_t count)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < count; i++) assert_string_equal(names_as_text(&out, examples[i][0]), examples[i][1]);
    buf_done(&out);
}

static void a_list_splits_at_any_separator_but_not_inside_a_name(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"市科技局、市教育局,经开区管委会,各县区政府", "市科技局|市教育局|经开区管委会|各县区政府"},
        {"市科技局，市教育局；市财政局/市税务局", "市科技局|市教育局|市财政局|市税务局"},
        {"市科技局 市教育局　市财政局\n市税务局", "市科技局|市教育局|市财政局|市税务局"},
        {"市文化和旅游局、市住房和城乡建设局", "市文化和旅游局|市住房和城乡建设局"},
        {"市委组织部和市人社局", "市委组织部|市人社局"},
        {"市财政局等市直有关部门", "市财政局"},
        {"市财政局及各县区政府", "市财政局|各县区政府"},
        {"市工信局(中小企业局、园区办)、市商务局", "市工信局(中小企业局、园区办)|市商务局"},
        {"市科技局（牵头）、市财政局（配合）、市税务局", "市科技局+|市财政局-|市税务局"},
        {"市科技局牵头，市财政局、市税务局配合", "市科技局+|市财政局-|市税务局-"},
        {"牵头单位：市科技局；配合单位：市财政局、市税务局", "市科技局+|市财政局-|市税务局-"},
        {"市政务服务局、市发展改革委、市司法局(列第一位的为牵头单位)", "市政务服务局|市发展改革委|市司法局"},
        {"市 科技局", "市 科技局"},
        {" 、,", ""},
        {"", ""},
        {"市科技局(未完", "市科技局(未完"},
    };
    expect_names(examples, sizeof examples / sizeof *examples);
}

static void a_cell_is_read_as_a_sentence(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"市教育局、市财政局牵头，市人社局配合", "市教育局+|市财政局+|市人社局-"},
        {"市教育局会同市财政局、市人社局负责，各县区配合", "市教育局+|市财政局-|市人社局-|各县区-"},
        {"由市教育局牵头，会同市财政局、市人社局组织实施", "市教育局+|市财政局-|市人社局-"},
        {"以市教育局为主，市财政局、市人社局配合", "市教育局+|市财政局-|市人社局-"},
        {"市教育局为主责单位，市财政局配合", "市教育局+|市财政局-"},
        {"市教育局、市财政局负责，市人社局协同配合", "市教育局~|市财政局~|市人社局-"},
        {"市教育局，市财政局、市人社局配合", "市教育局|市财政局-|市人社局-"},
        {"市教育局牵头落实；市财政局、各县区按照职责分工抓好落实", "市教育局+|市财政局~|各县区~"},
        {"市教育局牵头，\n联席会议成员单位按职责分工负\n责", "市教育局+|联席会议成员单位~"},
        {"市住建局负责征地、拆迁，市财政局负责资金保障、绩效评价", "市住建局~|市财政局~"},
        {"市教育局：负责方案制定；市财政局：负责资金保障", "市教育局|市财政局"},
        {"市教育局，以上单位按职责分工负责", "市教育局"},
        {"市教育局做好教师招聘，市财政局按职责提供资金保障", "市教育局|市财政局"},
        {"公办园由市教育局负责，民办园由各县区负责", "市教育局~|各县区~"},
        {"按属地原则，由各县区政府负责，市教育局督促指导", "各县区政府~|市教育局~"},
        {"市教育局联合市财政局、市人社局实施", "市教育局+|市财政局-|市人社局-"},
        {"市教育局指导各县区落实", "市教育局~|各县区~"},
        {"县财政局会同县教育局、县人社局", "县财政局+|县教育局-|县人社局-"},
        {"市市场监督管理局、市残疾人联合会、市委组织部", "市市场监督管理局|市残疾人联合会|市委组织部"},
        {"会同县人民政府、怀化市会同县教育局", "会同县人民政府|怀化市会同县教育局"},
    };
    expect_names(examples, sizeof examples / sizeof *examples);
}

static void a_name_ends_before_what_it_does(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"市体育局要会同有关方面做好场馆开放、赛事组织和总结工作", "市体育局+"},
        {"市财政局要会同市教育局、市人社局等部门，加强统筹协调", "市财政局+|市教育局-|市人社局-"},
        {"财政部商教育部汇总形成年度报告，商务部配合", "财政部+|教育部-|商务部-"},
        {"省财政厅会商省教育厅、省人社厅提出计划", "省财政厅+|省教育厅-|省人社厅-"},
        {"市教育局、市财政局按照各自职能分工，负责校车安全工作", "市教育局|市财政局"},
        {"市教育局、市财政局等部门按职责分工加快细化补助标准", "市教育局|市财政局"},
        {"市教育局等部门建立协调机制，形成工作合力", "市教育局"},
        {"市教育局、市财政局等市级主管部门（单位）牵头完成自查，其他相关部门（单位）配合",
         "市教育局+|市财政局+|其他相关部门（单位）-"},
        {"市银行会同市粮食总公司及时清算、收回贷款", "市银行+|市粮食总公司-"},
        {"各镇（街道）要压实责任，县直各部门要各司其职、密切配合", "各镇（街道）~|县直各部门~"},
        {"县林业局巡护天然林，县融媒体中心全程跟踪报道", "县林业局|县融媒体中心"},
        {"省教育厅将经费拨付至各县区、各学校", "省教育厅"},
        {"县金融办协调银行机构，县教育局组织学生参加", "县金融办|县教育局"},
        {"县人社局依法查处欠薪，县住建局督促施工企业整改", "县人社局|县住建局"},
        {"市委组织部、市委宣传部要组织市属媒体加大宣传力度", "市委组织部|市委宣传部"},
        {"有关部门 配合，市教育局牵头，相关单位按职责分工负责", "市教育局+"},
    };
    expect_names(examples, sizeof examples / sizeof *examples);
}

static void a_name_can_hold_words_of_what_is_done(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"市政府应急管理办公室、县要素保障专班、孝感市应城市政府",
         "市政府应急管理办公室|县要素保障专班|孝感市应城市政府"},
        {"市委对外宣传办公室、省政府驻京办事处", "市委对外宣传办公室|省政府驻京办事处"},
        {"市委全面依法治市委员会办公室、县政府重点项目办", "市委全面依法治市委员会办公室|县政府重点项目办"},
        {"市教育局督导室、市公安局监管支队、市委机构编制委员会", "市教育局督导室|市公安局监管支队|市委机构编制委员会"},
        {"县政府商务局、市总商会、市委联合执法办", "县政府商务局|市总商会|市委联合执法办"},
        {"市人大常委会办公室、市安委会办公室、市委督查室", "市人大常委会办公室|市安委会办公室|市委督查室"},
        {"市实施乡村振兴战略领导小组、市加快推进城镇化工作办公室",
         "市实施乡村振兴战略领导小组|市加快推进城镇化工作办公室"},
        {"市教育局学校建设科、财政部监督评价局、市住建局修建科", "市教育局学校建设科|财政部监督评价局|市住建局修建科"},
        {"中国建设银行县支行、市建设局", "中国建设银行县支行|市建设局"},
    };
    expect_names(examples, sizeof examples / sizeof *examples);
}

static void labels_mark_what_follows(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"主办：市教育局 协办：市财政局、市人社局 属地：秦州区政府", "市教育局+|市财政局-|市人社局-|秦州区政府"},
        {"牵头单位 市教育局 配合单位 市财政局", "市教育局+|市财政局-"},
        {"责任单位：市教育局\n市财政局\n共同责任单位：市人社局", "市教育局~|市财政局~|市人社局~"},
        {"责任单位：市教育局 完成时限：2025年12月底前", "市教育局~"},
        {"基础设施：市住建局；资金保障：市财政局", "市住建局|市财政局"},
        {"【牵头】市教育局、市体育局【配合】市财政局", "市教育局+|市体育局+|市财政局-"},
        {"（牵头）市教育局，（配合）市财政局、市人社局", "市教育局+|市财政局-|市人社局-"},
        {"[牵头]市教育局[配合]市财政局", "市教育局+|市财政局-"},
        {"〔牵头单位:市教育局,配合单位:市财政局〕", "市教育局+|市财政局-"},
        {"市教育局（牵头单位）、市财政局、市人社局（配合）", "市教育局+|市财政局|市人社局-"},
        {"市教育局（市财政局、市人社局配合）", "市教育局|市财政局-|市人社局-"},
        {"市教育局（主）、市财政局（协）", "市教育局+|市财政局-"},
        {"项目验收单位：市住建局", "市住建局-"},
        {"责任领导：副市长张某 责任单位：市教育局", "市教育局~"},
        {"责任单位：市商务局；适用范围：全部综合保税区；建设地点：大桥镇、白马镇", "市商务局~"},
    };
    expect_names(examples, sizeof examples / sizeof *examples);
}

static void lists_can_be_numbered_and_closed(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"1.市教育局 2.市财政局 3.市人社局", "市教育局|市财政局|市人社局"},
        {"1.市教育局2.市财政局3.市人社局", "市教育局|市财政局|市人社局"},
        {"①市教育局②市财政局③各县区", "市教育局|市财政局|各县区"},
        {"（1）市教育局；（2）市财政局", "市教育局|市财政局"},
        {"一、市教育局 二、市财政局", "市教育局|市财政局"},
        {"市教育局、市财政局等12个部门按职责分工负责", "市教育局~|市财政局~"},
        {"市教育局等国务院相关部门和单位及各地区", "市教育局|各地区"},
        {"市发改、财政、教育等部门", "市发改|财政|教育"},
        {"教育、财政部门", "教育|财政部门"},
        {"市中等职业学校、市高等师范专科学校等", "市中等职业学校|市高等师范专科学校"},
    };
    expect_names(examples, sizeof examples / sizeof *examples);
}

static void a_name_can_be_broken_and_can_hold_what_separates_others(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"市发展\n改革委、市财\n政局", "市发展\n改革委|市财\n政局"},
        {"市人力资源和社会\n保障局", "市人力资源和社会\n保障局"},
        {"市政府\n办公室、市委\n组织部", "市政府\n办公室|市委\n组织部"},
        {"市市场监管局\n（市知识产权局）", "市市场监管局\n（市知识产权局）"},
        {"市海洋渔业局市农业农村局", "市海洋渔业局|市农业农村局"},
        {"国家税务总局市税务局", "国家税务总局市税务局"},
        {"各县、区人民政府（管委会）、各镇、街道", "各县、区人民政府（管委会）|各镇|街道"},
        {"各有关部门和单位", "各有关部门和单位"},
        {"秦州区 教育局", "秦州区 教育局"},
        {"中国（甘肃）自由贸易试验区管委会、县（区）政府", "中国（甘肃）自由贸易试验区管委会|县（区）政府"},
        {"市司法局（市委依法治市办）、市工业和信息化局", "市司法局（市委依法治市办）|市工业和信息化局"},
    };
    expect_names(examples, sizeof examples / sizeof *examples);
}

static void what_is_no_agency_is_none(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"部门", ""},
        {"2025年12月底前", ""},
        {"长期坚持", ""},
        {"负责项目建设", ""},
        {"质量负责人", ""},
        {"市水利局 张三、市教育局 甲某某", "市水利局|市教育局"},
        {"市教育局、分管副市长", "市教育局"},
        {"市教育局（负责人：张三）、市财政局（下同）", "市教育局|市财政局"},
        {"市教育局（以下均需各县区配合，不再列出）", "市教育局"},
        {"市教育局、市财政局。排第一位的为牵头单位", "市教育局|市财政局"},
        {"预期性指标，市教育局，不再逐一列出", "市教育局"},
    };
    expect_names(examples, sizeof examples / sizeof *examples);
}

/* Were one of them read again and again, the test would take minutes. */
static void long_cells_are_walked_once(void **state)
{
    (void)state;
    static const char *const parts[] = {"（单位）", "（某局）",       "为牵头单位", "局要会同",
                                        "等部门要", "局巡护天然林、", "及时",       "（"};
    struct buf cell, out;
    buf_init(&cell);
    buf_init(&out);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buf_clear(&cell);
        while (cell.n < 400000) buf_adds(&cell, parts[i]);
        names_as_text(&out, cell.s);
    }
    buf_done(&cell);
    buf_done(&out);
}

static void groups_are_known_by_their_names(void **state)
{
    (void)state;
    static const char *const groups[] = {"各县区政府",       "市直有关部门单位",     "驻市高校",   "各有关部门",
                                         "各乡镇人民政府",   "市级有关部门",         "相关企业",   "领导小组成员单位",
                                         "各县、区人民政府", "县（市、区）人民政府", "街道办事处", "两区五县",
                                         "市县政府",         "市属国有企业",         "各地区",     "有关市州"};
    static const char *const single[] = {"市教育局",     "经开区管委会", "农业园区管委会", "市政府国资委",
                                         "天水师范学院", "秦州区政府",   "市委组织部",     "人行天水支行",
                                         "区政府",       "七里河区",     "青年街道办事处"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) assert_true(agency_is_group(slice_of(groups[i])));
    for (size_t i = 0; i < sizeof single / sizeof *single; i++) assert_false(agency_is_group(slice_of(single[i])));
    assert_true(agency_in_group(SLICE("市教育局"), SLICE("市直有关部门单位")));
    assert_true(agency_in_group(SLICE("市委组织部"), SLICE("市直有关部门单位")));
    assert_false(agency_in_group(SLICE("经开区管委会"), SLICE("市直有关部门单位")));
    assert_true(agency_in_group(SLICE("秦州区政府"), SLICE("各县区政府")));
    assert_false(agency_in_group(SLICE("市教育局"), SLICE("各县区政府")));
    assert_true(agency_in_group(SLICE("天水师范学院"), SLICE("驻市高校")));
    assert_false(agency_in_group(SLICE("各县区政府"), SLICE("市直有关部门单位")));
}

static struct plan *plan_of(const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("plan", csv, strlen(csv), &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s", err.what);
    return plan;
}

static const char *refs_as_text(struct buf *out, const struct plan *plan, size_t task)
{
    struct agency_ref ref;
    buf_clear(out);
    for (struct agency_refs refs = agency_refs_of(plan, task); agency_refs_next(&refs, &ref);) {
        if (out->n) buf_adds(out, "|");
        buf_add(out, ref.text);
        buf_adds(out, ref.relation == AGENCY_LEADS ? "+" : "-");
    }
    return out->n ? out->s : "";
}

static void who_leads_follows_columns_marks_and_order(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"序号,任务,牵头单位,责任单位\n1,甲,市科技局、市教育局,市财政局、各县区政府\n",
         "市科技局+|市教育局+|市财政局-|各县区政府-"},
        {"序号,任务,责任单位\n1,甲,市科技局、市教育局、市财政局\n", "市科技局+|市教育局-|市财政局-"},
        {"序号,任务,责任单位\n1,甲,市科技局、市教育局（牵头）、市财政局\n", "市科技局-|市教育局+|市财政局-"},
        {"序号,任务,责任单位\n1,甲,市科技局、市司法局(列第一位的为牵头单位)\n", "市科技局+|市司法局-"},
        {"序号,任务,牵头单位\n1,甲,市科技局、市教育局\n", "市科技局+|市教育局+"},
        {"序号,任务,责任单位,配合单位\n1,甲,市科技局、市教育局,市财政局\n", "市科技局+|市教育局+|市财政局-"},
        {"序号,任务,责任单位\n1,甲,\"市科技局、市教育局牵头，市财政局配合\"\n", "市科技局+|市教育局+|市财政局-"},
        {"序号,任务,责任单位\n1,甲,\"市科技局、市教育局负责，市财政局配合\"\n", "市科技局+|市教育局+|市财政局-"},
        {"序号,任务,责任单位\n1,甲,市科技局、市教育局按职责分工负责\n", "市科技局+|市教育局-"},
        {"序号,任务,责任单位\n1,甲,\"市科技局，市教育局、市财政局配合\"\n", "市科技局+|市教育局-|市财政局-"},
        {"序号,任务,责任单位\n1,甲,\"市科技局，市教育局、市财政局配合，各县区实施\"\n",
         "市科技局+|市教育局-|市财政局-|各县区-"},
        {"序号,任务,责任单位\n1,甲,\"市科技局配合，市教育局负责，各县区实施\"\n", "市科技局-|市教育局+|各县区-"},
        {"序号,任务,牵头单位\n1,甲,市科技局会同市教育局\n", "市科技局+|市教育局-"},
        {"序号,任务,责任单位\n1,甲,\"责任单位：市科技局、市教育局\n配合单位：市财政局\"\n",
         "市科技局+|市教育局+|市财政局-"},
    };
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        struct plan *plan = plan_of(examples[i][0]);
        assert_string_equal(refs_as_text(&out, plan, 0), examples[i][1]);
        plan_free(plan);
    }
    buf_done(&out);
}

static const char index_plan[] = "序号,任务,牵头单位,责任单位\n"
                                 "1,甲,市农业农村局,\"市科技局,市经开区管委会,经开区管委会\"\n"
                                 "2,乙,市科技局,\"农业农村局,经开区管委会,市发展和改革委员会\"\n"
                                 "3,丙,市教育局,市直有关部门单位,各县区政府\n"
                                 "4,丁,市人社局,市发展改革委、市人力资源社会保障局\n"
                                 "5,戊,市科技局,市发展改革委、各县区人民政府、秦州区政府\n";

static void assert_tasks(const struct agencies *a, const char *name, enum agency_relation relation,
                         const char *expected)
{
    size_t found, count;
    char text[64] = "";
    assert_int_equal(agencies_find(a, slice_of(name), &found, 1), 1);
    const uint32_t *tasks = agencies_tasks(a, found, relation, &count);
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%u", i ? " " : "", tasks[i] + 1);
    assert_string_equal(text, expected);
}

static void one_agency_has_one_name_and_all_its_tasks(void **state)
{
    (void)state;
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, plan_of(index_plan));
    struct agency_alias alias = {SLICE("市人社局"), SLICE("市人力资源社会保障局")};
    struct agencies *a = agencies_new(&plans, &alias, 1);

    assert_true(slice_equals(agencies_name(a, agencies_of(a, SLICE("农业农村局"))), "市农业农村局"));
    assert_true(slice_equals(agencies_name(a, agencies_of(a, SLICE("市经开区管委会"))), "经开区管委会"));
    assert_true(slice_equals(agencies_name(a, agencies_of(a, SLICE("市发展和改革委员会"))), "市发展改革委"));
    assert_true(slice_equals(agencies_name(a, agencies_of(a, SLICE("市人社局"))), "市人力资源社会保障局"));
    assert_int_equal(agencies_of(a, SLICE("各县区人民政府")), agencies_of(a, SLICE("各县区政府")));
    assert_int_equal(agencies_of(a, SLICE("没有")), SIZE_MAX);
    assert_int_equal(agencies_spellings(a, agencies_of(a, SLICE("农业农村局"))), 2);

    assert_tasks(a, "市农业农村局", AGENCY_LEADS, "1");
    assert_tasks(a, "农业农村局", AGENCY_SUPPORTS, "2");
    assert_tasks(a, "经开区管委会", AGENCY_SUPPORTS, "1 2");
    assert_tasks(a, "科技", AGENCY_LEADS, "2 5");
    assert_tasks(a, "kjj", AGENCY_SUPPORTS, "1");

    uint32_t places[8];
    assert_int_equal(agencies_reached(a, agencies_of(a, SLICE("市科技局")), places), 1);
    assert_int_equal(places[0], 2);
    assert_int_equal(agencies_reached(a, agencies_of(a, SLICE("市教育局")), places), 0); /* it leads that task */
    assert_int_equal(agencies_reached(a, agencies_of(a, SLICE("各县区政府")), NULL), 0);

    size_t found[8];
    assert_int_equal(agencies_find(a, SLICE("市"), found, 8), agencies_find(a, SLICE("市"), NULL, 0));
    assert_true(agencies_find(a, SLICE("局"), found, 8) > 3);
    assert_int_equal(agencies_find(a, SLICE(""), found, 8), 0);
    agencies_free(a);
    plans_done(&plans);
}

static void two_levels_of_one_name_are_two_agencies(void **state)
{
    (void)state;
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, plan_of("序号,任务,牵头单位,责任单位\n1,甲,市教育局,县教育局、教育局\n"));
    struct agencies *a = agencies_new(&plans, NULL, 0);
    assert_int_equal(agencies_count(a), 3);
    agencies_free(a);
    plans_done(&plans);
}

static void a_name_that_is_no_text_is_looked_for_without_harm(void **state)
{
    enum { COUNT = 20000 };
    (void)state;
    struct err err;
    static const char csv[] = "序号,任务,牵头单位\n1,修路,市交通局\n";
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, load_bytes("x.csv", csv, sizeof csv - 1, NULL, &err));
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    char *bytes = malloc(COUNT);
    size_t found[1];
    memset(bytes, 0xFF, COUNT);
    assert_int_equal(agencies_find(agencies, slice_make(bytes, COUNT), found, 1), 0);
    free(bytes);
    agencies_free(agencies);
    plans_done(&plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_splits_at_any_separator_but_not_inside_a_name),
        cmocka_unit_test(a_cell_is_read_as_a_sentence),
        cmocka_unit_test(a_name_ends_before_what_it_does),
        cmocka_unit_test(a_name_can_hold_words_of_what_is_done),
        cmocka_unit_test(labels_mark_what_follows),
        cmocka_unit_test(lists_can_be_numbered_and_closed),
        cmocka_unit_test(a_name_can_be_broken_and_can_hold_what_separates_others),
        cmocka_unit_test(what_is_no_agency_is_none),
        cmocka_unit_test(long_cells_are_walked_once),
        cmocka_unit_test(groups_are_known_by_their_names),
        cmocka_unit_test(who_leads_follows_columns_marks_and_order),
        cmocka_unit_test(one_agency_has_one_name_and_all_its_tasks),
        cmocka_unit_test(two_levels_of_one_name_are_two_agencies),
        cmocka_unit_test(a_name_that_is_no_text_is_looked_for_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
