"""Office files by hand: the bytes of the zip, the XML as Excel, WPS and Word write it, the same at each run."""
import os, re, zipfile
from xml.sax.saxutils import escape as text_escape

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def path_of(name):
    return os.path.join(FOLDER, name)


def write(name, data):
    with open(path_of(name), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode("utf-8"))


def write_zip(name, parts, stored=()):
    """`parts`: (name, text or bytes) in order."""
    with zipfile.ZipFile(path_of(name), "w", zipfile.ZIP_DEFLATED) as z:
        for part, data in parts:
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if part in stored else zipfile.ZIP_DEFLATED
            z.writestr(info, data if isinstance(data, bytes) else data.encode("utf-8"))


def e(s):
    return text_escape(str(s), {'"': "&quot;"})


# ---- xlsx
def letters(column):
    s = ""
    while column:
        column, r = divmod(column - 1, 26)
        s = chr(65 + r) + s
    return s


class X(str):
    """XML of a whole cell; `{r}` is its reference, ` r="A1"`."""


class Raw(str):
    """XML of a shared string item."""


class Book:
    def __init__(self, **options):
        self.sheets, self.strings, self.formats, self.options = [], [], [], options

    def sheet(self, name, rows, **options):
        """`rows`: lists of cells, or None for a row that is not in the file; or a dict of row number to list."""
        self.sheets.append((name, rows, options))
        return self

    def style(self, fmt):
        if fmt is None:
            return 0
        if fmt not in self.formats:
            self.formats.append(fmt)
        return self.formats.index(fmt) + 1

    def string(self, s):
        if s not in self.strings:
            self.strings.append(s)
        return self.strings.index(s)

    def cell(self, ref, v):
        r = f' r="{ref}"' if self.options.get("references", True) else ""
        fmt = None
        if isinstance(v, tuple):
            v, fmt = v
        s = f' s="{self.style(fmt)}"' if fmt is not None else ""
        if v is None:
            return "" if self.options.get("references", True) else f"<c{s}/>"
        if isinstance(v, X):
            return v.replace("{r}", r + s)
        if isinstance(v, bool):
            return f'<c{r}{s} t="b"><v>{int(v)}</v></c>'
        if isinstance(v, (int, float)):
            return f"<c{r}{s}><v>{v!r}</v></c>"
        if v == "" and not isinstance(v, Raw):
            return f"<c{r}{s}/>"
        if self.options.get("inline"):
            return f'<c{r}{s} t="inlineStr"><is>{self.item(v)}</is></c>'
        return f'<c{r}{s} t="s"><v>{self.string(v)}</v></c>'

    @staticmethod
    def item(v):
        if isinstance(v, Raw):
            return str(v)
        keep = ' xml:space="preserve"' if v != v.strip() or "\n" in v else ""
        return f"<t{keep}>{e(v)}</t>"

    def sheet_xml(self, rows, options):
        rows = rows if isinstance(rows, dict) else {i: r for i, r in enumerate(rows, 1) if r is not None}
        hidden = options.get("hidden_rows", ())
        out = []
        for n, cells in rows.items():
            number = f' r="{n}"' if self.options.get("references", True) else ""
            inner = "".join(self.cell(f"{letters(c)}{n}", v) for c, v in enumerate(cells, 1))
            out.append(f'<row{number}{" hidden=%s1%s" % (chr(34), chr(34)) if n in hidden else ""}>{inner}</row>')
        cols = options.get("cols", "")
        merges = options.get("merges", ())
        merged = f'<mergeCells count="{len(merges)}">' + "".join(f'<mergeCell ref="{m}"/>' for m in merges) + "</mergeCells>" if merges else ""
        return (f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{options.get("before", "")}'
                f'<dimension ref="{options.get("dimension", "A1")}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
                f'<sheetFormatPr defaultRowHeight="14.25"/>{"<cols>" + cols + "</cols>" if cols else ""}<sheetData>{"".join(out)}</sheetData>'
                f'{options.get("between", "")}{merged}{options.get("phonetic", "")}'
                f'<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>{options.get("after", "")}</worksheet>')

    def styles_xml(self):
        custom = {f: 176 + i for i, f in enumerate(f for f in self.formats if isinstance(f, str))}
        fmts = f'<numFmts count="{len(custom)}">' + "".join(f'<numFmt numFmtId="{i}" formatCode="{e(f)}"/>' for f, i in custom.items()) + "</numFmts>" if custom else ""
        xfs = "".join(f'<xf numFmtId="{custom.get(f, f)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for f in self.formats)
        return (f'{HEAD}<styleSheet xmlns="{MAIN}">{fmts}<fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>'
                '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
                '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
                '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf></cellStyleXfs>'
                f'<cellXfs count="{len(self.formats) + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{xfs}</cellXfs>'
                '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>')

    def parts(self):
        o = self.options
        sheet_parts = [(f"xl/worksheets/sheet{i}.xml", self.sheet_xml(rows, so)) for i, (_, rows, so) in enumerate(self.sheets, 1)]
        strings = "".join(f"<si>{self.item(s)}</si>" for s in self.strings)
        listed = "".join(f'<sheet name="{e(n)}" sheetId="{i}"{" state=%s%s%s" % (chr(34), so["state"], chr(34)) if so.get("state") else ""} r:id="rId{i}"/>'
                         for i, (n, _, so) in enumerate(self.sheets, 1))
        n = len(self.sheets)
        base = o.get("target_base", "")
        rels = "".join(f'<Relationship Id="rId{i}" Type="{REL}/worksheet" Target="{base}worksheets/sheet{i}.xml"/>' for i in range(1, n + 1))
        rels += f'<Relationship Id="rId{n + 1}" Type="{REL}/styles" Target="{base}styles.xml"/>'
        if not o.get("inline"):
            rels += f'<Relationship Id="rId{n + 2}" Type="{REL}/sharedStrings" Target="{base}sharedStrings.xml"/>'
        types = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for i in range(1, n + 1))
        ct = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        parts = [
            ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{ct}sheet.main+xml"/>{types}'
             f'<Override PartName="/xl/styles.xml" ContentType="{ct}styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{ct}sharedStrings+xml"/></Types>'),
            ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
            ("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{"<workbookPr date1904=%s1%s/>" % (chr(34), chr(34)) if o.get("date1904") else "<workbookPr/>"}'
             f'<bookViews><workbookView activeTab="{o.get("active", 0)}"/></bookViews><sheets>{listed}</sheets>{o.get("names", "")}<calcPr calcId="144525"/></workbook>'),
            ("xl/_rels/workbook.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}relationships">{rels}</Relationships>'),
            *sheet_parts,
            ("xl/styles.xml", self.styles_xml())]
        if not o.get("inline"):
            parts.append(("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}" count="{len(self.strings)}" uniqueCount="{len(self.strings)}">{strings}</sst>'))
        return parts

    def save(self, name, change=None):
        parts = self.parts()
        write_zip(name, [(p, change(p, d)) for p, d in parts] if change else parts)


def strict(part, text):
    return text.replace(MAIN, STRICT_MAIN).replace(REL, STRICT_REL)


def prefixed(part, text):
    """Each element of the main namespace under the prefix x."""
    if f'xmlns="{MAIN}"' not in text:
        return text
    text = re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", text)
    return text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
