"""Word files: headings by style and by looks, lists, notes, changes, and what is left out."""

from zipfile import ZipFile

import pytest

from studyapp.documents import read
from studyapp.model import BlockType, Document
from tests.documents.make_docx import call, item, p, r, table, write_docx

PROSE = (
    "The pans were boiled with turf at first and with coal after 1738, and nobody asked what the "
    "smoke would do to the sheep."
)
BOLD = "<w:b/>"


@pytest.fixture
def reading(tmp_path):
    def read_file(*body: str, **options) -> Document:
        return read(write_docx(tmp_path / "some-handout.docx", "".join(body), **options))

    return read_file


def shape(document: Document) -> list[tuple[str, str]]:
    return [(str(block.type), block.text) for block in document.blocks]


def headings(document: Document) -> list[tuple[int | None, str]]:
    return [(b.level, b.text) for b in document.blocks if b.type is BlockType.HEADING]


def remarks(document: Document) -> list[tuple[str, str]]:
    return [(remark.what, remark.where) for remark in document.report]


def test_headings_are_known_by_their_styles_in_any_language(reading):
    file = reading(
        p("Opening", "berschrift1"), p(PROSE), p("Detail", "berschrift2"), p(PROSE + " So."),
        p("My own style", "Kapitel"), p(PROSE + " Thus."),
    )  # fmt: skip
    assert headings(file) == [(1, "Opening"), (2, "Detail"), (1, "My own style")]


def test_headings_are_known_by_the_level_of_their_outline(reading):
    level = '<w:outlineLvl w:val="{}"/>'.format
    file = reading(
        p("Opening", "", level(0)),
        p(PROSE),
        p("Detail", "", level(1)),
        p(PROSE),
        p("End", "", level(0)),
        p(PROSE),
    )
    assert headings(file) == [(1, "Opening"), (2, "Detail"), (1, "End")]
    assert file.title == "Some handout"


@pytest.mark.parametrize("looks", [BOLD, '<w:sz w:val="32"/>'])
def test_without_styles_short_bold_or_large_lines_are_headings(reading, looks):
    file = reading(
        p(r("The Pans of Ferrow", looks)), p("by Ida Marlowe"), p(r("Introduction", looks)), p(PROSE),
        p(r("What the ledgers say", looks)), p(PROSE), p(r("This sentence only matters much.", looks)), p(PROSE),
    )  # fmt: skip
    assert (file.title, file.author) == ("The Pans of Ferrow", "Ida Marlowe")
    assert headings(file) == [(1, "Introduction"), (1, "What the ledgers say")]


def test_bold_lines_are_none_where_there_are_styles(reading):
    file = reading(
        p("One", "berschrift1"),
        p(PROSE),
        p(r("Not a heading", BOLD)),
        p(PROSE),
        p("Two", "berschrift1"),
        p(PROSE),
    )
    assert headings(file) == [(1, "One"), (1, "Two")]


def test_title_and_subtitle_are_the_title(reading):
    file = reading(
        p("Salt", "Titel"), p("A Story", "Untertitel"), p("Opening", "berschrift1"), p(PROSE)
    )
    assert file.title == "Salt: A Story"
    assert shape(file) == [("heading", "Opening"), ("paragraph", PROSE)]


def test_title_of_the_properties_is_taken_out_of_the_text(reading):
    file = reading(p("Salt and Silence"), p(PROSE), core={"dc:title": "Salt and silence"})
    assert file.title == "Salt and Silence"
    assert shape(file) == [("paragraph", PROSE)]


@pytest.mark.parametrize("title", ["Microsoft Word - x.doc", "Untitled", "Document1", "essay.docx"])
def test_title_that_a_program_has_filled_in_is_none(reading, title):
    assert reading(p(PROSE), core={"dc:title": title}).title == "Some handout"


def test_author_date_and_language_of_the_properties(reading):
    file = reading(
        p(PROSE),
        core={
            "dc:creator": "Ada Orr; Ben Day",
            "dcterms:created": "2021-09-14T08:00:00Z",
            "dc:language": "en-GB",
        },
    )
    assert (file.author, file.date, file.language) == ("Ada Orr, Ben Day", "2021-09-14", "en")


def test_author_and_date_that_stand_in_the_text(reading):
    file = reading(
        p("Salt", "Titel"), p("Ada Orr", "Verfasser"), p("5 April 2021", "Datum"), p(PROSE), core={"dc:creator": "B"}
    )  # fmt: skip
    assert (file.author, file.date) == ("Ada Orr", "2021-04-05")
    assert shape(file) == [("paragraph", PROSE)]


@pytest.mark.parametrize("author", ["python-docx", "Microsoft Office User", "admin", ""])
def test_author_that_a_program_has_filled_in_is_none(reading, author):
    core = {"dc:creator": author, "dcterms:created": "2013-12-23T23:15:00Z"}
    file = reading(p(PROSE), core=core)
    assert (file.author, file.date) == ("", "")


def test_blocks_keep_their_types(reading):
    file = reading(
        item("one"), item("inner", 1), item("two"), p("by its style", "Aufzhlung"), p("Said so.", "Zitat"),
        table([("Year", "Tons"), ("1702", "1,300")]), p("x = 1", "Code"), p("y = 2", "Code"), p(PROSE),
    )  # fmt: skip
    assert shape(file) == [
        ("item", "one"),
        ("item", "inner"),
        ("item", "two"),
        ("item", "by its style"),
        ("quotation", "Said so."),
        ("table", "Year | Tons\n1702 | 1,300"),
        ("code", "x = 1\ny = 2"),
        ("paragraph", PROSE),
    ]


def test_paragraph_that_is_set_further_in_is_a_quotation(reading):
    inset = '<w:ind w:left="720" w:right="720"/>'
    hanging = '<w:ind w:left="720" w:hanging="720"/>'
    file = reading(
        p(PROSE),
        p(f"Inset. {PROSE}", "", inset),
        p(PROSE),
        p(f"Holt. {PROSE}", "", hanging),
        p(PROSE),
        p(PROSE),
    )
    assert [block.text[:5] for block in file.blocks if block.type is BlockType.QUOTATION] == [
        "Inset"
    ]


def test_footnotes_and_endnotes_are_counted_apart(reading):
    file = reading(
        p(r("Old.") + call(1) + r(" Deep.") + call(1, "endnote") + r(" Cold.") + call(2)),
        p(PROSE),
        footnotes={1: p("First."), 2: p("Second.") + p("It goes on.")},
        endnotes={1: p("At the end.")},
    )
    assert file.blocks[0].text == "Old. Deep. Cold."
    assert [(n.number, n.text, n.offset) for n in file.notes] == [
        ("1", "First.", 4),
        ("i", "At the end.", 10),
        ("2", "Second. It goes on.", 16),
    ]


def test_note_with_a_sign_of_its_own(reading):
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    file = reading(p(r("Old.") + star + r(" So.")), p(PROSE), footnotes={1: p("* Orr, p. 1.")})
    assert file.blocks[0].text == "Old. So."
    assert [n.text for n in file.notes] == ["Orr, p. 1."]


def test_call_of_a_note_that_is_missing(reading):
    file = reading(p(r("Old.") + call(7) + r(" So.")), p(PROSE), footnotes={1: p("x")})
    assert (file.blocks[0].text, file.notes) == ("Old. So.", ())


def test_tracked_changes_are_read_as_accepted(reading):
    deleted = '<w:del w:id="1"><w:r><w:delText>three</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{r("four")}</w:ins>'
    mark = '<w:rPr><w:del w:id="3"/></w:rPr>'
    row = f'<w:tbl><w:tr><w:trPr><w:del w:id="4"/></w:trPr><w:tc>{p("gone")}</w:tc></w:tr></w:tbl>'
    file = reading(
        p(r("In ") + deleted + inserted + r(" years.")),
        p("First half", "", mark),
        p(" and second half."),
        row,
        p(PROSE),
    )
    assert [text for _, text in shape(file)] == [
        "In four years.",
        "First half and second half.",
        PROSE,
    ]
    assert any(what == "tracked changes accepted" for what, _ in remarks(file))


RUNS = {
    "field": ('<w:fldSimple w:instr="REF x">' + r("Ferrow") + "</w:fldSimple>", "At Ferrow, so."),
    "link": ('<w:hyperlink r:id="rId9">' + r("Ferrow") + "</w:hyperlink>", "At Ferrow, so."),
    "link to a place": (
        '<w:hyperlink r:id="rId9" w:anchor="there">' + r("Ferrow") + "</w:hyperlink>",
        "At Ferrow, so.",
    ),
    "comment": (r("Ferrow") + '<w:r><w:commentReference w:id="0"/></w:r>', "At Ferrow, so."),
    "complex field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> CITATION Vos09 </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("Ferrow") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "At Ferrow, so.",
    ),
    "hidden": (r("x") + r("secret", "<w:vanish/>"), "At x, so."),
    "hyphen": ("<w:r><w:t>old</w:t><w:noBreakHyphen/><w:t>new</w:t></w:r>", "At old-new, so."),
    "line break": ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "At one two, so."),
    "page break": ('<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>', "At one two, so."),
    "tab": ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>", "At one two, so."),
    "ruby": (f"<w:r><w:ruby><w:rt>{r('ka')}</w:rt><w:rubyBase>{r('Salt')}</w:rubyBase></w:ruby></w:r>", "At Salt, so."),
    "control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Ferrow')}</w:sdtContent></w:sdt>", "At Ferrow, so."),
    "raised": (r("10") + r("2", '<w:vertAlign w:val="superscript"/>') + r(" m"), "At 10² m, so."),
    "formula": (
        "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
        "At x², so.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "text"), RUNS.values(), ids=RUNS.keys())
def test_text_within_a_line(reading, runs, text):
    assert reading(p(r("At ") + runs + r(", so.")), p(PROSE)).blocks[0].text == text


@pytest.mark.parametrize("form", ["new", "old"])
def test_text_boxes_are_read_once(reading, form):
    box = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    new = f"<w:drawing><wp:anchor><wps:txbx>{box}</wps:txbx></wp:anchor></w:drawing>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old if form == 'old' else ''}</mc:Fallback></mc:AlternateContent>"
    )
    file = reading(p(r("Beside it.") + f"<w:r>{both}</w:r>"), p(PROSE))
    assert [text for _, text in shape(file)] == ["Beside it.", "In a box.", PROSE]


def test_pictures_captions_contents_and_comments_are_left_out(reading):
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A pan"/></wp:inline></w:drawing></w:r>'
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0"><w:p><w:r><w:t>Right?</w:t></w:r></w:p></w:comment></w:comments>'
    )
    file = reading(
        p("Pans\t1", "Verzeichnis1"), p(picture), p("Figure 1: A pan", "Beschriftung"), p(PROSE),
        parts={"word/comments.xml": comments},
    )  # fmt: skip
    assert shape(file) == [("paragraph", PROSE)]
    assert {what for what, _ in remarks(file)} >= {
        "image left out",
        "caption left out",
        "line of the contents left out",
        "comment left out",
    }


def test_pages_as_word_last_set_them(reading):
    file = reading(
        p(PROSE),
        p(r("Begins here, ") + "<w:r><w:lastRenderedPageBreak/></w:r>" + r("ends there.")),
        p(PROSE + " So."),
    )
    assert [block.page for block in file.blocks] == [None, None, 2]


def test_file_of_the_strict_kind(reading, tmp_path):
    path = write_docx(
        tmp_path / "x.docx", p("One", "berschrift1") + p(PROSE) + p("Two", "berschrift1") + p(PROSE)
    )
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

    with ZipFile(path) as file, ZipFile(tmp_path / "strict.docx", "w") as out:
        for name in file.namelist():
            data = file.read(name)
            out.writestr(
                name,
                data.replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict
                ),
            )
    assert [text for _, text in headings(read(tmp_path / "strict.docx"))] == ["One", "Two"]
