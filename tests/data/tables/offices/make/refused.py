#!/usr/bin/env python3
"""Files that are no table, or cannot be read; and right files under other names."""
import os, struct, zlib
from hand import HEAD, PACKAGE, REL, Book, path_of, write, write_zip
from old_biff import ole2, record
from word import document, p, table

HEADER = ["序号", "工作任务", "工作措施", "责任单位", "完成时限"]
PLAN = [["涉企服务任务清单"], HEADER, [1, "走访企业", "走访企业300家", "县工商联", "全年"], [2, "解决难题", "化解问题80件", "县营商局", "全年"]]


def bytes_of(name):
    with open(path_of(name), "rb") as f:
        return f.read()


def compound(*streams):
    """OLE2 with several streams of 4096 bytes or more."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    fat, data, entries = [0xFFFFFFFD, end], b"", []
    for name, stream in streams:
        stream = stream.ljust(4096, b"\0")
        stream += b"\0" * (-len(stream) % 512)
        start, n = len(fat), len(stream) // 512
        fat += [start + i + 1 for i in range(n - 1)] + [end]
        data += stream
        entries.append((name, start, len(stream)))
    def entry(title, kind, start, size, child, right=free):
        raw = (title + "\0").encode("utf-16-le")
        return raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, free, right, child) + b"\0" * 36 + struct.pack("<IQ", start, size)
    directory = entry("Root Entry", 5, end, 0, 1)
    for i, (name, start, size) in enumerate(entries, 1):
        directory += entry(name, 2, start, size, free, i + 1 if i < len(entries) else free)
    directory += b"\0" * (-len(directory) % 512)
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0) + struct.pack("<I", free) * 108
    return header + struct.pack("<128I", *(fat + [free] * (128 - len(fat)))) + directory + data


def passwords():
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"/>'
    write("refused-password.xlsx", compound(("EncryptedPackage", struct.pack("<Q", 3000) + bytes(range(256)) * 12), ("EncryptionInfo", info)))
    globals_ = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0xC1, 6)) + record(0x002F, struct.pack("<HHH", 1, 1, 1) + b"\x11" * 48)
    write("refused-password.xls", ole2(globals_ + b"\x5a" * 900, "Workbook"))
    manifest = ('<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="900"><manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="x"><manifest:algorithm manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="x"/>'
                '</manifest:encryption-data></manifest:file-entry></manifest:manifest>')
    write_zip("refused-password.ods", [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", bytes((i * 89 + 7) % 256 for i in range(900))), ("META-INF/manifest.xml", manifest)], stored=("mimetype", ))


def other_kinds():
    write("refused-pdf.xlsx", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    chunk = lambda t, d: struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    write("refused-picture.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress((b"\0" + b"\xff" * 8) * 8)) + chunk(b"IEND", b""))
    write_zip("refused-archive.zip", [("说明.txt", "请查收"), ("任务分解表.csv", "序号,任务\n1,甲\n")])
    rtf = "".join(f"\\u{ord(c)}?" for c in "任务清单")
    write("refused-rich-text.doc", "{\\rtf1\\ansi\\ansicpg936 " + rtf + "\\par\\trowd\\cellx1000\\cellx2000 1\\cell " + rtf + "\\cell\\row}")
    write("refused-no-bytes.xlsx", b"")
    write_zip("refused-slides.pptx", [("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="ppt/presentation.xml"/></Relationships>'), ("ppt/presentation.xml", f"{HEAD}<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>")])
    write("refused-compound.dat", compound(("__properties_version1.0", b"\1" * 64), ("Other", b"\2" * 64)))


def empty_and_damaged():
    Book().sheet("Sheet1", []).sheet("Sheet2", [["", ""], ["", ""]]).save("refused-empty.xlsx")
    Book().sheet("任务", PLAN).save("xlsx-named.csv")
    whole = bytes_of("xlsx-named.csv")
    write("refused-truncated.xlsx", whole[:len(whole) * 3 // 5])
    Book().sheet("任务", PLAN).save("refused-part-cut.xlsx", lambda part, text: text[:text.index("</row>", text.index('r="3"')) - 20] if part.endswith("sheet1.xml") else text)
    Book().sheet("任务", PLAN).save("refused-doctype.xlsx", lambda part, text: text.replace("<worksheet", '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet', 1) if part.endswith("sheet1.xml") else text)
    Book().sheet("任务", PLAN).save("macro-enabled.xlsm", lambda part, text: text.replace("spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml").replace("application/vnd.openxmlformats-officedocument.ms-excel", "application/vnd.ms-excel"))
    document("refused-prose.docx", p("关于做好防汛工作的通知"), p("各乡镇："), p("一、加强值守。二、备足物资。三、及时报告。"))
    write("refused-page-without-table.html", '<html><head><meta charset="utf-8"></head><body><h1>工作动态</h1><p>近日，县政府召开会议，研究部署重点任务。</p><ul><li>首页</li><li>返回</li></ul></body></html>')
    document("docx-named.doc", p("信用体系建设任务清单"), table(HEADER, ["1", "信用修复", "修复企业30家", "县发改局", "全年"], ["2", "失信惩戒", "限制高消费100人", "县法院", "全年"], columns=5))
    write("xls-named.xlsx", bytes_of("duties-sheetjs-biff8.xls"))


if __name__ == "__main__":
    passwords()
    other_kinds()
    empty_and_damaged()
