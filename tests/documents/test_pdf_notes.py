"""Notes of a PDF are put to their calls, and no sign of either stays in the text."""

from tests.documents.make_pdf import Page, measured, wrapped
from tests.documents.pdf_pages import FERRY, LEFT, PIER, TOLL, TOP, WIDTH, prose, texts, two_columns


def noted(calls: str, notes: list[str], *, rule: bool = True) -> Page:
    page = Page()
    page.lines(LEFT, TOP, wrapped(calls, WIDTH, indent=True))
    if rule:
        page.rule(LEFT, 690, 120)
    page.lines(LEFT, 702, notes, 8, leading=10)
    return page


def test_footnotes_are_told_by_raised_calls_and_small_letters(show):
    document = show(
        noted(
            "Larch lasts in salt water.^1^ The treaty^2^ of 1841 had 12 articles, and 7 of them spoke of it.",
            [
                "^1^ Vance, On Wood, p. 12.",
                "^2^ It was signed on the pier itself, and the ink",
                "froze twice.",
            ],
        )
    )
    (text,) = texts(document)

    assert (
        text
        == "Larch lasts in salt water. The treaty of 1841 had 12 articles, and 7 of them spoke of it."
    )
    assert [(n.number, n.text, text[: n.offset][-7:]) for n in document.notes] == [
        ("1", "Vance, On Wood, p. 12.", " water."),
        ("2", "It was signed on the pier itself, and the ink froze twice.", " treaty"),
    ]


def test_labels_of_notes_need_not_be_raised_nor_a_rule_drawn(show):
    document = show(
        noted(
            "Larch lasts in salt water.^1^ It is heavy.^2^",
            ["1. Vance, On Wood, p. 12.", "2 See p. 14."],
            rule=False,
        )
    )

    assert [(n.number, n.text) for n in document.notes] == [
        ("1", "Vance, On Wood, p. 12."),
        ("2", "See p. 14."),
    ]


def test_notes_numbered_anew_on_each_page(show):
    document = show(
        noted("Larch lasts in salt water.^1^", ["^1^ Vance, p. 12."]),
        noted("A ferry ran from the pier.^1^", ["^1^ Olsen, p. 3."]),
    )
    blocks = {b.id: b.text for b in document.blocks}

    assert [(n.text, blocks[n.block]) for n in document.notes] == [
        ("Vance, p. 12.", "Larch lasts in salt water."),
        ("Olsen, p. 3.", "A ferry ran from the pier."),
    ]


def test_a_note_that_goes_on_at_the_foot_of_the_next_page_is_put_together(show):
    document = show(
        noted(
            "Larch lasts in salt water,^1^ but it is",
            ["^1^ Vance thought otherwise, for the piles of"],
        ),
        noted(
            "heavy and dear.^2^ Oak is cheaper.", ["his boathouse had rotted.", "^2^ Olsen, p. 3."]
        ),
    )

    assert texts(document) == [
        "Larch lasts in salt water, but it is heavy and dear. Oak is cheaper."
    ]
    assert [n.text for n in document.notes] == [
        "Vance thought otherwise, for the piles of his boathouse had rotted.",
        "Olsen, p. 3.",
    ]


def test_notes_with_signs(show):
    document = show(
        noted(
            "Larch lasts^*^ in salt water.^†^", ["* So they said.", "† But see Olsen."], rule=False
        )
    )

    assert texts(document) == ["Larch lasts in salt water."]
    assert [(n.number, n.text) for n in document.notes] == [
        ("*", "So they said."),
        ("†", "But see Olsen."),
    ]


def test_endnotes_are_placed_at_their_calls(show):
    first, second = Page(), Page()
    prose(
        first,
        "Larch lasts in salt water.^1^ Oak is cheaper.^2^ Nobody asked for pine in those years.",
    )
    second.text(LEFT, 100, "Notes", 14, "B")
    second.lines(LEFT, 125, ["1. Vance, On Wood, p. 12.", "2. Olsen, p. 3."], 9)
    document = show(first, second)

    assert texts(document) == [
        "Larch lasts in salt water. Oak is cheaper. Nobody asked for pine in those years."
    ]
    assert [(n.number, n.text, n.offset) for n in document.notes] == [
        ("1", "Vance, On Wood, p. 12.", 26),
        ("2", "Olsen, p. 3.", 42),
    ]


def test_raised_figures_that_are_no_calls_stay(show):
    page = Page()
    prose(page, "The yard covered 40 m^2^ and cost 10^3^ crowns on the 4^th^ of May.")

    assert texts(show(page)) == ["The yard covered 40 m² and cost 10³ crowns on the 4th of May."]


def test_a_column_has_notes_of_its_own(show):
    page = Page()
    left = wrapped(f"{PIER}^1^ {FERRY}", 213, indent=True)
    right = wrapped(f"{TOLL}^2^ {PIER}", 213, indent=True)
    two_columns(page, left, right, TOP)
    page.lines(LEFT, 600, ["^1^ Vance, p. 12."], 8)
    page.lines(LEFT + 238, 600, ["^2^ Olsen, p. 3."], 8)
    document = show(page)

    assert texts(document) == [f"{PIER} {FERRY}", f"{TOLL} {PIER}"]
    assert [n.text for n in document.notes] == ["Vance, p. 12.", "Olsen, p. 3."]


def test_notes_below_both_columns(show):
    page = Page()
    left = wrapped(f"{PIER}^1^ {FERRY}", 213, indent=True)
    right = wrapped(f"{TOLL}^2^ {PIER}", 213, indent=True)
    two_columns(page, left, right, TOP)
    long = "The carpenters of Hollen said so, and so did those of Brenn, who had built two piers of oak."
    notes = [*wrapped(f"^1^ {long} {long}", WIDTH, 8), *wrapped(f"^2^ {long} Really.", WIDTH, 8)]
    assert 0 < measured(notes[1], 8) < 200
    page.lines(LEFT, 600, notes, 8, leading=10)
    document = show(page)

    assert texts(document) == [f"{PIER} {FERRY}", f"{TOLL} {PIER}"]
    assert [n.text for n in document.notes] == [f"{long} {long}", f"{long} Really."]


def test_a_note_whose_label_touches_its_text(show):
    page = noted(f"{PIER}^1^", ["1Vance, On Wood, p. 12."])

    assert [n.text for n in show(page).notes] == ["Vance, On Wood, p. 12."]


def test_endnotes_that_begin_on_the_last_page_of_the_text(show):
    page = Page()
    y = prose(page, f"{PIER}^1^ {FERRY}^2^ {TOLL}^3^")
    page.text(LEFT, y + 30, "Notes", 14, "B")
    notes = ["1. Vance, On Wood, p. 12.", "2. Olsen, p. 3.", "3. Ibid."]
    page.lines(LEFT, y + 55, notes, 8)
    document = show(page)

    assert texts(document) == [f"{PIER} {FERRY} {TOLL}"]
    assert [f"{n.number}. {n.text}" for n in document.notes] == notes
    assert "heading of the notes left out" in {remark.what for remark in document.report}


def test_a_call_at_the_height_of_a_line_in_the_next_column(show):
    page = Page()
    left = wrapped(f"{PIER}^1^ {FERRY}", 213, indent=True)
    page.lines(LEFT, TOP, left)
    page.lines(LEFT + 238, TOP - 3.5, wrapped(f"{TOLL} {PIER}", 213, indent=True))
    page.lines(LEFT, 600, ["^1^ Vance, p. 12."], 8)
    document = show(page)

    assert texts(document) == [f"{PIER} {FERRY}", f"{TOLL} {PIER}"]
    assert [n.text for n in document.notes] == ["Vance, p. 12."]


def test_an_abstract_in_small_letters_above_columns_is_no_note(show):
    page = Page()
    page.text(LEFT, 60, "Larch and Salt Water", 18, "B")
    page.text(LEFT, 85, "Johanna Vance", 11)
    page.lines(LEFT, 115, wrapped(FERRY, WIDTH, 8), 8, leading=10)
    left = wrapped(f"{PIER} {TOLL}", 213, indent=True)
    right = wrapped(f"{TOLL} {PIER}", 213, indent=True)
    two_columns(page, left, right, 180)
    document = show(page)

    assert texts(document)[0] == FERRY
    assert "small print dropped" not in {remark.what for remark in document.report}


def test_endnotes_in_small_letters_on_their_own_page_are_all_kept(show):
    first, second = Page(), Page()
    calls = "^ Larch lasts in salt water.^".join(["", *"123456789", ""]).strip("^ ")
    prose(first, f"{PIER}^1^ {FERRY}^2^ {TOLL}^3^ It was so.^4^")
    y = prose(second, "Nobody asked for pine in those years.^5^")
    notes = [f"{n}. Vance, On Wood, p. {10 + n}." for n in range(1, 6)]
    second.lines(LEFT, y + 40, notes, 8, leading=10)
    document = show(first, second)

    assert calls
    assert [f"{n.number}. {n.text}" for n in document.notes] == notes


def test_the_second_of_two_notes_on_a_page_may_be_called_on_the_page_before(show):
    document = show(
        noted("Larch lasts in salt water.^1^ It is heavy.^2^", ["^1^ Vance, p. 12."]),
        noted("Oak is cheaper.^3^", ["^2^ Olsen, p. 3.", "^3^ Olsen, p. 4."]),
    )

    assert [(n.number, n.text) for n in document.notes] == [
        ("1", "Vance, p. 12."),
        ("2", "Olsen, p. 3."),
        ("3", "Olsen, p. 4."),
    ]


def test_notes_in_letters_of_the_text_go_on_below_a_short_rule(show):
    first, second = Page(), Page()
    first.lines(LEFT, TOP, wrapped(f"Larch lasts in salt water.^1^ {PIER}", WIDTH, indent=True))
    first.rule(LEFT, 690, 120)
    first.lines(LEFT, 704, ["^1^ Vance thought otherwise, for the piles of"])
    second.lines(LEFT, TOP, wrapped(FERRY, WIDTH, indent=True))
    second.rule(LEFT, 690, 120)
    second.lines(LEFT, 704, ["his boathouse had rotted."])
    document = show(first, second)

    assert texts(document) == [f"Larch lasts in salt water. {PIER}", FERRY]
    assert [n.text for n in document.notes] == [
        "Vance thought otherwise, for the piles of his boathouse had rotted."
    ]


def test_text_below_a_short_rule_is_no_note_by_itself(show):
    page = Page()
    y = prose(page, PIER)
    page.rule(LEFT, y + 4, 120)
    prose(page, FERRY, y + 20)

    assert texts(show(page)) == [PIER, FERRY]
