"""Workbooks by hand, part by part, as Excel and WPS write them."""
from put import column, esc, zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN, STRICT_REL = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


class Cell:
    """kind: s shared, inline, str, n, b, e, d; f: a formula (or its whole element); fmt: a format or the number of a built-in one."""
    def __init__(self, value, fmt=None, kind=None, f=None, raw=None):
        self.value, self.fmt, self.f, self.raw = value, fmt, f, raw
        self.kind = kind or ("n" if isinstance(value, (int, float)) else "s")


def num(v, fmt=None): return Cell(v, fmt)
def styled(): return Cell(None, kind="blank")
def rich(xml): return Cell(None, raw=xml, kind="s")
def calc(f, cached, kind="n", fmt=None): return Cell(cached, fmt, kind, f)


class Sheet:
    def __init__(self, name, rows, merges=(), start=(1, 1), state=None, cols="", row_attr=None, before="", after="", dimension=None, tail=""):
        self.name, self.rows, self.merges, self.start, self.state = name, rows, merges, start, state
        self.cols, self.row_attr, self.before, self.after = cols, row_attr or {}, before, after
        self.dimension, self.tail = dimension, tail


class Book:
    def __init__(self, sheets, prefix="", strict=False, inline=False, refs=True, date1904=False, files=None, path="xl/workbook.xml",
                 absolute=False, active=0, shared=True, extra_sheets=(), names=""):
        self.sheets, self.p, self.strict, self.inline, self.refs = sheets, prefix, strict, inline, refs
        self.date1904, self.path, self.absolute, self.active, self.shared, self.names = date1904, path, absolute, active, shared, names
        self.files = files or [f"worksheets/sheet{i}.xml" for i in range(1, len(sheets) + 1)]
        self.strings, self.formats = [], []
        self.main, self.rel = (STRICT_MAIN, STRICT_REL) if strict else (MAIN, REL)

    # -- elements
    def ns(self):
        return f'xmlns{":" + self.p if self.p else ""}="{self.main}"'

    def el(self, tag, attr="", inner=None):
        tag = f"{self.p}:{tag}" if self.p else tag
        attr = " " + attr if attr else ""
        return f"<{tag}{attr}/>" if inner is None else f"<{tag}{attr}>{inner}</{tag}>"

    def style(self, fmt):
        if fmt is None:
            return 0
        if fmt not in self.formats:
            self.formats.append(fmt)
        return self.formats.index(fmt) + 1

    def text(self, s):
        keep = ' xml:space="preserve"' if s != s.strip() or "\n" in s else ""
        return self.el("t", keep.strip(), esc(s))

    def cell(self, c, ref):
        if not isinstance(c, Cell):
            c = Cell(c)
        at = f'r="{ref}"' if self.refs else ""
        s = self.style(c.fmt)
        at += f' s="{s}"' if s else ""
        f = ""
        if c.f is not None:
            f = c.f if c.f.startswith("<") else self.el("f", "", esc(c.f))
        if c.kind == "blank":
            return self.el("c", at + ' s="1"' if not s and self.formats else at)
        if c.kind == "s" and (self.inline or not self.shared):
            inner = c.raw if c.raw is not None else self.text(c.value)
            return self.el("c", at + ' t="inlineStr"', self.el("is", "", inner))
        if c.kind == "s":
            inner = c.raw if c.raw is not None else self.text(c.value)
            if inner not in self.strings:
                self.strings.append(inner)
            return self.el("c", at + ' t="s"', self.el("v", "", str(self.strings.index(inner))))
        if c.kind == "inline":
            return self.el("c", at + ' t="inlineStr"', self.el("is", "", self.text(c.value)))
        v = self.el("v", "", esc(repr(c.value) if isinstance(c.value, float) else c.value)) if c.value is not None else ""
        kind = "" if c.kind == "n" else f' t="{c.kind}"'
        return self.el("c", at + kind, f + v)

    def sheet(self, sh):
        r0, c0 = sh.start
        rows = []
        for i, row in enumerate(sh.rows):
            r = r0 + i
            cells = "".join(self.cell(c, f"{column(c0 + j)}{r}") for j, c in enumerate(row) if c is not None)
            at = (f'r="{r}"' if self.refs else "") + (f' {sh.row_attr[r]}' if r in sh.row_attr else "")
            if cells or r in sh.row_attr or not self.refs:
                rows.append(self.el("row", at.strip(), cells or None))
        width = max([len(r) for r in sh.rows] or [1]) or 1
        dim = sh.dimension or f"A1:{column(c0 + width - 1)}{r0 + max(len(sh.rows), 1) - 1}"
        merges = self.el("mergeCells", f'count="{len(sh.merges)}"', "".join(self.el("mergeCell", f'ref="{m}"') for m in sh.merges)) if sh.merges else ""
        views = self.el("sheetViews", "", self.el("sheetView", 'workbookViewId="0"'))
        body = self.el("dimension", f'ref="{dim}"') + views + self.el("sheetFormatPr", 'defaultRowHeight="14.25"') + sh.before
        body += (self.el("cols", "", sh.cols) if sh.cols else "") + self.el("sheetData", "", "".join(rows) + sh.tail) + merges + sh.after
        return XML + self.el("worksheet", f'{self.ns()} xmlns:r="{self.rel}"', body)

    def styles(self):
        custom = [f for f in self.formats if isinstance(f, str)]
        number = lambda f: f if isinstance(f, int) else 176 + custom.index(f)
        fmts = self.el("numFmts", f'count="{len(custom)}"', "".join(self.el("numFmt", f'numFmtId="{number(f)}" formatCode="{esc(f)}"') for f in custom)) if custom else ""
        xf = lambda n: self.el("xf", f'numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0"' + (' applyNumberFormat="1"' if n else ""))
        font = self.el("fonts", 'count="1"', self.el("font", "", self.el("sz", 'val="11"') + self.el("name", 'val="宋体"')))
        fill = self.el("fills", 'count="1"', self.el("fill", "", self.el("patternFill", 'patternType="none"')))
        border = self.el("borders", 'count="1"', self.el("border", "", self.el("left")))
        base = self.el("cellStyleXfs", 'count="1"', self.el("xf", 'numFmtId="0" fontId="0" fillId="0" borderId="0"'))
        xfs = self.el("cellXfs", f'count="{len(self.formats) + 1}"', xf(0) + "".join(xf(number(f)) for f in self.formats))
        named = self.el("cellStyles", 'count="1"', self.el("cellStyle", 'name="常规" xfId="0" builtinId="0"'))
        return XML + self.el("styleSheet", self.ns(), fmts + font + fill + border + base + xfs + named)

    def parts(self, more=None):
        folder = self.path.rsplit("/", 1)[0]
        target = lambda f: f"/{folder}/{f}" if self.absolute else f
        out = {}
        for sh, f in zip(self.sheets, self.files):
            out[f"{folder}/{f}"] = self.sheet(sh)
        tabs, rels, types = "", "", ""
        n = len(self.sheets)
        for i, (sh, f) in enumerate(zip(self.sheets, self.files)):
            state = f' state="{sh.state}"' if sh.state else ""
            kind = "chartsheet" if "chartsheet" in f else "worksheet"
            tabs += self.el("sheet", f'name="{esc(sh.name)}" sheetId="{i * 3 + 7}"{state} r:id="rId{n - i}"')
            rels += f'<Relationship Id="rId{n - i}" Type="{self.rel}/{kind}" Target="{target(f)}"/>'
            types += f'<Override PartName="/{folder}/{f}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        pr = self.el("workbookPr", ('date1904="1" ' if self.date1904 else "") + 'defaultThemeVersion="124226"')
        views = self.el("bookViews", "", self.el("workbookView", f'activeTab="{self.active}"'))
        out[self.path] = XML + self.el("workbook", f'{self.ns()} xmlns:r="{self.rel}"', pr + views + self.el("sheets", "", tabs) + self.names)
        rels += f'<Relationship Id="rId90" Type="{self.rel}/styles" Target="{target("styles.xml")}"/>'
        out[f"{folder}/styles.xml"] = self.styles()
        if self.strings:
            rels += f'<Relationship Id="rId91" Type="{self.rel}/sharedStrings" Target="{target("sharedStrings.xml")}"/>'
            types += f'<Override PartName="/{folder}/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
            out[f"{folder}/sharedStrings.xml"] = XML + self.el("sst", f'{self.ns()} uniqueCount="{len(self.strings)}"', "".join(self.el("si", "", s) for s in self.strings))
        base = self.path.rsplit("/", 1)[1]
        out[f"{folder}/_rels/{base}.rels"] = f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{rels}</Relationships>'
        head = {"[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{self.path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/{folder}/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{types}</Types>',
                "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{self.rel}/officeDocument" Target="{"/" if self.absolute else ""}{self.path}"/></Relationships>'}
        return {**head, **out, **(more or {})}

    def bytes(self, more=None, **how):
        return zipped(self.parts(more), **how)
