"""The study edition that ships, and its deck: complete, our own words, every card on its sentence."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest

from studyapp.documents import read
from studyapp.documents.anchors import find_quote
from studyapp.identity import card_id
from studyapp.model import BlockType, Document, Form, Kind
from studyapp.paths import DECKS, article_file

ARTICLE = article_file("sino-russian-relations")
DECK = DECKS / "sino-russian-relations"
HEADINGS = [
    (1, "Introduction"),
    (1, "How China’s Foreign Policy Changed"),
    (2, "Development First: The Reform Era"),
    (2, "Security Returns: After the Cold War"),
    (1, "The Sino-Russian Partnership"),
    (2, "From Normalisation to Strategic Partnership"),
    (2, "Will Partnership Become Alliance?"),
    (1, "Northeast Asia"),
    (2, "New Political Alignments"),
    (2, "Arms and the Military Balance"),
    (1, "Conclusion"),
]
RUN = 9
"""So many consecutive words in common would be copying."""


@pytest.fixture(scope="module")
def document() -> Document:
    return read(ARTICLE)


def cards() -> list[dict[str, str]]:
    with (DECK / "cards.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def items(card: dict[str, str]) -> tuple[str, ...]:
    return tuple(card["answer"].split(" | "))


def runs(text: str) -> set[str]:
    """All runs of words; marks of notes and emphasis are no words, and apostrophes join or part."""
    found: set[str] = set()
    for apostrophe in ("", " "):
        plain = re.sub(r"\[\^\d+\]|[²³¹⁰-₎]", " ", re.sub(r"['’‘]", apostrophe, text))
        words = re.findall(r"[^\W_]+", plain.lower())
        found |= {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    return found


def test_title_and_author_credit_the_source(document: Document):
    assert document.title == "From Partnership to Alliance? Sino-Russian Relations, a Study Edition"
    assert "Lee Nam-ju" in document.author
    assert "Lee Nam-ju" in document.notes[0].text
    assert document.language == "en"


def test_length_is_right_for_a_study_text(document: Document):
    assert 2000 <= document.words() <= 3000


def test_has_the_sections_of_the_article(document: Document):
    found = [(b.level, b.text) for b in document.blocks if b.type is BlockType.HEADING]
    assert found == HEADINGS


def test_every_section_has_paragraphs(document: Document):
    kinds = [block.type for block in document.blocks]
    assert set(kinds) == {BlockType.HEADING, BlockType.PARAGRAPH}
    assert (BlockType.HEADING, BlockType.HEADING) not in pairwise(kinds)


def test_notes_are_numbered_in_the_order_of_their_marks():
    text = ARTICLE.read_text("utf-8")
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)
    notes = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert marks == notes == [str(n) for n in range(1, len(notes) + 1)]


def test_every_note_is_read_and_has_its_place(document: Document):
    places = {block.id for block in document.blocks}
    assert [note.number for note in document.notes] == [
        str(n) for n in range(1, len(document.notes) + 1)
    ]
    assert len(document.notes) >= 20
    assert all(note.block in places for note in document.notes)


def test_text_is_clean(document: Document):
    text = " ".join(passage.text for passage in document.passages().values())
    assert not re.search(r"[\"'*_\[\]^]|\s{2,}|\s[,.;:?]", text)


def test_deck_has_twenty_cards_of_all_kinds_and_forms():
    kinds = [card["kind"] for card in cards()]
    forms = [card["form"] for card in cards()]
    assert len(kinds) == 20
    assert min(kinds.count(kind) for kind in (Kind.DATE, Kind.ACTOR, Kind.ARGUMENT)) >= 6
    assert set(forms) == set(Form)
    assert forms.count(Form.CLOZE) >= 3


def test_every_quote_is_a_whole_sentence_of_its_section(document: Document):
    sentences = {
        block.text[start:end]: block.section
        for block in document.blocks
        for start, end in block.sentences
    }
    assert [(c["quote"], sentences.get(c["quote"])) for c in cards()] == [
        (c["quote"], c["section"]) for c in cards()
    ]


def test_every_quote_is_found_where_it_stands(document: Document):
    anchors = [find_quote(document, card["quote"]) for card in cards()]
    assert [anchor.quote for anchor in anchors if anchor] == [card["quote"] for card in cards()]


def test_every_id_is_made_from_what_the_card_says(document: Document):
    made = [
        card_id(
            document.work,
            card["quote"],
            card["kind"],
            card["form"],
            items(card) if card["form"] == Form.LIST else items(card)[0],
        )
        for card in cards()
    ]
    assert [card["id"] for card in cards()] == made


def test_answers_are_short_enough_to_recall():
    most = {Kind.DATE: 12, Kind.ACTOR: 12, Kind.ARGUMENT: 30}
    answers = [(card["kind"], items(card)[0].split()) for card in cards()]
    assert all(len(words) <= most[Kind(kind)] for kind, words in answers)
    lists = [items(card) for card in cards() if card["form"] == Form.LIST]
    assert all(len(item.split()) <= 15 for found in lists for item in found)
    assert all(2 <= len(found) <= 5 for found in lists)


def test_dates_and_names_stand_in_their_sentences():
    facts = [c for c in cards() if c["kind"] != Kind.ARGUMENT]
    strange = [c["answer"] for c in facts if items(c)[0].removeprefix("The ") not in c["quote"]]
    # The full name is given where the person first appears.
    assert strange == ["Vladimir Putin"]


@pytest.mark.parametrize("source", ["article", "texts"])
def test_no_run_of_words_is_taken_from_the_source(source: str, document: Document, shared: Path):
    own = runs("\n".join(passage.text for passage in document.passages().values()))
    files = [*(shared / source).glob("*.txt"), *(shared / source).glob("*.md")]
    taken = {file.name: own & runs(file.read_text("utf-8")) for file in files}
    assert files
    assert not any(taken.values()), taken
