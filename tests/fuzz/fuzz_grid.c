/* An office file with any parts, rows, cells and merged rectangles, loaded: a plan that keeps the promises of plan.h,
 * the same one twice, or an error with a sentence.  No process is started: what the input says is told by office_read
 * itself, which is put in the place of the real one here. */
#include "fuzz.h"

#include <stdlib.h>

#include "office/office.h"

/* Headers, cells and lines as plans have them. */
static const char *const words[] = {
    "序号",
    "任务",
    "重点工作",
    "主要内容",
    "责任单位",
    "牵头单位",
    "完成时限",
    "2024年",
    "2025年",
    "行动",
    "类别",
    "单位",
    "一、民生保障",
    "（一）教育",
    "1",
    "2",
    "3",
    "1.1",
    "市教育局",
    "市科技局、市财政局",
    "6月底",
    "合计",
    "小计",
    "注：以上均为预期性指标。",
    "续表",
    "附件1",
    "2024年重点任务分解表",
    "新增就业5000人；",
    "审核人：甲",
    "—",
    "",
    " ",
    "x\ny",
    "第1页",
    "一",
    "就业方面",
};

static unsigned next(struct slice *program)
{
    if (program->n == 0) return 0;
    unsigned byte = (unsigned char)program->s[0];
    *program = slice_cut(*program, 1, program->n);
    return byte;
}

static void tell(struct slice program, struct grid_out *out)
{
    unsigned line = 0, column = 0;
    grid_format(out, "test", "UTF-8");
    grid_part(out, (enum table_part_kind)(next(&program) % 3), SLICE("表"), false);
    while (program.n > 0) {
        unsigned byte = next(&program), more = byte >> 3;
        switch (byte % 8) {
        case 0:
            grid_part(out, (enum table_part_kind)(more % 3), SLICE("任务"), more & 4);
            line = 0;
            break;
        case 1: grid_row(out, line += 1 + more % 3), column = 0; break;
        case 2: grid_merge(out, 1 + more, next(&program) % 9, 1 + next(&program) % 5, 1 + next(&program) % 9); break;
        case 3: grid_note(out, NOTE_HIDDEN, more, 0, SLICE("3")); break;
        default:
            if (line == 0) grid_row(out, line = 1);
            column += more % 4 == 3;
            grid_cell(out, column++, grid_text(out, slice_of(words[next(&program) % (sizeof words / sizeof *words)])));
        }
    }
}

static void keep(void *context, struct slice bytes) { buf_add(context, bytes); }

/* The input is a program behind the mark of a zip file; nothing else is read while fuzzing. */
bool __wrap_office_read(struct input *in, struct table *table, const struct office_order *order, struct report *report,
                        struct office_found *found, struct err *err);
bool __wrap_office_read(struct input *in, struct table *table, const struct office_order *order, struct report *report,
                        struct office_found *found, struct err *err)
{
    struct slice bytes = slice_make(in->bytes, in->nbytes), mark = SLICE("PK\x03\x04");
    struct grid_out out;
    struct grid_in grid;
    struct buf stream;
    size_t reserved;
    (void)order, (void)report;
    *found = (struct office_found){.format = "test", .encoding = "UTF-8"};
    if (!slice_has_prefix(bytes, mark)) return err_set(err, "not read here", ""), false;
    buf_init(&stream);
    grid_out_init(&out, keep, &stream);
    tell(slice_cut(bytes, mark.n, bytes.n), &out);
    grid_out_done(&out);
    char *copy = input_reserve(stream.n, &reserved);
    memcpy(copy, stream.s, stream.n);
    input_decoded(in, copy, stream.n, reserved);
    table_init(table, copy);
    grid_in_init(&grid, table);
    bool taken = grid_take(&grid, copy, stream.n, err);
    grid_in_done(&grid);
    buf_done(&stream);
    return taken;
}

void fuzz_grid(struct slice bytes)
{
    struct buf file;
    buf_init(&file);
    buf_adds(&file, "PK\x03\x04");
    buf_add(&file, bytes);
    fuzz_load(buf_slice(&file));
    buf_done(&file);
}
