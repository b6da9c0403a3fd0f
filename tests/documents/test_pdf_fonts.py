"""Letters of a PDF come out as letters, whatever its fonts make of them."""

import pytest

from studyapp.documents import read
from studyapp.documents.pdf.accents import with_accents
from studyapp.documents.pdf.codes import UNNAMED
from studyapp.documents.pdf.runs import Font, Run
from studyapp.documents.pdf.tex_letters import with_letters
from tests.documents.make_pdf import Page, stream, with_content
from tests.documents.pdf_pages import FERRY, LEFT, PIER, TOP, prose, texts

TEXT = Font(10.0)


def run(text: str, *, x: float = 0.0, baseline: float = -700.0, wide: float = 5.0) -> Run:
    """Return a run of letters, each 5 points wide."""
    characters = [(ord(c), x + n * wide, x + (n + 1) * wide) for n, c in enumerate(text)]
    return Run(0, TEXT, baseline, characters)


def unnamed(text: str) -> Run:
    """Return a run in a font that names no letters, with the numbers of some characters."""
    plain = run(text)
    return Run(0, TEXT, -700.0, [(UNNAMED + c, a, b) for c, a, b in plain.characters])


def shown(runs: list[Run]) -> str:
    return "".join(chr(code) for r in runs for code, _, _ in r.characters)


@pytest.mark.parametrize(
    ("numbers", "letters"),
    [
        ("\x10\x1crst o\x1ece\x11 \x16 1912\x1514", "“first office” — 1912–14"),
        ("\x5c\x0crst o\x0ece\x22 \x7c 1912\x7b14", "“first office” — 1912–14"),
        ("\xe9tat", "état"),
    ],
    ids=["newer", "older", "high"],
)
def test_the_letters_of_tex_fonts_are_told_by_their_ligatures(numbers, letters):
    assert shown(with_letters([unnamed(numbers)])) == letters


def test_ligatures_share_the_place_of_their_number():
    (named,) = with_letters([unnamed("\x1c")])

    assert named.characters == [(ord("f"), 0.0, 2.5), (ord("i"), 2.5, 5.0)]


def test_fonts_that_name_their_letters_are_left_alone():
    runs = [run("a|b")]

    assert with_letters(runs) is runs


@pytest.mark.parametrize(("accent", "letter"), [("´", "e\u0301"), ("¨", "e\u0308")])
def test_an_accent_over_a_letter_is_put_behind_it(accent, letter):
    runs = with_accents([run("deb"), run(accent, x=5.0, baseline=-703.0)])

    assert shown(runs) == f"d{letter}b"


def test_an_accent_that_stands_for_itself_stays():
    runs = with_accents([run("don´t")])

    assert shown(runs) == "don´t"


def letters(tmp_path, mapping: bytes, content: bytes) -> list[str]:
    to_unicode = stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
        b"endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange " + mapping + b" endcmap end"
    )
    font = "/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R"
    path = tmp_path / "article.pdf"
    drawn = b"BT /F 10 Tf 72 700 Td (" + content + b") Tj ET"
    path.write_bytes(with_content(drawn, to_unicode, font=font))
    return [block.text for block in read(path).blocks]


def test_letters_beyond_the_first_plane_are_whole(tmp_path):
    mapping = b"1 beginbfchar <80> <D835DC65> endbfchar"

    assert letters(tmp_path, mapping, b"The length \x80 of the pier is known.") == [
        "The length 𝑥 of the pier is known."
    ]


def test_half_a_letter_is_no_letter(tmp_path):
    mapping = b"1 beginbfchar <80> <D835> endbfchar"
    (text,) = letters(tmp_path, mapping, b"The length \x80 of the pier is known.")

    assert text.encode() == "The length \ufffd of the pier is known.".encode()


def test_ligatures_are_letters(tmp_path):
    mapping = b"1 beginbfchar <80> <FB03> endbfchar"

    assert letters(tmp_path, mapping, b"Nobody was at the o\x80ce.") == [
        "Nobody was at the office."
    ]


def test_signs_that_nobody_sees_are_left_out(tmp_path):
    mapping = b"2 beginbfchar <80> <0005> <81> <200B> endbfchar"

    assert letters(tmp_path, mapping, b"Nobody\x80 saw the \x81pier.") == ["Nobody saw the pier."]


def test_other_hyphens_are_removed_like_the_usual_one(tmp_path):
    mapping = b"1 beginbfchar <80> <2010> endbfchar"
    content = b"A light house, as the light\x80) Tj 0 -12 Td (house was called, is a lighthouse."

    assert letters(tmp_path, mapping, content) == [
        "A light house, as the lighthouse was called, is a lighthouse."
    ]


def test_a_letter_set_lower_within_a_word_belongs_to_it(show):
    page = Page()
    y = prose(page, PIER)
    x = page.text(LEFT, y, "The printer wrote L", 10) - 1.0
    x = page.text(x, y + 2.2, "A", 10) - 1.0
    page.text(x, y, "RCH upon it.", 10)

    assert texts(show(page)) == [PIER, "The printer wrote LARCH upon it."]


def test_a_letter_whose_font_has_no_size_is_read(tmp_path):
    path = tmp_path / "article.pdf"
    content = f"BT /F 10 Tf 72 700 Td ({FERRY}) Tj /F 0 Tf 0 -20 Td (x) Tj ET".encode()
    path.write_bytes(with_content(content))

    assert FERRY.split(". ", maxsplit=1)[0] in read(path).blocks[0].text


def test_words_parted_by_a_narrow_gap_are_two(show):
    page = Page()
    x = page.text(LEFT, TOP, "A change in") + 1.3
    page.text(x, TOP, "the law came late that year.")

    assert texts(show(page)) == ["A change in the law came late that year."]
