#include "plan/agency.h"

#define LEVELS_MOST 8 /* words of 县（市、区）人民政府 */

#define HOLDS(table, text) agency_group_holds(table, WORDS_COUNT(table), text)
#define ENDS(table, text) (words_before(table, WORDS_COUNT(table), text, (text).n) != NULL)
#define BEGINS(table, text) (words_at(table, WORDS_COUNT(table), text, 0) != NULL)

static bool agency_group_holds(const struct word *table, size_t count, struct slice text)
{
    for (const struct word *w = table; w < table + count; w++)
        if (slice_find(text, slice_make(w->text, w->n)) != SIZE_MAX) return true;
    return false;
}

/* 镇, 乡镇, 县（市、区）人民政府, 街道办事处: nothing but levels, or two and more with the office that they share. */
static bool agency_group_is_levels(struct slice name)
{
    size_t pos = 0, end, levels = 0;
    for (int words = 0; words < LEVELS_MOST && pos < name.n; words++) {
        uint32_t cp = text_peek(name, pos);
        bool mark = chars_is(cp, CHARS_ENUMERATION) || agency_phrase_opens(cp) || agency_phrase_closes(cp);
        const struct word *level = mark ? NULL : agency_word_at(AGENCY_LEVELS, name, pos, &end);
        if (mark) end = text_step(name, pos);
        else if (level) levels += level->n / 3;
        else break;
        pos = end;
    }
    if (pos == name.n) return levels > 0;
    return levels >= 2 && agency_word_is(AGENCY_SHARED, slice_cut(name, pos, name.n));
}

/* 县（区）, 村（社区）, 乡镇 at the beginning: whatever follows, there are several. */
static bool agency_group_begins_with_levels(struct slice name)
{
    static const struct word places[] = {WORD("村", 0), WORD("社区", 0)};
    size_t first, second;
    const struct word *place = words_at(places, WORDS_COUNT(places), name, 0);
    if (place) first = place->n;
    else if (!agency_word_at(AGENCY_LEVELS, name, 0, &first)) return false;
    if (slice_has_prefix(name, SLICE("乡镇"))) return true;
    if (!agency_phrase_opens(text_peek(name, first))) return false;
    second = text_step(name, first);
    return agency_word_at(AGENCY_LEVELS, name, second, &second) || words_at(places, WORDS_COUNT(places), name, second);
}

/* 两区五县, 七县区: a number and levels, nothing else. */
static bool agency_group_is_counted(struct slice name)
{
    static const struct word numbers[] = {WORD("两", 0), WORD("二", 0), WORD("三", 0), WORD("四", 0), WORD("五", 0),
                                          WORD("六", 0), WORD("七", 0), WORD("八", 0), WORD("九", 0), WORD("十", 0)};
    size_t pos = 0, end, levels = 0;
    if (!BEGINS(numbers, name)) return false;
    while (pos < name.n) {
        const struct word *number = words_at(numbers, WORDS_COUNT(numbers), name, pos);
        if (number) end = pos + number->n;
        else if (!agency_word_at(AGENCY_LEVELS, name, pos, &end)) break;
        else levels++;
        pos = end;
    }
    return levels > 0 && (pos == name.n || agency_word_is(AGENCY_SHARED, slice_cut(name, pos, name.n)));
}

bool agency_is_group(struct slice name)
{
    static const struct word within[] = {WORD("各", 0),       WORD("有关", 0),     WORD("相关", 0),     WORD("其他", 0),
                                         WORD("市直部门", 0), WORD("县直部门", 0), WORD("区直部门", 0), WORD("两级", 0),
                                         WORD("三级", 0),     WORD("所有", 0),     WORD("全体", 0)};
    static const struct word last[] = {
        WORD("成员单位", 0), WORD("高校", 0),     WORD("院校", 0),     WORD("科研院所", 0),  WORD("金融机构", 0),
        WORD("部门单位", 0), WORD("职能部门", 0), WORD("责任部门", 0), WORD("责任单位", 0),  WORD("县区", 0),
        WORD("区县", 0),     WORD("县区政府", 0), WORD("行业部门", 0), WORD("主管部门", 0),  WORD("监管部门", 0),
        WORD("直属单位", 0), WORD("直各单位", 0), WORD("驻市单位", 0), WORD("市直单位", 0),  WORD("县直单位", 0),
        WORD("区直单位", 0), WORD("州直单位", 0), WORD("国有企业", 0), WORD("属企业", 0),    WORD("属国企", 0),
        WORD("运营商", 0),   WORD("运营企业", 0), WORD("功能区", 0),   WORD("功能板块", 0),  WORD("县市区", 0),
        WORD("牵头单位", 0), WORD("配合单位", 0), WORD("医疗机构", 0), WORD("街道办事处", 0)};
    static const struct word named[] = {WORD("街道办事处", 0)};
    static const struct word first[] = {WORD("直属", 0),   WORD("省属", 0), WORD("市属", 0), WORD("州属", 0),
                                        WORD("县属", 0),   WORD("区属", 0), WORD("央属", 0), WORD("驻", 0),
                                        WORD("中央驻", 0), WORD("省驻", 0)};
    static const struct word many[] = {WORD("单位", 0), WORD("企业", 0), WORD("机构", 0), WORD("部门", 0),
                                       WORD("局", 0)};
    if (HOLDS(within, name) || agency_group_is_levels(name) || agency_group_is_counted(name) ||
        agency_group_begins_with_levels(name))
        return true;
    if (BEGINS(first, name) && ENDS(many, name)) return true;
    return ENDS(last, name) && (!ENDS(named, name) || name.n == named[0].n);
}

bool agency_in_group(struct slice name, struct slice group)
{
    static const struct word counties[] = {
        WORD("县区", 0),   WORD("区县", 0),   WORD("县(区)", 0), WORD("县（区）", 0),   WORD("县市区", 0),
        WORD("市县区", 0), WORD("县政府", 0), WORD("区政府", 0), WORD("县人民政府", 0), WORD("区人民政府", 0)};
    static const struct word county[] = {WORD("县政府", 0),     WORD("区政府", 0), WORD("县人民政府", 0),
                                         WORD("区人民政府", 0), WORD("县", 0),     WORD("区", 0)};
    static const struct word departments[] = {WORD("部门", 0), WORD("市直", 0), WORD("县直", 0), WORD("区直", 0),
                                              WORD("成员单位", 0)};
    static const struct word department[] = {WORD("局", 0), WORD("委", 0),     WORD("办", 0),
                                             WORD("部", 0), WORD("委员会", 0), WORD("办公室", 0)};
    static const struct word level[] = {WORD("市", 0), WORD("县", 0), WORD("区", 0), WORD("州", 0)};
    static const struct word schools[] = {WORD("高校", 0), WORD("院校", 0), WORD("高等学校", 0)};
    static const struct word school[] = {WORD("学院", 0), WORD("大学", 0), WORD("学校", 0)};
    if (agency_is_group(name)) return false;
    if (HOLDS(schools, group)) return ENDS(school, name);
    if (HOLDS(counties, group)) return ENDS(county, name);
    if (!HOLDS(departments, group)) return false;
    return ENDS(department, name) && BEGINS(level, name) && !HOLDS(county, slice_cut(name, 3, name.n));
}
