"""HTML, whatever it comes from: blocks, notes found by their links, and signs set high or low."""

import pytest

from studyapp.documents.assembling import assemble
from studyapp.documents.markup.drafting import to_draft
from studyapp.documents.markup.parsing import parse
from studyapp.model import Document
from studyapp.progress import silent


def reading(body: str, title: str = "T") -> Document:
    draft = to_draft(parse(f"<html><body>{body}</body></html>"), silent, title=title)
    return assemble(draft, title="Unnamed", origin="", progress=silent)


def shape(document: Document) -> list[tuple[str, str]]:
    return [(str(block.type), block.text) for block in document.blocks]


def line(inner: str) -> str:
    """Return how the inside of a line is read."""
    return reading(f"<h2>H</h2><p>{inner}</p>").blocks[1].text


# Blocks


def test_blocks_keep_their_types():
    document = reading(
        "<h2>Pans</h2><p>One<br>two.</p><ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>"
        "<blockquote><p>Said.</p></blockquote><dl><dt>pan</dt><dd>vessel</dd></dl><dl><dd>Set in.</dd></dl>"
        "<pre>x\n  y</pre><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert shape(document) == [
        ("heading", "Pans"),
        ("paragraph", "One two."),
        ("item", "a"),
        ("item", "b"),
        ("item", "c"),
        ("item", "d"),
        ("quotation", "Said."),
        ("item", "pan"),
        ("item", "vessel"),
        ("quotation", "Set in."),
        ("code", "x\n  y"),
        ("table", "a | b\n1 | 2"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><h2>Pans</h2><p>One.</p></td></tr></table>",
        '<table role="presentation"><tr><td><p>One.</p></td><td><p>Two.</p></td></tr></table>',
        "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
        f"<table><tr><td>side</td><td><p>{'Long. ' * 50}</p><p>{'More. ' * 50}</p></td></tr></table>",
    ],
)
def test_table_that_only_arranges_the_page_is_none(table):
    assert not any(text.startswith(("side |", "One. |")) for _, text in shape(reading(table)))


@pytest.mark.parametrize(
    "table",
    ["<table><td>a</td><td>b</td></table>", "<table><tr>loose<th>a</th><td>b</td></tr></table>"],
)
def test_broken_table_keeps_its_words(table):
    words = shape(reading(table))[0][1].replace(" | ", " ").split()
    assert words[-2:] == ["a", "b"]


def test_levels_of_headings_are_counted_from_one():
    document = reading("<h3>A</h3><p>x</p><h5>B</h5><p>x</p><h3>C</h3><p>x</p>")
    assert [(b.level, b.text) for b in document.blocks if b.level] == [(1, "A"), (2, "B"), (1, "C")]


def test_headings_that_say_the_title_are_taken_out():
    document = reading(
        "<h1>Salt</h1><h2>A Story</h2><p>x</p><h2>Pans</h2><p>y</p>", title="Salt: A Story"
    )
    assert [text for _, text in shape(document)] == ["x", "Pans", "y"]


def test_only_heading_of_the_highest_level_is_the_title():
    assert reading("<h1>Salt</h1><p>x</p><h2>Pans</h2><p>y</p>", title="").title == "Salt"
    two = reading(f"<h1>Salt</h1><p>{'So it was. ' * 20}</p><h1>Pans</h1><p>y</p>", title="")
    assert (two.title, len(two.blocks)) == ("Unnamed", 4)


def test_bold_lines_are_headings_where_there_are_no_others():
    prose = "It was long ago, and nobody knows."
    document = reading(
        f"<p><b>I</b></p><p>{prose}</p><p><b>A</b></p><p>{prose}</p><p><strong>It is so.</strong></p><p>{prose}</p>"
    )
    assert [(b.level, b.text) for b in document.blocks if b.level] == [(1, "I"), (2, "A")]


def test_headings_of_nothing_are_left_out():
    document = reading(
        '<h2>Pans</h2><p>x<a href="#n" role="doc-noteref">1</a></p><h2>Notes</h2><h3>To the pans</h3>'
        '<aside role="doc-footnote" id="n">Orr.</aside>'
    )
    assert shape(document) == [("heading", "Pans"), ("paragraph", "x")]


# Within a line


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("10<sup>6</sup> pans", "10⁶ pans"),
        ("9 m<sup>2</sup>", "9 m²"),
        ("H<sub>2</sub>O", "H₂O"),
        ("<sup>14</sup>C", "¹⁴C"),
        ("Na<sup>+</sup>", "Na⁺"),
        ("the 3<sup>rd</sup> pan", "the 3rd pan"),
        ("It was old.<sup>12</sup> So.", "It was old. So."),
        ("a <q>word</q> said", "a “word” said"),
        ("no<del>t</del>w", "now"),
        ("see (<a href='#f2'>Figure 2</a>) so", "see so"),
        ("as <a href='#f2'>Figure 2</a> shows", "as Figure 2 shows"),
        ("a <img src='x.png' alt='pan'> b", "a b"),
        ("soft&shy;ly", "softly"),
        ("o<span role='doc-pagebreak' title='4'></span>n", "on"),
        ("so [*201] it was", "so it was"),
        ("<img alt='B' src='b.png'>efore", "Before"),
        ("<img alt='I' src='i.png'> was there", "I was there"),
        ("<img alt='T' src='t.png'>HE pans", "THE pans"),
        ("<span class='dropcap'>B</span>efore", "Before"),
        ("<ruby>salt<rt>solt</rt></ruby>", "salt"),
        ("<span style='display:none'><math><mi>x</mi><mo>=</mo><mn>2</mn></math></span>", "x=2"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "x²"),
        ("<math><msub><mi>a</mi><mn>1</mn></msub></math>", "a₁"),
        ("a<span hidden>b</span>c", "ac"),
        ("1 &lt; 2 &amp; &eacute;", "1 < 2 & é"),
    ],
)
def test_inside_of_a_line(inner, text):
    assert line(inner) == text


# Notes

NOTES = {
    "by roles": ('<a role="doc-noteref" href="#n1">1</a>', '<aside role="doc-footnote" id="n1"><p>Orr.</p></aside>'),
    "of an EPUB": ('<a epub:type="noteref" href="#n1">1</a>', '<aside epub:type="footnote" id="n1">Orr.</aside>'),
    "of Pandoc": (
        '<a href="#n1" class="footnote-ref" id="r1"><sup>1</sup></a>',
        '<section class="footnotes"><hr><ol><li id="n1"><p>Orr.<a href="#r1" class="footnote-back">↩︎</a></p></li></ol></section>',
    ),
    "of MediaWiki": (
        '<sup id="cite_ref-1"><a href="#n1">[1]</a></sup>',
        '<ol class="references"><li id="n1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> <span>Orr.</span></li></ol>',
    ),
    "of Gutenberg": (
        '<a id="FNanchor_1"></a><a href="#n1" class="fnanchor">[1]</a>',
        '<div class="footnote"><p><a id="n1"></a><a href="#FNanchor_1"><span class="label">[1]</span></a> Orr.</p></div>',
    ),
    "of mammoth": (
        '<sup><a href="#n1" id="r1">[1]</a></sup>',
        '<ol><li id="n1"><p>Orr. <a href="#r1">↑</a></p></li></ol>',
    ),
    "of Sphinx": (
        '<a class="footnote-reference brackets" href="#n1" id="r1">1</a>',
        '<dl class="footnote brackets"><dt class="label" id="n1"><span class="brackets"><a class="fn-backref" href="#r1">1</a></span></dt><dd><p>Orr.</p></dd></dl>',
    ),
    "of paragraphs": ('<sup><a href="#n1" id="r1">1</a></sup>', '<hr><p id="n1"><a href="#r1">1.</a> Orr.</p>'),
    "named anchors": ('<a name="r1"></a><sup><a href="#n1">1</a></sup>', '<p><a name="n1" href="#r1">[1]</a> Orr.</p>'),
    "in a table": (
        '<sup><a href="#n1" id="r1">1</a></sup>',
        '<table><tr><td><a id="n1" href="#r1">1</a></td><td>Orr.</td></tr></table>',
    ),
    "stars": ('<sup><a href="#n1" id="r1">*</a></sup>', '<p id="n1"><a href="#r1">*</a> Orr.</p>'),
    "of Word": (
        '<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a>',
        '<div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id="ftn1"><p class="MsoFootnoteText"><a href="#_ftnref1" name="_ftn1">[1]</a> Orr.</p></div></div>',
    ),
    "of LibreOffice": (
        '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
        '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Orr.</p></div>',
    ),
    "of Google Docs": (
        '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
        '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Orr.</span></p></div>',
    ),
    "of Substack": (
        '<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>',
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>Orr.</p></div></div>',
    ),
    "of a journal": (
        '<a href="#fn1" class="xref fn"><span>Footnote <sup>1</sup></span></a>',
        '<div class="fn" id="fn1"><div class="fn-symbol"><span><sup>1</sup></span></div><p>Orr.</p></div>',
    ),
    "at the side": (
        '<label for="s1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s1"/><span class="sidenote">Orr.</span>',
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("call", "note"), NOTES.values(), ids=NOTES.keys())
def test_notes_are_found_and_stand_where_they_are_called(call, note):
    document = reading(f"<h2>H</h2><p>It was old.{call} So it was.</p><p>Deep.</p>{note}")
    assert [text for _, text in shape(document)] == ["H", "It was old. So it was.", "Deep."]
    assert [(n.text, n.offset) for n in document.notes] == [("Orr.", 11)]


def test_note_goes_on_up_to_the_next_one():
    document = reading(
        '<p>Old.<sup><a href="#n1" id="r1">1</a></sup> Deep.<sup><a href="#n2" id="r2">2</a></sup></p>'
        '<div class="footnotes"><p id="n1"><a href="#r1">1</a> Orr.</p><p>And Day.</p><p id="n2"><a href="#r2">2</a> Voss.</p></div>'
    )
    assert [n.text for n in document.notes] == ["Orr. And Day.", "Voss."]


def test_one_note_may_be_called_twice():
    document = reading(
        '<p>Old.<sup><a href="#n1" id="a">1</a></sup></p><p>Deep.<sup><a href="#n1" id="b">1</a></sup></p>'
        '<ol><li id="n1">^ <a href="#a">a</a> <a href="#b">b</a> Orr.</li></ol>'
    )
    assert [text for _, text in shape(document)] == ["Old.", "Deep."]
    assert [(n.number, n.text) for n in document.notes] == [("1", "Orr.")]


@pytest.mark.parametrize(
    "body",
    [
        '<ul><li><a href="#a">1</a></li></ul><h2 id="a">Pans</h2><p>x</p>',
        '<p>In <a href="#a">chapter 3</a> more.</p><h2 id="a">Pans</h2><p>x</p>',
        '<p>As (<a href="#b1">Holt 1958</a>) says.</p><ul><li id="b1">Holt, A. Salt.</li></ul>',
        '<p>Step <a href="#s2">2</a> follows.</p><ol><li id="s1">Dig.</li><li id="s2">Wait.</li></ol>',
    ],
)
def test_links_that_call_no_note(body):
    assert reading(body).notes == ()


def test_steps_of_a_list_are_no_notes_where_notes_are_linked():
    steps = "".join(f"<li>Step {n}.</li>" for n in range(1, 6))
    document = reading(
        '<p>Old.<sup><a href="#n1" id="r1">1</a></sup> The value [3] is odd, and [4] and [5] too.</p>'
        f'<ol>{steps}</ol><div class="footnotes"><p id="n1"><a href="#r1">1</a> Orr.</p></div>'
    )
    assert [n.text for n in document.notes] == ["Orr."]
    assert ("item", "Step 3.") in shape(document)
