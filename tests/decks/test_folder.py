"""Deck folders: read, checked with file and line, and given the ids they lack."""

import itertools
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studyapp.decks import folder
from studyapp.decks.findings import Finding
from studyapp.errors import UnreadableFile, UnwritableFile
from studyapp.identity import card_id
from studyapp.model import Deck, Document, Form, Kind
from tests.decks.values import TEXTS, anchor, document, find_quote

DATA = Path(__file__).resolve().parents[1] / "data" / "decks"
MANIFEST = 'format = "studyapp-deck/1"\nid = "harbour"\ntitle = "Ports"\narticle = "a.md"\n'
HEADER = "id,kind,form,question,answer,quote,section,tags,note"
GOOD = 'ABCDEFGHIJKLMNOP,own,question,"Why, then?",salt,,,,'

DeckFolder = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> DeckFolder:
    """Write a deck folder with these lines in cards.csv."""

    def make(*lines: str, header: str = HEADER, manifest: str = MANIFEST) -> Path:
        place = tmp_path / "deck"
        place.mkdir(exist_ok=True)
        (place / "deck.toml").write_text(manifest, "utf-8")
        (place / "cards.csv").write_text("\n".join([header, *lines, ""]), "utf-8")
        return place

    return make


def article(_name: str) -> Document:
    return document()


def read(place: Path, **handed: Any) -> tuple[Deck, list[Finding]]:
    return folder.read(place, **{"article": article, "find_quote": find_quote, **handed})


def told(place: Path, **handed: Any) -> list[str]:
    return [f"{f.line} {f.severity}: {f.text}" for f in read(place, **handed)[1]]


def test_a_deck_as_a_teacher_writes_it_is_read_whole():
    deck, findings = read(DATA / "harbour")
    assert findings == []
    assert (deck.id, deck.title, deck.author) == ("harbour-1", "The harbour of Varna", "I. Teacher")
    assert (deck.licence, deck.version, deck.language) == ("CC BY 4.0", "2", "en")
    assert deck.document == document()
    date, gap, goods, port = deck.cards
    assert (date.kind, date.form, date.answer) == (Kind.DATE, Form.QUESTION, "1911")
    assert date.anchor == anchor(1)
    assert (date.tags, date.note) == (("opening", "exam"), 'Say "nineteen eleven",\nnot more.')
    assert (gap.form, gap.question) == (Form.CLOZE, "[…] had asked for a longer quay.")
    assert (goods.form, goods.answers) == (Form.LIST, ("Grain", "timber", "salt"))
    assert (goods.answer, goods.more) == ("Grain; timber; salt", (anchor(1),))
    assert (port.form, port.choices, port.answer) == (Form.CHOICE, ("Varna", "Ruse"), "Varna")
    assert port.anchor is None


def test_a_finding_reads_as_editors_and_compilers_write_it():
    finding = Finding(Path("deck") / "cards.csv", 7, "error", "the answer is empty")
    assert str(finding) == f"{Path('deck') / 'cards.csv'}:7: error: the answer is empty"


def test_findings_name_the_file_they_are_about(made: DeckFolder):
    place = made("x", manifest=MANIFEST + 'licens = "x"\n')
    assert [f.file for f in read(place)[1]] == [place / "deck.toml", place / "cards.csv"]


ID = "ABCDEFGHIJKLMNOP"


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        (
            ",own,question,Why?,salt,,,,",
            "the card has no id: `studyapp deck check --fix` writes it",
        ),
        (
            "abc,own,question,Why?,salt,,,,",
            '"abc" is no card id: it has 16 of the characters A-Z and 2-7',
        ),
        (
            f"{ID.lower()},own,question,Why?,salt,,,,",
            f'"{ID.lower()}" is no card id: it has 16 of the characters A-Z and 2-7',
        ),
        (
            f"{ID},dates,question,Why?,salt,,,,",
            'unknown kind "dates": one of date, actor, argument, own',
        ),
        (
            f"{ID},own,quiz,Why?,salt,,,,",
            'unknown form "quiz": one of question, cloze, list, choice',
        ),
        (
            f"{ID},own,question,{'x' * 4001}?,salt,,,,",
            "the question has more than 4,000 characters",
        ),
        (f"{ID},own,question, ,salt,,,,", "the question is empty"),
        (f"{ID},own,question,Why?,,,,,", "the answer is empty"),
        (f"{ID},own,question,Why?,salt,,,", "the row has 8 cells, but there are 9 columns"),
        (f"{ID},own,question,Why, then?,salt,,,,", "the row has 10 cells, but there are 9 columns"),
        (
            f"{ID},own,question,Why?,salt,No such sentence.,,,",
            "the article has no such passage as the quote, or more than one",
        ),
        (f"{ID},own,cloze,No gap.,salt,,,,", "a cloze has exactly one gap […], this one has 0"),
        (
            f"{ID},own,cloze,A […] and [...].,salt,,,,",
            "a cloze has exactly one gap […], this one has 2",
        ),
        (f"{ID},own,list,Which?,salt,,,,", 'a list has at least two items separated by " | "'),
        (f"{ID},own,list,Which?,salt | | corn,,,,", 'between two "|" there is nothing'),
        (f"{ID},own,list,Which?,salt | ,,,,", 'between two "|" there is nothing'),
        (f"{ID},own,list,Which?,salt | Salt,,,,", "a list names the same thing twice"),
        (
            f"{ID},own,choice,Which?,salt,,,,",
            'a choice has at least two options, the right one first, separated by " | "',
        ),
    ],
)
def test_an_error_is_told_with_its_line_and_keeps_its_card_out(
    line: str, finding: str, made: DeckFolder
):
    place = made(GOOD.replace(ID, "Q" * 16), line)
    deck, findings = read(place)
    assert [str(f) for f in findings] == [f"{place / 'cards.csv'}:3: error: {finding}"]
    assert [card.id for card in deck.cards] == ["Q" * 16]


def test_an_id_that_stands_twice_is_an_error_of_the_second(made: DeckFolder):
    place = made(GOOD, GOOD.replace("Why, then", "When"))
    assert told(place) == [f"3 error: the id {ID} stands on line 2 too: each card has its own"]
    assert len(read(place)[0].cards) == 1


def test_lines_are_right_after_cells_of_several_lines(made: DeckFolder):
    long = 'ABCDEFGHIJKLMNOP,own,question,"Why,\n\nthen?",salt,,,,"a\nb"'
    assert told(made(long, "", "x")) == ["7 error: the row has 1 cells, but there are 9 columns"]


def test_warnings_of_the_wording_check_have_their_lines(made: DeckFolder):
    place = made(GOOD, "QBCDEFGHIJKLMNOP,own,question,Why did it grow?,salt,,,,")
    assert told(place) == ['3 warning: nobody knows what "it" means here: name it']
    assert len(read(place)[0].cards) == 2


def test_a_section_that_is_not_that_of_the_quote_is_a_warning(made: DeckFolder):
    sections = {"A": "X", "B": "", "C": "the quay"}
    lines = [
        f"{i * 16},own,question,Why {i}?,salt {i}{i},{TEXTS[0]},{s},," for i, s in sections.items()
    ]
    assert told(made(*lines)) == ['2 warning: the quote stands in "The quay", not in "X"']


@pytest.mark.parametrize(
    ("header", "finding"),
    [
        (
            HEADER.replace("note", "hint"),
            f'unknown column "hint": the columns are {HEADER.replace(",", ", ")}',
        ),
        (HEADER.replace("kind,", ""), "the column kind is missing"),
        (HEADER + ",note", "the column note stands there twice"),
        (
            HEADER.replace(",", ";"),
            "the cells are separated by semicolons: save the table with commas",
        ),
        (HEADER.replace(",", "\t"), "the cells are separated by tabs: save the table with commas"),
    ],
)
def test_wrong_columns_are_told(header: str, finding: str, made: DeckFolder):
    assert told(made(GOOD, header=header)) == [f"1 error: {finding}"]


def test_columns_may_come_in_any_order_and_some_be_left_out(made: DeckFolder):
    place = made(f"salt,Why?,{ID},own,,question", header="answer,question,id,kind,quote,form")
    assert told(place) == []
    assert read(place)[0].cards[0].answer == "salt"


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (
            b"",
            "1 error: no columns: they are id, kind, form, question, answer, quote, section, tags, note",
        ),
        (HEADER.encode(), "1 warning: the deck has no card"),
        (f"{HEADER}\nx\0".encode(), "2 error: there is a NUL byte: this is no text file"),
        (
            f"{HEADER}\n\né".encode("latin-1"),
            "3 error: this is not UTF-8: save the file with that encoding",
        ),
        (
            f'{HEADER}\nx,"y\n'.encode(),
            "2 error: the quoted cell that begins here has no closing quote",
        ),
    ],
)
def test_a_broken_table_is_told_with_its_line(data: bytes, finding: str, made: DeckFolder):
    place = made()
    (place / "cards.csv").write_bytes(data)
    assert told(place) == [finding]


def test_an_article_that_cannot_be_read_is_told_where_it_is_named(made: DeckFolder):
    def missing(name: str) -> Document:
        raise UnreadableFile(f"{name} is missing.")

    place = made(f"{ID},own,question,Why?,salt,Some quote.,,,")
    assert told(place, article=missing) == ["4 error: a.md is missing."]


def test_an_article_outside_the_folder_is_never_read(made: DeckFolder):
    def never(_name: str) -> Document:
        raise AssertionError

    place = made(GOOD, manifest=MANIFEST.replace("a.md", "../a.md"))
    assert told(place, article=never) == [
        '4 error: the article "../a.md" is not a file in the folder of the deck'
    ]


def test_broken_toml_does_not_hide_what_is_wrong_with_the_cards(made: DeckFolder):
    place = made("x", manifest="format =\n")
    assert [f"{f.file.name} {f.line}" for f in read(place)[1]] == ["deck.toml 1", "cards.csv 2"]


def test_a_quote_is_looked_for_only_once(made: DeckFolder):
    seen: list[str] = []

    def find(text: Document, quote: str) -> Any:
        seen.append(quote)
        return find_quote(text, quote)

    lines = [f"{i * 16},own,question,Why {i}?,{i},{TEXTS[0]},,," for i in "ABC"]
    read(made(*lines), find_quote=find)
    assert seen == [TEXTS[0]]


def test_what_is_no_deck_folder_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for name, message in (("file", "not a folder"), ("empty", "no file deck.toml"), ("x", "not a")):
        with pytest.raises(UnreadableFile, match=message):
            read(tmp_path / name)


def test_a_folder_without_cards_is_refused(made: DeckFolder):
    place = made()
    (place / "cards.csv").unlink()
    with pytest.raises(UnreadableFile, match=r"cards\.csv is missing"):
        read(place)


def test_many_rows_are_read(made: DeckFolder):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    ids = ("".join(c) + "A" * 13 for c in itertools.product(letters, repeat=3))
    lines = [
        f'{i},own,question,"Why, for number {n}?",answer {n},,,,'
        for n, i in enumerate(itertools.islice(ids, 10_000))
    ]
    deck, findings = read(made(*lines))
    assert (len(deck.cards), findings) == (10_000, [])


def test_more_rows_than_anyone_learns_are_refused(
    made: DeckFolder, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(folder, "MOST_ROWS", 2)
    place = made(GOOD, "", GOOD, GOOD)
    assert told(place) == ["5 error: there are more than 2 cards: split the deck"]
    assert folder.fix(place) == 0


class TestFix:
    """Writing missing ids."""

    def test_a_missing_id_is_that_of_the_same_generated_card(self, made: DeckFolder):
        place = made(
            f",date,question,When?,1911,{TEXTS[0]},,,", f",own,list,Which?,a | b,{TEXTS[0]},,,"
        )
        assert folder.fix(place, article=article) == 2
        work = document().work
        assert [card.id for card in read(place)[0].cards] == [
            card_id(work, TEXTS[0], "date", "question", "1911"),
            card_id(work, TEXTS[0], "own", "list", ("a", "b")),
        ]

    def test_everything_else_stays_byte_for_byte(self, made: DeckFolder):
        place = made()
        start, end = (
            '\ufeff"id",kind,form,question,answer,quote,note\r\n',
            "\r\nbad,row\r\n,,,,,,\r\n",
        )
        middle = ',"own",question,"Why, ""then""?\n\n",  salt ,,\r\n' + GOOD.replace(",,,,", ",,")
        (place / "cards.csv").write_bytes((start + middle + end).encode())
        assert folder.fix(place) == 1
        after = (place / "cards.csv").read_bytes().decode()
        new = after[len(start) : len(start) + 16]
        assert after == start + new + middle + end
        assert read(place)[0].cards[0].id == new

    def test_a_table_without_the_column_gets_it(self, made: DeckFolder):
        place = made(
            "own,question,Why?,salt,",
            "",
            "own,question,How?,,",
            header="kind,form,question,answer,quote",
        )
        assert folder.fix(place) == 1
        lines = (place / "cards.csv").read_text().splitlines()
        assert [line.split(",")[0][16:] for line in lines] == [""] * 4
        assert [len(line.split(",")[0]) for line in lines] == [2, 16, 0, 0]
        assert len(read(place)[0].cards) == 1

    def test_equal_cards_get_different_ids(self, made: DeckFolder):
        place = made(*[f",own,question,Why {n}?,salt,,,," for n in range(3)])
        assert folder.fix(place) == 3
        assert len({card.id for card in read(place)[0].cards}) == 3

    def test_a_row_with_an_error_gets_none_yet(self, made: DeckFolder):
        place = made(",own,quiz,Why?,salt,,,,", ",own,question,Why?,,,,,")
        assert folder.fix(place) == 0

    def test_a_second_time_there_is_nothing_to_do(self, made: DeckFolder):
        place = made(",own,question,Why?,salt,,,,")
        folder.fix(place)
        before = (place / "cards.csv").stat()
        time.sleep(0.01)
        assert folder.fix(place) == 0
        assert (place / "cards.csv").stat() == before

    @pytest.mark.parametrize("data", [b"", b"\0", b'a,"', b"some,thing\n1,2\n", b"\xff\n"])
    def test_a_broken_table_is_left_alone(self, data: bytes, made: DeckFolder):
        place = made()
        (place / "cards.csv").write_bytes(data)
        assert folder.fix(place) == 0
        assert (place / "cards.csv").read_bytes() == data

    def test_an_unreadable_article_keeps_nobody_from_ids(self, made: DeckFolder):
        def missing(_name: str) -> Document:
            raise UnreadableFile("gone")

        place = made(",own,question,Why?,salt,,,,")
        assert folder.fix(place, article=missing) == 1

    def test_a_file_that_cannot_be_written_is_told(
        self, made: DeckFolder, monkeypatch: pytest.MonkeyPatch
    ):
        def full(*_args: object) -> None:
            raise OSError(28, "No space left on device")

        place = made(",own,question,Why?,salt,,,,")
        before = (place / "cards.csv").read_bytes()
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(UnwritableFile, match="No space left"):
            folder.fix(place)
        assert (place / "cards.csv").read_bytes() == before
        assert {f.name for f in place.iterdir()} == {"deck.toml", "cards.csv"}

    def test_what_is_no_deck_folder_is_refused(self, tmp_path: Path):
        with pytest.raises(UnreadableFile, match="not a folder"):
            folder.fix(tmp_path / "x")
