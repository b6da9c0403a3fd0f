"""Makes Word files out of their parts, and the hand-out that the tests read."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
STYLES: Mapping[str, tuple[str, str]] = {
    "Standard": ("Normal", ""),
    "berschrift1": ("heading 1", '<w:basedOn w:val="Standard"/>'),
    "berschrift2": ("heading 2", '<w:basedOn w:val="Standard"/>'),
    "Kapitel": ("Chapter of mine", '<w:basedOn w:val="berschrift1"/>'),
    "Titel": ("Title", ""),
    "Untertitel": ("Subtitle", ""),
    "Verfasser": ("Author", ""),
    "Datum": ("Date", ""),
    "Zitat": ("Quote", ""),
    "Code": ("HTML Preformatted", ""),
    "Beschriftung": ("caption", ""),
    "Verzeichnis1": ("toc 1", ""),
    "Aufzhlung": ("List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
}
"""Styles as a German Word writes them: ids in German, names in English."""
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph; content that is no markup becomes one run."""
    content = content if content.startswith("<") or not content else r(content)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{content}</w:p>"


def item(text: str, level: int = 0, list_: int = 1) -> str:
    """An item of a list: 1 has bullets, 2 has numbers."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    return p(text, properties=numbering)


def call(id_: int, kind: str = "footnote") -> str:
    """The call of a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{id_}"/></w:r>'


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def write_docx(
    path: Path,
    body: str,
    *,
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    core: Mapping[str, str] | None = None,
    parts: Mapping[str, str] | None = None,
) -> Path:
    """Write a Word file.

    Args:
        path: Where to write it.
        body: Its paragraphs and tables.
        footnotes: The paragraphs of each note.
        endnotes: The same.
        core: Values of its properties.
        parts: Other parts by their paths.
    """
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"{default(id_)}><w:name w:val="{name}"/>{more}</w:style>'
        for id_, (name, more) in STYLES.items()
    )
    values = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in (core or {}).items())
    written = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _root("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": _root("styles", styles),
        "word/numbering.xml": _root("numbering", _NUMBERING),
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{values}</cp:coreProperties>'
        ),
        **_notes("footnote", footnotes or {}),
        **_notes("endnote", endnotes or {}),
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in written.items():
            file.writestr(name, text)
    return path


def default(id_: str) -> str:
    return ' w:default="1"' if id_ == "Standard" else ""


def _root(tag: str, content: str) -> str:
    return f"<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"


def _notes(kind: str, notes: Mapping[int, str]) -> dict[str, str]:
    if not notes:
        return {}
    rule = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
    texts = "".join(f'<w:{kind} w:id="{id_}">{text}</w:{kind}>' for id_, text in notes.items())
    return {f"word/{kind}s.xml": _root(f"{kind}s", rule + texts)}


def write_handout(path: Path) -> Path:
    """The hand-out of a teacher: everything that Word files have, in a few lines."""
    changed = (
        r("The strike began on ")
        + f'<w:ins w:id="1" w:author="A">{r("3 May")}</w:ins>'
        + '<w:del w:id="2" w:author="A"><w:r><w:delText>4 May</w:delText></w:r></w:del>'
        + r(" 1829 and lasted eleven weeks.")
        + call(2)
    )
    linked = (
        '<w:hyperlink r:id="rId9">'
        + r("The ledgers")
        + "</w:hyperlink>"
        + r(" are kept at ")
        + '<w:fldSimple w:instr="REF place">'
        + r("Ferrow")
        + "</w:fldSimple>"
        + r("; their paper is 0.1 mm")
        + r("2", '<w:vertAlign w:val="superscript"/>')
        + r(" thick, so to speak.")
        + call(1, "endnote")
    )
    box = f"<w:txbxContent>{p('Bring a ruler and a rope.')}</w:txbxContent>"
    boxed = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>'
        f"{box}</wps:txbx></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A pan in 1724"/></wp:inline></w:drawing></w:r>'
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = [
        p("Salt and Credit", "Titel"),
        p("What Ferrow owed to whom", "Untertitel"),
        p("Contents", "Verzeichnis1"),
        p("The pans\t1", "Verzeichnis1"),
        p("The pans", "berschrift1"),
        p(r("In 1702 the town leased the pans to ") + r("Jacob Tull", "<w:b/>") + r(".") + call(1)),
        p(changed),
        p(picture),
        p("Figure 1: A pan in 1724", "Beschriftung"),
        p("How they worked", "berschrift2"),
        item("They boiled the brine"),
        item("with turf,", 1),
        item("later with coal;", 1),
        item("and raked it dry."),
        p("Never trust a dry pan.", "Zitat"),
        table([("Year", "Tons"), ("1702", "1,300"), ("1750", "4,000")]),
        p(boxed + r("Three rules stood on the gate:")),
        item("No fire after ten.", list_=2),
        item("No song before six.", list_=2),
        p(page + r("What is left"), "Kapitel"),
        p(linked),
        p(r("Not for the class.", "<w:vanish/>") + r("Today the pans are dry.")),
    ]
    return write_docx(
        path,
        "".join(body),
        footnotes={
            1: p("The lease is lost."),
            2: p("So the masters said.") + p("The men counted ten."),
        },
        endnotes={1: p("Volumes 1 to 41.")},
        core={
            "dc:title": "Microsoft Word - handout3.doc",
            "dc:creator": "Ida Marlowe",
            "dcterms:created": "2021-09-14T08:00:00Z",
        },
        parts={
            "word/comments.xml": _root(
                "comments", f'<w:comment w:id="0" w:author="B">{p("Is this right?")}</w:comment>'
            )
        },
    )
