#!/usr/bin/env python3
"""Old Excel files as export programs still write them: a bare BIFF2 stream in GBK; BIFF5 of the code page 936 in an OLE2 file."""
import struct
from hand import write

ROWS = [["安置帮教工作台账"], ["序号", "工作任务", "工作措施", "责任单位", "完成时限"], [1, "信息核查", "核查率100%", "县司法局", "每月"], [2, "就业安置", "安置基地3个", "县司法局、县人社局", "12月底"]]


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def biff2():
    out = record(0x0009, struct.pack("<HH", 0x0002, 0x0010))
    for r, cells in enumerate(ROWS):
        for c, v in enumerate(cells):
            at = struct.pack("<HH", r, c) + b"\0\0\0"
            if isinstance(v, str):
                text = v.encode("gbk")
                out += record(0x0004, at + bytes([len(text)]) + text)
            else:
                out += record(0x0003, at + struct.pack("<d", v))
    write("export-biff2-gbk.xls", out + record(0x000A))


def ole2(stream, name):
    """One stream in a compound file with sectors of 512 bytes (the stream is made 4096 bytes or longer)."""
    stream += b"\0" * (max(4096, -(-len(stream) // 512) * 512) - len(stream))
    n = len(stream) // 512
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat = [fat_mark, end] + [i + 3 for i in range(n - 1)] + [end]
    fat += [free] * (128 - len(fat))
    def entry(title, kind, start, size, child):
        raw = (title + "\0").encode("utf-16-le") if title else b""
        return raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, free, free, child) + b"\0" * 36 + struct.pack("<IQ", start, size)
    directory = entry("Root Entry", 5, end, 0, 1) + entry(name, 2, 2, len(stream), free) + entry("", 0, 0, 0, free) * 2
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0) + struct.pack("<I", free) * 108
    return header + struct.pack("<128I", *fat) + directory + stream


def biff5():
    name = "台账".encode("gbk")
    begin = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0x096C, 0x07C9)) + record(0x0042, struct.pack("<H", 936))
    at = len(begin) + 4 + 7 + len(name) + 4
    out = begin + record(0x0085, struct.pack("<IBBB", at, 0, 0, len(name)) + name) + record(0x000A)
    out += record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0x096C, 0x07C9)) + record(0x0200, struct.pack("<HHHHH", 0, len(ROWS), 0, 5, 0))
    for r, cells in enumerate(ROWS):
        for c, v in enumerate(cells):
            if isinstance(v, str):
                text = v.encode("gbk")
                out += record(0x0204, struct.pack("<HHHH", r, c, 0, len(text)) + text)
            else:
                out += record(0x0203, struct.pack("<HHHd", r, c, 0, v))
    write("export-biff5-cp936.xls", ole2(out + record(0x000A), "Book"))


if __name__ == "__main__":
    biff2()
    biff5()
