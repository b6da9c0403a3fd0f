"""Markdown: front matter, title, notes, types of blocks, and what is left out."""

import pytest

from studyapp.documents import read
from studyapp.model import BlockType, Document


@pytest.fixture
def reading(tmp_path):
    def read_text(text: str) -> Document:
        path = tmp_path / "some-notes.md"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return read_text


def shape(document: Document) -> list[tuple[str, str]]:
    return [(str(block.type), block.text) for block in document.blocks]


def test_front_matter_gives_title_author_and_language(reading):
    document = reading(
        '---\ntitle: "Salt: A Story"\nauthor: [Ada Orr, Ben Day]\nlanguage: de\nsource: a shelf\n---\n\nText.'
    )
    assert (document.title, document.author, document.language) == (
        "Salt: A Story",
        "Ada Orr, Ben Day",
        "de",
    )
    assert shape(document) == [("paragraph", "Text.")]
    assert ("source named in the front matter", "a shelf") in [
        (r.what, r.where) for r in document.report
    ]


def test_first_heading_is_the_title_and_the_others_begin_at_level_one(reading):
    document = reading("# Salt *and* Iron\n\nText.\n\n## Mines\n\n#### Deep\n\nMore.")
    assert document.title == "Salt and Iron"
    assert [(b.text, b.level) for b in document.blocks if b.level] == [("Mines", 1), ("Deep", 2)]


def test_heading_that_is_not_the_title_of_the_front_matter_stays(reading):
    document = reading("---\ntitle: Salt\n---\n\n# Mines\n\nText.\n\n# Roads\n\nText.")
    assert document.title == "Salt"
    assert [(b.text, b.level) for b in document.blocks if b.level] == [("Mines", 1), ("Roads", 1)]


def test_without_title_the_name_of_the_file_is_taken(reading):
    assert reading("## Mines\n\nText.").title == "Some notes"


def test_markup_goes_and_words_stay(reading):
    document = reading(
        "The **old** _mine_ [here](https://example.org) is `deep`, 3 < 4 & \\*closed\\*<br>for\ngood <b>now</b>."
    )
    assert shape(document) == [
        ("paragraph", "The old mine here is deep, 3 < 4 & *closed* for good now.")
    ]


def test_footnotes_stand_where_they_are_called(reading):
    document = reading(
        "One[^b] two^[Made *inline*.] three[^a].\n\nAgain[^b].\n\n[^a]: The first.\n\n    Its second part.\n\n[^b]: The other."
    )
    text = document.blocks[0].text
    assert text == "One two three."
    assert [(n.number, n.text, text[: n.offset]) for n in document.notes] == [
        ("1", "The other.", "One"),
        ("2", "Made inline.", "One two"),
        ("3", "The first. Its second part.", "One two three"),
    ]
    assert {n.block for n in document.notes} == {document.blocks[0].id}


def test_numbers_of_footnotes_are_kept(reading):
    document = reading("One[^7] two[^9].\n\n[^7]: Seven.\n[^9]: Nine.")
    assert [(n.number, n.text) for n in document.notes] == [("7", "Seven."), ("9", "Nine.")]


def test_footnote_that_nothing_calls_is_kept_and_reported(reading):
    document = reading("One[^1].\n\n[^1]: Called.\n\n[^2]: Uncalled.")
    assert [n.text for n in document.notes] == ["Called.", "Uncalled."]
    assert "note without a marker put beside another" in [r.what for r in document.report]


def test_blocks_keep_their_types(reading):
    document = reading(
        "- one\n- two\n  - inner\n\n> said\n> she\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx  =  1\n```\n"
    )
    assert shape(document) == [
        ("item", "one"),
        ("item", "two"),
        ("item", "inner"),
        ("quotation", "said she"),
        ("table", "a | b\n1 | 2"),
        ("code", "x  =  1"),
    ]


def test_code_and_tables_have_no_sentences(reading):
    document = reading("```\nHere it is. And more.\n```\n\nText. More.")
    assert [len(block.sentences) for block in document.blocks] == [0, 2]


def test_images_are_left_out_with_a_remark(reading):
    document = reading("![A mine](mine.png)\n\nThe mine ([Figure 3](#fig-3)) is old.")
    assert shape(document) == [("paragraph", "The mine is old.")]
    remarks = [(r.what, r.where) for r in document.report]
    assert ("image left out", "A mine") in remarks
    assert ("reference to a picture left out", "Figure 3") in remarks


def test_numbered_references_become_notes(reading):
    document = reading(
        "# Salt\n\nIt was old.[4] It was deep.[5]\n\n## References\n\n4. ^ Orr, p. 1.\n5. ^ Day, p. 2.\n"
    )
    assert [(n.number, n.text) for n in document.notes] == [
        ("4", "Orr, p. 1."),
        ("5", "Day, p. 2."),
    ]
    assert document.blocks[0].text == "It was old. It was deep."


def test_ordered_list_is_no_list_of_notes(reading):
    document = reading(
        "# Salt\n\nIt was old.[1] Deep.[2] Cold.[3] Wet.[4] So.[5]\n\n1. Dig.\n2. Wait.\n"
    )
    assert [b.text for b in document.blocks if b.type is BlockType.ITEM] == ["Dig.", "Wait."]
    assert document.notes == ()


def test_raised_numbers_in_html_call_notes(reading):
    document = reading("It was old.<sup>1</sup> So.\n\n[1] Orr, p. 1.")
    assert document.blocks[0].text == "It was old. So."
    assert [n.text for n in document.notes] == ["Orr, p. 1."]


def test_html_loses_its_tags(reading):
    document = reading(
        "<div><p>Said &amp; done.</p></div>\n\n<!-- secret -->\n\n<script>x()</script>\n"
    )
    assert shape(document) == [("paragraph", "Said & done.")]


def test_prose_indented_by_mistake_is_a_quotation(reading):
    document = reading(
        "Text.\n\n    The ferry crossed the strait each morning and came back\n    in the evening full of salt and rain.\n"
    )
    assert document.blocks[1].type is BlockType.QUOTATION


def test_text_without_marked_headings_is_read_like_plain_text(reading):
    prose = "The ferry crossed the strait each morning and came back in the evening full of salt."
    document = reading(f"{prose}\n\n\nHistory of salt\n\n{prose} So it was.\n")
    assert [(b.text, b.level) for b in document.blocks if b.level] == [("History of salt", 1)]


# What only certain programs understand

EXTRAS = {
    "callout of Obsidian": ("> [!note] Beware\n> of salt.", [("quotation", "Beware of salt.")]),
    "link of Obsidian": (
        "See [[Pans|the pans]] and [[Salt]].",
        [("paragraph", "See the pans and Salt.")],
    ),
    "comment of Obsidian": ("So %%not this%% it was.", [("paragraph", "So it was.")]),
    "name of a block": ("So it was. ^a1b2", [("paragraph", "So it was.")]),
    "highlight": ("It was ==very== old.", [("paragraph", "It was very old.")]),
    "task": ("- [ ] dig\n- [x] wait", [("item", "dig"), ("item", "wait")]),
    "attributes of Pandoc": (
        "## Pans {#pans .x}\n\nOld.",
        [("heading", "Pans"), ("paragraph", "Old.")],
    ),
    "citation of Pandoc": (
        "It was old [see @orr1958, p. 2; @day].",
        [("paragraph", "It was old.")],
    ),
    "address is no citation": (
        "Ask [ada@x.example] so.",
        [("paragraph", "Ask [ada@x.example] so.")],
    ),
    "box of Pandoc": ("::: {.note}\nOld.\n:::", [("paragraph", "Old.")]),
    "page break": ("Old.\n\n\\newpage\n\nNew.", [("paragraph", "Old."), ("paragraph", "New.")]),
    "tag of Jekyll": ("{% include a.html %}\n\nOld.", [("paragraph", "Old.")]),
    "attributes of Jekyll": ("{: .note}\nOld.", [("paragraph", "Old.")]),
    "contents of Jekyll": ("* TOC\n{:toc}\n\nOld.", [("paragraph", "Old.")]),
    "contents of others": ("[TOC]\n\nOld.", [("paragraph", "Old.")]),
    "box of MkDocs": ('!!! note "Beware"\n    of salt.', [("paragraph", "Beware of salt.")]),
    "abbreviation": ("The HMS came.\n\n*[HMS]: a ship", [("paragraph", "The HMS came.")]),
    "raised and lowered": ("At 10^6^ pans, H~2~O.", [("paragraph", "At 10⁶ pans, H₂O.")]),
    "lines": ("| Row the boat,\n| row it home.", [("paragraph", "Row the boat, row it home.")]),
    "caption of a table": (
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n: Tons",
        [("table", "a | b\n1 | 2")],
    ),
    "definition": ("Pan\n:   A vessel.", [("item", "Pan"), ("item", "A vessel.")]),
}


@pytest.mark.parametrize(("text", "blocks"), EXTRAS.values(), ids=EXTRAS.keys())
def test_extras_leave_only_their_words(reading, text, blocks):
    assert shape(reading(f"# Salt\n\n{text}\n")) == blocks


# Blocks in their less common forms


def test_headings_that_are_underlined_or_closed(reading):
    document = reading("Salt\n====\n\nText.\n\nMines\n-----\n\nText.\n\n### Deep ###\n\nText.")
    assert document.title == "Salt"
    assert [(b.text, b.level) for b in document.blocks if b.level] == [("Mines", 1), ("Deep", 2)]


def test_lists_within_each_other_and_with_paragraphs(reading):
    document = reading(
        "1. one\n   - a\n     - deep\n\n     more of a\n2. two\n\n   > said\n\n3) three\n"
    )
    assert shape(document) == [
        ("item", "one"),
        ("item", "a"),
        ("item", "deep"),
        ("item", "more of a"),
        ("item", "two"),
        ("quotation", "said"),
        ("item", "three"),
    ]


def test_notes_of_several_paragraphs_within_lines_and_never_called(reading):
    document = reading(
        "# Salt\n\nOld.[^1] Deep.^[In *line*.] So.[^x]\n\n[^1]: First.\n\n    Second.\n\n    - item\n\n[^x]: Last.\n[^y]: Never.\n"
    )
    assert document.blocks[0].text == "Old. Deep. So."
    assert [(n.number, n.text) for n in document.notes] == [
        ("1", "First. Second. item"),
        ("2", "In line."),
        ("3", "Last."),
        ("4", "Never."),
    ]


def test_lines_broken_on_purpose_stay_one_paragraph(reading):
    assert shape(reading("# Salt\n\nOne  \ntwo\\\nthree\nfour.")) == [
        ("paragraph", "One two three four.")
    ]


def test_html_among_markdown(reading):
    document = reading(
        "# Salt\n\n<div>\n\n**Old** pans\n\n</div>\n\n<details><summary>More</summary>\n\nWords.\n\n</details>\n\n"
        "H<sub>2</sub>O and <kbd>Q</kbd>.<br>So.\n\n<table><tr><td>a</td><td>b</td></tr></table>\n\n<p>One</p>\n<p>Two</p>\n"
    )
    assert shape(document) == [
        ("paragraph", "Old pans"),
        ("paragraph", "More"),
        ("paragraph", "Words."),
        ("paragraph", "H₂O and Q. So."),
        ("table", "a | b"),
        ("paragraph", "One"),
        ("paragraph", "Two"),
    ]


def test_several_headings_of_the_highest_level_are_no_title(reading):
    prose = "It was long ago, and nobody on the island knows how it came about, or cares to ask."
    document = reading(f"# Salt\n\n{prose}\n\n# Iron\n\n{prose}\n")
    assert document.title == "Some notes"
    assert [(b.text, b.level) for b in document.blocks if b.level] == [("Salt", 1), ("Iron", 1)]


def test_a_file_of_one_endless_line_is_read_as_plain_text(reading):
    document = reading("# Salt " + "word " * 50_000)
    assert "read as plain text" in [remark.what for remark in document.report]
