"""Files that hold no table that can be read: each is refused in one line that says what it is."""
import struct, zlib

from document import document, p
from put import plan, put, t, zipped
from workbook import Book, Sheet


def compound(streams):
    """An OLE2 file; each stream is made 4096 bytes long at least, so that no small ones are needed."""
    streams = {n: d + bytes(max(0, 4096 - len(d))) for n, d in streams.items()}
    sectors, chains, at = [], {}, 0
    for name, data in streams.items():
        data += bytes(-len(data) % 512)
        chains[name] = (at, len(data) // 512)
        sectors += [data[i:i + 512] for i in range(0, len(data), 512)]
        at = len(sectors)
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)] + [(n, 2, chains[n][0], len(streams[n])) for n in streams]
    while len(entries) % 4:
        entries.append(("", 0, 0, 0))
    directory = b""
    for i, (name, kind, start, size) in enumerate(entries):
        raw = name.encode("utf-16-le")
        right = i + 1 if kind == 2 and i < len(streams) else 0xFFFFFFFF
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII16sIQQIQ", len(raw) + 2 if name else 0, kind, 1, 0xFFFFFFFF, right, 1 if kind == 5 else 0xFFFFFFFF, b"", 0, 0, 0, start, size)
    first_dir = len(sectors)
    sectors += [directory[i:i + 512] for i in range(0, len(directory), 512)]
    fat_at = len(sectors)
    fat = []
    for name, (start, count) in chains.items():
        fat += [i + 1 for i in range(start, start + count - 1)] + [0xFFFFFFFE]
    fat += [i + 1 for i in range(first_dir, fat_at - 1)] + [0xFFFFFFFE, 0xFFFFFFFD]
    if len(fat) > 128:
        raise SystemExit("one sector of FAT is not enough")
    fat += [0xFFFFFFFF] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, first_dir, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", fat_at) + b"\xff" * (4 * 108)
    return header.ljust(512, b"\0") + b"".join(sectors) + struct.pack("<128I", *fat)


def noise(n):
    out, x = bytearray(), 1
    while len(out) < n:
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(x >> 16 & 255)
    return bytes(out)


def locked(words):
    return {"either": [{"error": True, "words": [w]} for w in words]}


def make():
    small = Book([Sheet("Sheet1", [["序号", "重点任务", "牵头单位"], [1, "甲任务", "市科技局"]])])
    secret = ["password", "encrypted", "protected"]
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES"/></encryption>'
    put("locked-by-excel.xlsx", compound({"EncryptionInfo": info, "EncryptedPackage": struct.pack("<Q", 6000) + noise(6016)}), locked(secret))
    put("locked-by-word.docx", compound({"EncryptionInfo": struct.pack("<HHI", 3, 2, 0x24) + bytes(200), "EncryptedPackage": struct.pack("<Q", 5000) + noise(5008)}), locked(secret))
    bof = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0x1CC0, 0x7CC, 0xC1, 0x306)
    put("locked-by-excel-97.xls", compound({"Workbook": bof + struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + noise(48) + noise(5000)}), locked(secret))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    key = f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="9000"><manifest:encryption-data manifest:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k" manifest:checksum="AAAA"><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" manifest:initialisation-vector="AAAA"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>'
    put("locked-by-libreoffice.ods", zipped({"mimetype": kind, "content.xml": noise(3000), "META-INF/manifest.xml": key}, stored=("mimetype", "content.xml")), locked(secret))

    put("scanned.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n9\n%%EOF\n", {"error": True, "words": ["PDF"]})
    chunk = lambda k, d: struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d))
    put("photo.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(14))) + chunk(b"IEND", b""), {"error": True})
    put("photos.zip", zipped({"照片/a.jpg": b"\xff\xd8\xff\xe0" + noise(200), "说明.txt": "材料"}), {"error": True})
    put("material.xlsx", zipped({"材料/1.txt": "序号,重点任务\n1,甲任务\n"}), {"error": True})
    put("empty.xlsx", Book([Sheet("Sheet1", []), Sheet("Sheet2", [])]).bytes(), {"error": True})
    put("no-bytes.xlsx", b"", {"error": True})
    whole = small.bytes()
    put("cut-off.xlsx", whole[:len(whole) * 2 // 3], {"error": True})
    body = document(p("任务表"))
    put("cut-off.docx", body[:1200], {"error": True})
    put("binary.xlsb", zipped({"[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>', "xl/workbook.bin": b"\x83\x01\x00" + noise(300)}), {"error": True, "words": [".xlsx"]})
    put("notice.rtf", b"{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0 SimSun;}}\\trowd\\cellx1000\\cellx3000 \\'d0\\'f2\\'ba\\'c5\\cell \\'c8\\'ce\\'ce\\'f1\\cell\\row 1\\cell \\'bc\\'d7\\cell\\row}", {"error": True})
    put("prose.docx", document(p("关于报送工作总结的通知"), p("各科室："), p("请于本月底前报送工作总结，字数不少于两千字。"), p("办公室")), {"error": True})
    put("prose.xlsx", Book([Sheet("说明", [["填报说明"], ["一、本表按季度填报，于季后五日内报送。"], ["二、数据以统计局公布的为准，不得随意更改。"]])]).bytes(), {"error": True})
    put("slides.pptx", zipped({"[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="ppt/presentation.xml"/></Relationships>', "ppt/presentation.xml": '<?xml version="1.0"?><p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'}), {"error": True})
    put("paper.ofd", zipped({"OFD.xml": '<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'}), {"error": True})
    put("frames.htm", '<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>任务分解表</title></head><frameset rows="*,39"><frame src="任务分解表.files/sheet001.htm" name="frSheet"><frame src="任务分解表.files/tabstrip.htm"><noframes><body><p>此页面使用了框架，而您的浏览器不支持框架。</p></body></noframes></frameset></html>'.encode("gb18030"), {"error": True})
    put("login.xls", "<html><head><meta charset=utf-8><title>登录</title></head><body><form><p>会话已超时，请重新登录。</p><input name=user></form></body></html>".encode(), {"error": True})

    # named otherwise than they are
    rows = [["序号", "重点任务", "牵头单位", "完成时限"], [1, "甲任务", "市科技局", "6月"], [2, "乙任务", "市教育局", "9月"]]
    want = plan(None, [t("1", "甲任务", lead=["市科技局"], extra={"完成时限": "6月"}), t("2", "乙任务", lead=["市教育局"])])
    put("a-workbook-named-xls.xls", Book([Sheet("Sheet1", rows)]).bytes(), want)
    put("a-workbook-without-suffix", Book([Sheet("Sheet1", rows)]).bytes(), want)
    put("csv-named-xlsx.xlsx", "\ufeff序号,重点任务,牵头单位,完成时限\r\n1,甲任务,市科技局,6月\r\n2,乙任务,市教育局,9月\r\n".encode(), want)
