"""Word documents by hand: paragraphs, runs, tables and numbering as Word and WPS write them."""
from hand import HEAD, PACKAGE, REL, e, write_zip

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (f'xmlns:w="{W}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
         'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
         'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
         'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"')
BORDERS = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV"))


class M(str):
    """Markup that is there already."""


def run(text, properties=""):
    """`\n` is a line break, `\t` a tab."""
    pieces = []
    for i, line in enumerate(text.split("\n")):
        pieces.append("<w:br/>" if i else "")
        for j, part in enumerate(line.split("\t")):
            pieces.append(("<w:tab/>" if j else "") + (f'<w:t xml:space="preserve">{e(part)}</w:t>' if part else ""))
    return M(f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{properties}</w:rPr>{"".join(pieces)}</w:r>')


def p(*runs, style=None, num=None, properties="", mark=""):
    """A paragraph; `num` is (list, level)."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    inner += properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return M(f'<w:p w:rsidR="00A1"><w:pPr>{inner}</w:pPr>{"".join(r if isinstance(r, M) else run(r) for r in runs)}</w:p>')


def tc(*paragraphs, span=0, merge=None, width=1500, properties=""):
    """A cell; `merge`: "restart" or "" (goes on)."""
    pr = f'<w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span else "")
    if merge is not None:
        pr += '<w:vMerge w:val="restart"/>' if merge else "<w:vMerge/>"
    inner = "".join(x if isinstance(x, M) else p(x) for x in paragraphs) or p()
    return M(f"<w:tc><w:tcPr>{pr}{properties}</w:tcPr>{inner}</w:tc>")


def tr(*cells, properties=""):
    return M(f'<w:tr w:rsidR="00A1"><w:trPr>{properties}</w:trPr>{"".join(c if isinstance(c, M) else tc(c) for c in cells)}</w:tr>')


HEADER_ROW = "<w:tblHeader/>"


def table(*rows, columns=6, properties=""):
    grid = "".join('<w:gridCol w:w="1500"/>' for _ in range(columns))
    inner = "".join(r if isinstance(r, M) else tr(*r) for r in rows)
    return M(f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{BORDERS}</w:tblBorders>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>')


def level(i, fmt, text, start=1, more=""):
    return f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'


def numbering(abstracts, nums):
    """`abstracts`: lists of levels; `nums`: number of the list -> (abstract, overrides)."""
    a = "".join(f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>' for i, levels in enumerate(abstracts))
    n = "".join(f'<w:num w:numId="{k}"><w:abstractNumId w:val="{v[0]}"/>{v[1]}</w:num>' for k, v in nums.items())
    return f'{HEAD}<w:numbering xmlns:w="{W}">{a}{n}</w:numbering>'


STYLES = (f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults/><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
          '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
          '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>{more}</w:styles>')
SECTION = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'


def document(name, *blocks, lists=None, styles="", more=()):
    """`more`: (part, type, text) of other parts."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = [("document", "", ""), ("styles", "styles", STYLES.replace("{more}", styles))]
    if lists:
        parts.append(("numbering", "numbering", lists))
    parts += more
    types = f'<Override PartName="/word/document.xml" ContentType="{office}document.main+xml"/>'
    types += "".join(f'<Override PartName="/word/{n}.xml" ContentType="{office}{t}+xml"/>' for n, t, _ in parts[1:])
    rels = "".join(f'<Relationship Id="rId{i}" Type="{REL}/{t}" Target="{n}.xml"/>' for i, (n, t, _) in enumerate(parts[1:], 1))
    body = "".join(b if isinstance(b, M) else p(b) for b in blocks)
    write_zip(name, [
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", f"{HEAD}<w:document {NAMES}><w:body>{body}{SECTION}</w:body></w:document>"),
        ("word/_rels/document.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}relationships">{rels}</Relationships>'),
        *[(f"word/{n}.xml", text) for n, _, text in parts[1:]]])
