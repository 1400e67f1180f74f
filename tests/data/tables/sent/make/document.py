"""Documents by hand, part by part, as Word and WPS write them."""
from put import esc, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W, STRICT_R = "http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
SPACES = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
          'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
          'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"')
FONT = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'


def r(s, pr=""):
    return f'<w:r><w:rPr>{FONT}{pr}</w:rPr><w:t xml:space="preserve">{esc(s)}</w:t></w:r>'


def p(inner="", pr=""):
    """inner: XML of runs, or a text without <."""
    if inner and "<" not in inner:
        inner = r(inner)
    late = pr if "sectPr" in pr else ""
    return f'<w:p w:rsidR="00A77B3E"><w:pPr>{"" if late else pr}<w:rPr>{FONT}</w:rPr>{late}</w:pPr>{inner}</w:p>'


def numbered(num, level=0, inner="", pr=""):
    return p(inner, pr + f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def tc(content="", span=1, vm=None, pr=""):
    """content: a text (lines are paragraphs) or XML of paragraphs; vm: restart, continue, or "" for the short form of continue."""
    if "<w:" not in content:
        content = "".join(p(s) for s in content.split("\n"))
    props = '<w:tcW w:w="1200" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    if vm is not None:
        props += f'<w:vMerge w:val="{vm}"/>' if vm else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{props}<w:vAlign w:val=\"center\"/>{pr}</w:tcPr>{content}</w:tc>"


def tr(*cells, pr=""):
    cells = [c if c.startswith("<") else tc(c) for c in cells]
    return f'<w:tr w:rsidR="00A77B3E"><w:trPr>{pr}</w:trPr>{"".join(cells)}</w:tr>'


def tbl(columns, *rows):
    grid = "".join('<w:gridCol w:w="1200"/>' for _ in range(columns))
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="a3"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


HEADER = "<w:cantSplit/><w:tblHeader/>"
PAGE = p('<w:r><w:br w:type="page"/></w:r>')
TITLE = '<w:pStyle w:val="1"/><w:jc w:val="center"/>'
SECTION = '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'


def abstract(n, *levels):
    """levels: (numFmt, lvlText, more)"""
    font = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    rows = "".join(f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{font if fmt == "bullet" else ""}</w:lvl>'
                   for i, (fmt, text, more, start) in enumerate((*lv, "", 1)[:4] if len(lv) == 2 else (*lv, 1)[:4] for lv in levels))
    return f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{rows}</w:abstractNum>'


def num(n, of, restart=None):
    over = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>' if restart is not None else ""
    return f'<w:num w:numId="{n}"><w:abstractNumId w:val="{of}"/>{over}</w:num>'


STYLES = ('<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
          '<w:style w:type="table" w:styleId="a3"><w:name w:val="Table Grid"/></w:style>')


def document(*body, numbering="", styles="", more=None, strict=False, name="word/document.xml", rels="", streamed=False):
    w, rel = (STRICT_W, STRICT_R) if strict else (W, R)
    folder, base = name.rsplit("/", 1)
    last = '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    types = f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    parts = {"_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="{name}"/></Relationships>'}
    parts[name] = f'{XML}<w:document xmlns:w="{w}" xmlns:r="{rel}" {SPACES} mc:Ignorable="w14"><w:body>{"".join(body)}{last}</w:body></w:document>'
    relations = f'<Relationship Id="rId1" Type="{rel}/styles" Target="styles.xml"/><Relationship Id="rId7" Type="{rel}/header" Target="header1.xml"/>{rels}'
    parts[f"{folder}/styles.xml"] = f'{XML}<w:styles xmlns:w="{w}">{STYLES}{styles}</w:styles>'
    parts[f"{folder}/header1.xml"] = f'{XML}<w:hdr xmlns:w="{w}">{p("内部资料　注意保存")}</w:hdr>'
    types += f'<Override PartName="/{folder}/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/{folder}/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>'
    if numbering:
        relations += f'<Relationship Id="rId2" Type="{rel}/numbering" Target="numbering.xml"/>'
        types += f'<Override PartName="/{folder}/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>'
        parts[f"{folder}/numbering.xml"] = f'{XML}<w:numbering xmlns:w="{w}">{numbering}</w:numbering>'
    parts[f"{folder}/_rels/{base}.rels"] = f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    parts["[Content_Types].xml"] = f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    return zipped({**parts, **(more or {})}, streamed=streamed)
