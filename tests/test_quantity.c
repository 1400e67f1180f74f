#include "test.h"

#include "base/mem.h"
#include "plan/quantity.h"

/* "text low[-high] measure bound object" of every quantity, with | between them. */
static const char *quantities_as_text(struct buf *out, struct slice text)
{
    struct quantity q;
    char number[32];
    buf_clear(out);
    for (size_t pos = 0; quantity_next(text, &pos, &q);) {
        if (out->n) buf_adds(out, "|");
        buf_add(out, slice_cut(text, q.start, q.end));
        buf_addf(out, " %s", quantity_number(q.low, number));
        if (q.has_high) buf_addf(out, "-%s", quantity_number(q.high, number));
        buf_adds(out, " ");
        buf_add(out, q.measure);
        buf_addf(out, " %s%s%s ", quantity_bound_name(q.bound), quantity_adds(&q) ? "" : " no-sum",
                 q.contradictory ? " contradictory" : "");
        buf_add(out, quantity_object(text, &q));
    }
    return out->n ? out->s : "";
}

struct quantity_example {
    const char *text, *quantities;
};

static void check(const struct quantity_example *examples, size_t count)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(quantities_as_text(&out, slice_of(examples[i].text)), examples[i].quantities);
    buf_done(&out);
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof(examples)[0])

static void the_contract_s_own_examples_read_as_it_says(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"选拔培育引进30名以上学术技术带头人", "30名以上 30 名 at_least 学术技术带头人"},
        {"推动职业院校与10家优质企业结对发展", "10家 10 家 exactly 优质企业"},
        {"按照不低于20%的比例设立青年人才专项", "不低于20% 20 % at_least no-sum 青年人才专项"},
        {"引进3个左右外国高端专家人才项目", "3个左右 3 个 about 外国高端专家人才项目"},
        {"建设工作站3—4个", "3—4个 3-4 个 range 工作站"},
        {"培训人(次)达到3万", "达到3万 30000 人(次) reach no-sum 培训"},
        {"引进1个以上左右外国高端专家人才项目", "1个以上左右 1 个 about_at_least contradictory 外国高端专家人才项目"},
        {"培育扶持“双创”青年骨干人才(团队)300名(个)以上", "300名(个)以上 300 名(个) at_least “双创”青年骨干人才(团队)"},
        {"2—2.5万人", "2—2.5万人 20000-25000 人 range "},
    };
    CHECK(examples);
}

static void bounds_stand_before_or_behind(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"GDP增长6%左右", "6%左右 6 % about no-sum GDP"},
        {"森林覆盖率不低于95%", "不低于95% 95 % at_least no-sum 森林覆盖率"},
        {"农村自来水普及率达到90%以上", "达到90%以上 90 % at_least no-sum 农村自来水普及率"},
        {"城镇登记失业率控制在5.5%以内", "控制在5.5%以内 5.5 % at_most no-sum 城镇登记失业率"},
        {"单位GDP能耗下降0.5个百分点", "0.5个百分点 0.5 个百分点 exactly no-sum 单位GDP能耗"},
        {"≥1.8万人次", "≥1.8万人次 18000 人次 at_least "},
        {"每年不少于2次", "不少于2次 2 次 at_least no-sum "},
        {"至少建成1个养老服务中心", "1个 1 个 at_least 养老服务中心"},
        {"引进博士30余名", "30余名 30 名 at_least 博士"},
        {"引进高层次人才约200人", "约200人 200 人 about 高层次人才"},
        {"节约用水30万吨", "30万吨 300000 吨 exactly 节约用水"},
        {"粮食产量稳定在30万吨以上", "30万吨以上 300000 吨 at_least no-sum 粮食产量"},
        {"提高到95%", "提高到95% 95 % reach no-sum "},
        {"审批时限压缩至3个工作日以内", "压缩至3个工作日以内 3 个工作日 at_most no-sum 审批时限"},
        {"优良天数达到300天", "达到300天 300 天 reach no-sum 优良天数"},
        {"提前3个月以内完成", ""},
        {"職業院校達到3萬人以上", "達到3萬人以上 30000 人 at_least no-sum 職業院校"},
        {"达到 2人", "达到 2人 2 人 reach no-sum "},
        {"不超过5家以上", "不超过5家以上 5 家 at_least contradictory "},
        {"３０名以上专家，２．５万人", "３０名以上 30 名 at_least 专家|２．５万人 25000 人 exactly "},
    };
    CHECK(examples);
}

static void numbers_are_exact(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"完成投资1.2亿元", "1.2亿元 120000000 元 exactly 投资"},
        {"培训3,000人次", "3,000人次 3000 人次 exactly 培训"},
        {"完成造林2000亩", "2000亩 2000 亩 exactly 造林"},
        {"举办大型招聘会1—2次", "1—2次 1-2 次 range 大型招聘会"},
        {"3至5家", "3至5家 3-5 家 range "},
        {"20%—30%", "20%—30% 20-30 % range no-sum "},
        {"8000—1.2万人", "8000—1.2万人 8000-12000 人 range "},
        {"每万人口发明专利拥有量达到5.2件", "达到5.2件 5.2 件 reach no-sum 发明专利拥有量"},
        {"装机容量100万千瓦", "100万千瓦 1000000 千瓦 exactly 装机容量"},
        {"0.57亿元", "0.57亿元 57000000 元 exactly "},
    };
    CHECK(examples);
}

static void what_is_not_surely_a_quantity_is_none(void **state)
{
    (void)state;
    static const char *const none[] = {"24小时",
                                       "5G",
                                       "第3批",
                                       "A级",
                                       "〔2021〕18号",
                                       "2024年6月底前",
                                       "十大生态产业",
                                       "“50亿级”产业集群",
                                       "50亿级产业集群",
                                       "“4+2”",
                                       "4+2产业",
                                       "双一流",
                                       "三支一扶",
                                       "1+X证书",
                                       "15年教育",
                                       "每3年",
                                       "每万人",
                                       "前10名",
                                       "60岁以上老人",
                                       "3个月内",
                                       "5个工作日",
                                       "2024-06-30前",
                                       "1:1",
                                       "1/3",
                                       "10—5个",
                                       "2、3个",
                                       "第1、2批",
                                       "12345热线",
                                       "500强",
                                       "3级",
                                       "第3届",
                                       "培育一批企业",
                                       "打造一支队伍",
                                       "突破一批技术",
                                       "坚持四个自信",
                                       "百名专家",
                                       "一县一产业",
                                       "1家1策",
                                       "三期工程",
                                       "二期",
                                       "“100个示范”",
                                       "《3000人规划》",
                                       "2021—2025年",
                                       "1—2年级",
                                       "4A级",
                                       "PM2.5",
                                       "R2名",
                                       "30人才",
                                       "10000",
                                       "达到3万以后",
                                       "15分钟"};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        const char *got = quantities_as_text(&out, slice_of(none[i]));
        if (got[0]) fail_msg("%s: %s", none[i], got);
    }
    buf_done(&out);
}

static void what_is_counted_is_the_name_a_reader_would_give(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"培养15名以上以高技能中青年骨干为主的“天水工匠”", "15名以上 15 名 at_least 天水工匠"},
        {"培养60名以上具有助理社会工作师职业水平以上社会工作人才", "60名以上 60 名 at_least 社会工作人才"},
        {"引进10名左右在国内有影响力的知名专家建立名医工作室(站)", "10名左右 10 名 about 知名专家"},
        {"新增3家以上核心技术能力突出、集成创新能力强的高新技术企业", "3家以上 3 家 at_least 高新技术企业"},
        {"培养引进在新兴产业方面带技术的市外优秀人才(团队)6个以上", "6个以上 6 个 at_least 市外优秀人才(团队)"},
        {"力争每年每万人人口全科医生达到2人", "达到2人 2 人 reach no-sum 全科医生"},
        {"三年获得核心发明专利授权10项以上", "10项以上 10 项 at_least 核心发明专利授权"},
        {"建设1个中心、2个基地", "1个 1 个 exactly 中心|2个 2 个 exactly 基地"},
        {"引进院士1—2名、博士30名", "1—2名 1-2 名 range 院士|30名 30 名 exactly 博士"},
        {"培训基地3个,培训教师300名", "3个 3 个 exactly 培训基地|300名 300 名 exactly 教师"},
        {"培育年产值超10亿元企业3家", "3家 3 家 exactly 年产值超10亿元企业"},
        {"完成5个100万千瓦风电项目", "5个 5 个 exactly 100万千瓦风电项目"},
        {"到2025年全市高新技术企业总数突破100家", "突破100家 100 家 at_least no-sum 高新技术企业总数"},
        {"建立20个左右的名师工作室", "20个左右 20 个 about 名师工作室"},
        {"在3个县区新建学校5所", "3个 3 个 exactly 县区|5所 5 所 exactly 学校"},
        {"优秀团队6个以上(含外地)", "6个以上 6 个 at_least 优秀团队"},
        {"高级职称占比从15%提高到20%", "提高到20% 20 % reach no-sum 高级职称占比"},
        {"完成年度任务的95%", "95% 95 % exactly no-sum 年度任务"},
        {"举办3期以上讲堂", "3期以上 3 期 at_least 讲堂"},
        {"接待游客800万人次，同比增长10%左右", "800万人次 8000000 人次 exactly 游客|10%左右 10 % about no-sum 游客"},
        {"改造老旧小区56个、8000户", "56个 56 个 exactly 老旧小区|8000户 8000 户 exactly 老旧小区"},
        {"2人入选国家级人才计划", "2人 2 人 exactly 国家级人才计划"},
        {"再减少证明事项50项以上", "50项以上 50 项 at_least no-sum 证明事项"},
        {"引导3000名高校毕业生到基层就业", "3000名 3000 名 exactly 高校毕业生"},
    };
    CHECK(examples);
}

static void what_is_counted_stands_in_any_place_of_its_sentence(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"能源消耗和废水排放分别降低3%、5%", "3% 3 % exactly no-sum 能源消耗|5% 5 % exactly no-sum 废水排放"},
        {"公路和水路货运量较2020年分别增长8%、9%",
         "8% 8 % exactly no-sum 公路和水路货运量|9% 9 % exactly no-sum 公路和水路货运量"},
        {"发行专项债券20亿元、比上年增加3亿元",
         "20亿元 2000000000 元 exactly 专项债券|3亿元 300000000 元 exactly no-sum 专项债券"},
        {"奖补标准为项目投资的15%", "15% 15 % exactly no-sum 奖补标准"},
        {"新建15万亩", "15万亩 150000 亩 exactly "},
        {"新发展家庭农场、合作社60家、30家", "60家 60 家 exactly 家庭农场|30家 30 家 exactly 合作社"},
        {"改造供热、燃气管网80公里、60公里",
         "80公里 80 公里 exactly 供热、燃气管网|60公里 60 公里 exactly 供热、燃气管网"},
        {"培育临床重点专科1个、市级14个", "1个 1 个 exactly 临床重点专科|14个 14 个 exactly 临床重点专科"},
        {"打造2个和美乡村示范带", "2个 2 个 exactly 和美乡村示范带"},
        {"报销比例在现行政策基础上提高5个百分点", "5个百分点 5 个百分点 exactly no-sum 报销比例"},
        {"完成5个老旧小区改造", "5个 5 个 exactly 老旧小区"},
        {"完成12所村小学的建设", "12所 12 所 exactly 村小学"},
        {"完成水厂扩建及升级改造11座", "11座 11 座 exactly 水厂扩建及升级改造"},
        {"新增100处信号灯联网、累计达800处", "100处 100 处 exactly 信号灯|达800处 800 处 reach no-sum 信号灯"},
        {"淘汰老旧渔船800艘（台、套）以上", "800艘（台、套）以上 800 艘（台、套） at_least 老旧渔船"},
        {"光伏装机达到400万千瓦；到2030年，力争达到700万千瓦",
         "达到400万千瓦 4000000 千瓦 reach no-sum 光伏装机|达到700万千瓦 7000000 千瓦 reach no-sum 光伏装机"},
        {"到 2027 年全县加油站控制在 16 座以内", "控制在 16 座以内 16 座 at_most no-sum 加油站"},
        {"80%的村达到示范村的标准", "80% 80 % exactly no-sum 村"},
        {"能效在2020年基础上提高20%", "20% 20 % exactly no-sum 能效"},
        {"培训300人", "300人 300 人 exactly 培训"},
        {"保障性住房300套", "300套 300 套 exactly 保障性住房"},
        {"集中式水源地3个", "3个 3 个 exactly 集中式水源地"},
        {"复工率75%", "75% 75 % exactly no-sum 复工率"},
        {"发展改革委项目储备30个", "30个 30 个 exactly 发展改革委项目储备"},
        {"救援队伍10支约1000人左右", "10支 10 支 exactly 救援队伍|约1000人左右 1000 人 about "},
        {"建设两座桥梁和三个广场", "两座 2 座 exactly 桥梁|三个 3 个 exactly 广场"},
        {"补贴比例不低于符合条件人数的10%", "10% 10 % at_least no-sum 补贴比例"},
        {"最高奖补20万元", "20万元 200000 元 at_most 最高奖补"},
        {"新增并网容量200万千瓦", "200万千瓦 2000000 千瓦 exactly 并网容量"},
        {"打造30个工业互联网标杆项目", "30个 30 个 exactly 工业互联网标杆项目"},
        {"成品化住房占新建住宅70%", "70% 70 % exactly no-sum 成品化住房"},
        {"充电站（功率480千瓦以上）不少于100座", "不少于100座 100 座 at_least 充电站（功率480千瓦以上）"},
        {"推进40个排污口规范化建设", "40个 40 个 exactly 排污口"},
        {"逐步将担保费率降至1%以下", "降至1%以下 1 % at_most no-sum 担保费率"},
        {"谷段充电量60%以上集中在夜间", "60%以上 60 % at_least no-sum 谷段充电量"},
        {"安排专项资金2亿元支持设备更新", "2亿元 200000000 元 exactly 专项资金"},
        {"表彰20名发明奖获得者", "20名 20 名 exactly 发明奖获得者"},
        {"支持8所乡村小学改善食堂条件", "8所 8 所 exactly 乡村小学"},
        {"加强15个集市等人员密集场所管理", "15个 15 个 exactly 集市"},
        {"培育2个国家级、4个省级产业集群", "2个 2 个 exactly 产业集群|4个 4 个 exactly 省级产业集群"},
        {"光伏开工300万千瓦、投产200万千瓦以上",
         "300万千瓦 3000000 千瓦 exactly 光伏|200万千瓦以上 2000000 千瓦 at_least 光伏"},
        {"续建安置房800套", "800套 800 套 exactly 安置房"},
        {"筹措3亿元实施管网改造工程", "3亿元 300000000 元 exactly 管网改造工程"},
        {"围绕沿江岸线建设慢行步道12公里", "12公里 12 公里 exactly 慢行步道"},
        {"为失能老人提供上门护理服务900次", "900次 900 次 exactly 上门护理服务"},
        {"十一是修缮校舍30处", "30处 30 处 exactly 修缮校舍"},
        {"城市建成区绿化面积提高到40%", "提高到40% 40 % reach no-sum 城市建成区绿化面积"},
        {"物流成本与2020年相比降低5%", "5% 5 % exactly no-sum 物流成本"},
        {"图书馆每周开放时间不少于60小时", "不少于60小时 60 小时 at_least no-sum 开放时间"},
    };
    CHECK(examples);
}

static void chinese_numerals_count_where_a_bound_or_a_verb_says_so(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"建成三个以上示范区", "三个以上 3 个 at_least 示范区"},
        {"选派三十名干部", "三十名 30 名 exactly 干部"},
        {"新建两所学校", "两所 2 所 exactly 学校"},
        {"新建农村公路三百公里", "三百公里 300 公里 exactly 农村公路"},
        {"培训一万二千人次", "一万二千人次 12000 人次 exactly 培训"},
        {"建成一个以上基地", "一个以上 1 个 at_least 基地"},
    };
    CHECK(examples);
}

/* "text kind low measure[ from N][ per P]" of every quantity, with | between them. */
static const char *kinds_as_text(struct buf *out, struct slice text)
{
    struct quantity q;
    char number[32];
    buf_clear(out);
    for (size_t pos = 0; quantity_next(text, &pos, &q);) {
        if (out->n) buf_adds(out, "|");
        buf_add(out, slice_cut(text, q.start, q.end));
        buf_addf(out, " %s %s ", quantity_kind_name(q.kind), quantity_number(q.low, number));
        buf_add(out, q.measure);
        if (q.has_from) buf_addf(out, " from %s", quantity_number(q.from, number));
        if (q.per.n) buf_adds(out, " per "), buf_add(out, q.per);
    }
    return out->n ? out->s : "";
}

static void check_kinds(const struct quantity_example *examples, size_t count)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(kinds_as_text(&out, slice_of(examples[i].text)), examples[i].quantities);
    buf_done(&out);
}

#define CHECK_KINDS(examples) check_kinds(examples, sizeof(examples) / sizeof(examples)[0])

static void what_a_number_says_is_its_kind(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"新建口袋公园30个", "30个 amount 30 个"},
        {"新增床位500张", "500张 amount 500 张"},
        {"增加床位500张", "500张 amount 500 张"},
        {"管网漏损率降至9%", "降至9% level 9 %"},
        {"公交分担率达到45%以上", "达到45%以上 level 45 %"},
        {"社区食堂总数达到60家", "达到60家 level 60 家"},
        {"规上企业超过1.2万家。", "超过1.2万家 level 12000 家"},
        {"突破12项以上共性技术", "12项以上 amount 12 项"},
        {"粮食产量稳定在30万吨以上", "30万吨以上 level 300000 吨"},
        {"零售额年均增长8%左右", "8%左右 growth 8 %"},
        {"机动化出行比重提高3个百分点", "3个百分点 growth 3 个百分点"},
        {"保持6%以上的年均增速", "6%以上 growth 6 %"},
        {"物流成本下降5%", "5% decline 5 %"},
        {"压减申报材料30%以上", "30%以上 decline 30 %"},
        {"减少编外人员20人", "20人 decline 20 人"},
        {"年产值翻一番", "翻一番 growth 100 %"},
        {"年产值翻两番", "翻两番 growth 300 %"},
        {"产值再翻番", "翻番 growth 100 %"},
        {"充电桩达到2020年的3倍", "3倍 multiple 3 倍"},
        {"出口额增长1倍", "1倍 growth 1 倍"},
        {"郊野公园提升20个", "20个 amount 20 个"},
        {"审减率5%左右", "5%左右 level 5 %"},
        {"文艺演出不少于600场", "不少于600场 amount 600 场"},
        {"人均绿地面积增加1平方米", "1平方米 growth 1 平方米 per 人均"},
        {"馆舍3座、为上年的2倍", "3座 amount 3 座|2倍 multiple 2 倍"},
        {"更新供水管网不少于50公里", "不少于50公里 amount 50 公里"},
        {"实现节能量20万吨标准煤", "20万吨标准煤 amount 200000 吨标准煤"},
        {"全员劳动生产率超过52万元/人", "超过52万元/人 level 520000 元/人"},
        {"每辆给予补贴500元", "500元 level 500 元 per 每辆"},
        {"每天体育活动2小时", "2小时 level 2 小时 per 每天"},
        {"专项资金比上年增加2亿元", "2亿元 growth 200000000 元"},
        {"林分质量提升50万亩", "50万亩 amount 500000 亩"},
        {"人均收入提高2000元", "2000元 growth 2000 元 per 人均"},
        {"起数、人数分别下降15%、13%以上", "15% decline 15 %|13%以上 decline 13 %"},
    };
    CHECK_KINDS(examples);
}

static void baselines_and_denominators_belong_to_the_figure(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"补贴由每人每月80元提高到95元", "提高到95元 level 95 元 from 80 per 每人每月"},
        {"从2020年的15个工作日压缩至5个工作日以内", "压缩至5个工作日以内 level 5 个工作日 from 15"},
        {"分别从209元、280元提高到217元、290元", "提高到217元 level 217 元 from 209|290元 level 290 元"},
        {"报废更新补贴由单台5万元提高至7万元", "提高至7万元 level 70000 元 from 50000 per 单台"},
        {"接通率由92%提高到95%，满意率由90.5%提高到96%", "提高到95% level 95 % from 92|提高到96% level 96 % from 90.5"},
        {"由80元，逐步提高到95元", "提高到95元 level 95 元 from 80"},
        {"每站床位不少于20张", "不少于20张 amount 20 张 per 每站"},
        {"每个乡（镇）配备1名专员", "1名 amount 1 名 per 每个乡（镇）"},
        {"公用经费由每生每年500元提高至800元", "提高至800元 level 800 元 from 500 per 每生每年"},
        {"每千人口床位数7.5张", "7.5张 level 7.5 张 per 每千人口"},
        {"每10万人配备全科医生25名", "25名 level 25 名 per 每10万人"},
        {"人均公园绿地面积15平方米", "15平方米 level 15 平方米 per 人均"},
        {"每个乡镇（街道）建成1所综合养老中心", "1所 amount 1 所 per 每个乡镇（街道）"},
        {"每年开展义诊12场", "12场 amount 12 场 per 每年"},
        {"在上年80%的基础上再提高5个百分点", "5个百分点 growth 5 个百分点"},
        {"亩均税收增长10%", "10% growth 10 %"},
    };
    CHECK_KINDS(examples);
}

static void numbers_count_in_all_their_forms(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"改造危房2 350户", "2 350户 amount 2350 户"},
        {"改造危房1,200户", "1,200户 amount 1200 户"},
        {"改造危房２３５０户", "２３５０户 amount 2350 户"},
        {"配置MRI4台", "4台 amount 4 台"},
        {"完成率达到百分之八十五", "达到百分之八十五 level 85 %"},
        {"完成率达到百分之八十五点五以上", "达到百分之八十五点五以上 level 85.5 %"},
        {"死亡率低于千分之三", "低于千分之三 level 0.3 %"},
        {"覆盖面达到三分之二以上", "达到三分之二以上 level 66.66666666666667 %"},
        {"实践课占总课时一半以上", "一半以上 level 50 %"},
        {"一半是海水", ""},
        {"每个乡镇培育一家龙头企业", "一家 amount 1 家 per 每个乡镇"},
        {"培育一家龙头企业", ""},
        {"死亡率控制在10/10万以内", "控制在10/10万以内 level 10 /10万"},
        {"新建活动场所一处，培育二十余家企业", "一处 amount 1 处|二十余家 amount 20 家"},
        {"建成一批、一个中心，打造一个平台", ""},
        {"举办主体班次24期", "24期 amount 24 期"},
        {"实习不少于1个月", "不少于1个月 level 1 个月"},
        {"举办4期以上医疗质量培训班", "4期以上 amount 4 期"},
        {"期望寿命超过80岁，轮候时间不超过5年", "超过80岁 level 80 岁|不超过5年 level 5 年"},
        {"产业链突破 20 项关键技术", "20 项 amount 20 项"},
        {"总装机突破千万千瓦", "突破千万千瓦 level 10000000 千瓦"},
        {"打造千亿级产业、百家企业", ""},
        {"煤耗降至297克标准煤/千瓦时", "降至297克标准煤/千瓦时 level 297 克标准煤/千瓦时"},
        {"电能利用效率（PUE）降低至1.3以下，新建的降到1.25以下", "降低至1.3以下 level 1.3 |降到1.25以下 level 1.25 "},
        {"受教育年限达到 14.3 年", "达到 14.3 年 level 14.3 年"},
        {"占比达到四成以上", "达到四成以上 level 40 %"},
        {"下降十个百分点", "十个百分点 decline 10 个百分点"},
        {"新建停车楼三座，改建社区用房两所", "三座 amount 3 座|两所 amount 2 所"},
        {"补植行道树四百二十株", "四百二十株 amount 420 株"},
        {"播种面积不低于一点二亿亩", "不低于一点二亿亩 level 120000000 亩"},
        {"出口带宽达到400Gbps", "达到400Gbps level 400 Gbps"},
        {"日供水能力12万m³", "12万m³ amount 120000 m³"},
        {"储备饲料5万袋", "5万袋 amount 50000 袋"},
        {"接种疫苗30万剂次", "30万剂次 amount 300000 剂次"},
        {"单位能耗降至0.45吨标准煤/万元", "降至0.45吨标准煤/万元 level 0.45 吨标准煤/万元"},
        {"人均用水不超过120升/人·日", "不超过120升/人·日 level 120 升/人·日 per 人均"},
        {"用水有效利用系数提高到0.58以上", "提高到0.58以上 level 0.58 "},
        {"受教育年限达到12.3年", "达到12.3年 level 12.3 年"},
        {"1500个（含）以上", "1500个（含）以上 amount 1500 个"},
        {"最高补助50万元", "50万元 amount 500000 元"},
        {"最高50万元", "最高50万元 amount 500000 元"},
        {"每年服务不少于120天", "不少于120天 level 120 天 per 每年"},
        {"5个工作日内办结", "5个工作日内 level 5 个工作日"},
    };
    CHECK_KINDS(examples);
}

static void what_is_there_already_promises_nothing(void **state)
{
    (void)state;
    static const struct quantity_example examples[] = {
        {"现有养老机构36家，床位4200张", ""},
        {"已建成充电站120座，到2027年新建80座", "80座 amount 80 座"},
        {"截至2023年底共有社区医院14家；新建2家", "2家 amount 2 家"},
        {"去年完成投资3亿元，今年完成5亿元", "5亿元 amount 500000000 元"},
        {"对已验收合格的9个园区给予奖励", ""},
        {"改造现有农贸市场12个", "12个 amount 12 个"},
        {"比上年增长8%", "8% growth 8 %"},
        {"新增床位800张（含护理床位300张）", "800张 amount 800 张"},
        {"公园绿地500米服务半径覆盖率达到91%", "达到91% level 91 %"},
        {"打造15分钟便民生活圈20个", "20个 amount 20 个"},
        {"淘汰10蒸吨以下燃煤锅炉30台", "30台 amount 30 台"},
        {"20张床位及以上的医疗机构全部接入", ""},
        {"投资5亿元以上的项目30个", "30个 amount 30 个"},
        {"降幅达到10%的，给予奖励", ""},
        {"每增加1人，补贴500元", "500元 amount 500 元"},
        {"五环以内、六盘水至百色", ""},
        {"实施三个一批行动", ""},
        {"推动甲市、乙县、丙县3个试点县加快发展", ""},
        {"对闲置率超过40%的园区限期整改", ""},
        {"收入线由人均9600元以下提高到15600元以下", "提高到15600元以下 level 15600 元 from 9600 per 人均"},
        {"2人间和3人间病房", ""},
        {"现有设施完好率达到95%", "达到95% level 95 %"},
        {"死亡率降至4‰（2020年为5.2‰）", "降至4‰ level 4 ‰"},
        {"门票50元/人，每小时收费3元", ""},
        {"门票降至20元", "降至20元 level 20 元"},
        {"公交车（8.5米以上)60辆", "60辆 amount 60 辆"},
        {"加快推进沙河镇300兆瓦储能项目", ""},
        {"淘汰10蒸吨以下燃煤锅炉", ""},
        {"围绕16个区块加快勘探，仅有1辆车", ""},
        {"淘汰使用年限超过6年的投影仪", ""},
        {"按不低于10%的比例配建车位", "不低于10% level 10 %"},
        {"单户贷款300万元及以下的小微企业", ""},
        {"落实了12项措施，上述8类产品", ""},
        {"以800名为基数，逐年扩招", ""},
        {"今年共发生事故12起", ""},
        {"建设甲园、乙园、丙园3个园区", "3个 amount 3 个"},
        {"推进甲河、乙河等2条河流治理", "2条 amount 2 条"},
        {"是全国首批试点的4个省份之一", ""},
        {"全县5个单位荣获市级表彰", ""},
        {"造林1.2亿亩、治沙6000万亩，均居全国首位", ""},
        {"力争完成造林20万亩，居全省前列", "20万亩 amount 200000 亩"},
        {"物价指数连续12个月回落，连续3次获奖", ""},
        {"从4个方面发力，提出5项指标", ""},
        {"党代会以来，新建学校30所", ""},
        {"在G30高速、A4纸、PM2.5、5A级上", ""},
    };
    CHECK_KINDS(examples);
}

static void spans_lie_in_order_whatever_the_bytes(void **state)
{
    (void)state;
    static const char *const pieces[] = {"1", "2",  "30", "名",   "以上", "—",  "万", "(",
                                         ")", "每", "“",  "\xE4", "达到", "的", "个", "、"};
    size_t n = 1 << 20, filled = 0;
    char *bytes = mem_alloc(n);
    uint32_t seed = 7;
    while (filled + 8 < n) {
        seed = seed * 1664525 + 1013904223;
        const char *piece = pieces[seed >> 28];
        memcpy(bytes + filled, piece, strlen(piece));
        filled += strlen(piece);
    }
    struct slice text = slice_make(bytes, filled);
    struct quantity q;
    size_t last = 0, count = 0;
    for (size_t pos = 0; quantity_next(text, &pos, &q); last = q.end, count++) {
        assert_true(last <= q.start && q.start <= q.number && q.number < q.number_end && q.number_end <= q.end &&
                    q.end <= text.n);
        assert_int_equal(pos, q.end);
        struct slice object = quantity_object(text, &q);
        assert_true(object.n == 0 || (object.s >= text.s && object.s + object.n <= text.s + text.n));
    }
    assert_true(count > 100);
    free(bytes);
}

static void numbers_print_as_people_write_them(void **state)
{
    (void)state;
    char out[32];
    assert_string_equal(quantity_number(30000, out), "30000");
    assert_string_equal(quantity_number(2.5, out), "2.5");
    assert_string_equal(quantity_number(120000000, out), "120000000");
    assert_string_equal(quantity_number(0.1, out), "0.1");
    assert_string_equal(quantity_number(0, out), "0");
}

/* Of the last quantity of a text: 3个 of three years is not that of one. */
static void a_quantity_knows_the_words_it_depends_on(void **state)
{
    (void)state;
    static const struct {
        const char *text, *terms;
    } examples[] = {
        {"每个县区办好1所中职学校", "每个县区办好1所"},
        {"力争每年每万人人口全科医生达到 2人", "每年每万人人口全科医生达到 2人"},
        {"每县建1所学校、每乡建2个站", "每乡建2个"},
        {"培训3期,每期50人", "每期50人"},
        {"三年获得核心发明专利授权10项以上", "三年获得核心发明专利授权10项以上"},
        {"力争5年内建成3个", "5年内建成3个"},
        {"到第三年建成3个", "3个"},
        {"2024年建成3个", "3个"},
        {"二〇二四年建成3个", "3个"},
        {"三年级教师3名", "3名"},
        {"累计建成厂房30个", "累计建成厂房30个"},
        {"人均收入提高,新增3个", "3个"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct slice text = slice_of(examples[i].text), last = SLICE("");
        struct quantity q;
        for (size_t pos = 0; quantity_next(text, &pos, &q);) last = slice_cut(text, q.terms_start, q.end);
        if (!slice_equals(last, examples[i].terms)) fail_msg("%s: %.*s", examples[i].text, (int)last.n, last.s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_contract_s_own_examples_read_as_it_says),
        cmocka_unit_test(bounds_stand_before_or_behind),
        cmocka_unit_test(numbers_are_exact),
        cmocka_unit_test(what_is_not_surely_a_quantity_is_none),
        cmocka_unit_test(what_is_counted_is_the_name_a_reader_would_give),
        cmocka_unit_test(what_is_counted_stands_in_any_place_of_its_sentence),
        cmocka_unit_test(chinese_numerals_count_where_a_bound_or_a_verb_says_so),
        cmocka_unit_test(what_a_number_says_is_its_kind),
        cmocka_unit_test(baselines_and_denominators_belong_to_the_figure),
        cmocka_unit_test(numbers_count_in_all_their_forms),
        cmocka_unit_test(what_is_there_already_promises_nothing),
        cmocka_unit_test(spans_lie_in_order_whatever_the_bytes),
        cmocka_unit_test(numbers_print_as_people_write_them),
        cmocka_unit_test(a_quantity_knows_the_words_it_depends_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
