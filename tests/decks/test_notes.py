"""A card as notes: options, items, citations."""

from dataclasses import replace

import pytest

from studyapp.decks.note_types import CLOZE, QUESTION
from studyapp.decks.notes import AnkiNote, writer
from studyapp.model import Anchor, Card, Deck, Document, Note
from tests.decks.values import anchor, card, choice, cloze, deck, document, listing


def notes(content: Card, of: Deck | None = None) -> list[AnkiNote]:
    return list(writer(of or deck(content))(content))


def fields(note: AnkiNote) -> dict[str, str]:
    return dict(zip([name for name, _ in note.note_type.fields], note.values, strict=True))


def test_the_guid_is_the_card_id():
    assert [n.guid for n in notes(card())] == ["A" * 16]


def test_a_list_is_one_note_and_one_more_for_each_item():
    made = notes(listing())
    assert [n.guid[16:] for n in made] == ["", "-1", "-2", "-3"]
    assert [n.note_type for n in made] == [QUESTION, CLOZE, CLOZE, CLOZE]
    assert fields(made[0])["Answer"] == "<ol><li>Grain</li><li>timber</li><li>salt</li></ol>"
    assert fields(made[2])["Text"] == (
        "Which three goods left the harbour of Varna first?"
        "<ol><li>Grain</li><li>{{c1::timber}}</li><li>salt</li></ol>"
    )


def test_a_list_of_one_is_a_plain_question():
    assert [fields(n)["Answer"] for n in notes(listing(answer="Grain", answers=("Grain",)))] == [
        "Grain"
    ]


def test_the_options_of_a_choice_do_not_show_the_right_one_first_each_time():
    orders = {fields(notes(choice(id=f"{n:016}"))[0])["Question"] for n in range(40)}
    assert len(orders) == 6
    assert all(
        order.startswith('Which of these is a harbour?<ol class="options">') for order in orders
    )


def test_the_order_of_options_is_the_same_each_time_and_keeps_when_one_is_added():
    options = ("Varna", "Sofia", "Plovdiv")
    first = fields(notes(choice())[0])["Question"]
    more = fields(notes(choice(choices=(*options, "Ruse")))[0])["Question"]
    assert first == fields(notes(choice())[0])["Question"]
    assert more.replace("<li>Ruse</li>", "") == first


def test_spaces_around_a_gap_stay():
    text = fields(notes(cloze(question="So […] , then", answer="it"))[0])["Text"]
    assert text == "So {{c1::it}} , then"


def test_only_the_first_of_several_gaps_is_asked():
    text = fields(notes(cloze(question="[…] and […]", answer="x"))[0])["Text"]
    assert text == "{{c1::x}} and […]"


def test_a_list_over_several_sentences_quotes_them_all():
    made = fields(notes(listing(more=(anchor(1),)))[0])
    assert made["Source"].split("<br>")[1] == anchor(1).quote
    assert made["Anchor"] == "b3:0-46 b1:0-53"


def test_a_card_from_a_note_cites_the_note():
    text = "The council met twice."
    note = Note("n1", "7", text, ((0, len(text)),), "b1", 3, section="The quay")
    source = replace(document(), notes=(note,))
    made = card(anchor=Anchor.of(note, 0, len(text)))
    citation = fields(notes(made, deck(made, document=source))[0])["Citation"]
    assert citation == "Ada Lovelace, <i>A harbour and its grain</i>, note 7"


@pytest.mark.parametrize(
    ("author", "title", "expected"),
    [
        ("A. B.", "T <1>", "A. B., <i>T &lt;1&gt;</i>"),
        ("", "T", "<i>T</i>"),
        ("A", "", "A"),
    ],
)
def test_a_citation_names_what_is_known(author: str, title: str, expected: str):
    made = card(anchor=None)
    of = deck(made, document=Document(title, author, ()))
    assert fields(notes(made, of)[0])["Citation"] == expected


def test_without_a_document_the_deck_is_cited():
    made = card(anchor=None)
    of = deck(made, document=None, author="I. Teacher")
    assert fields(notes(made, of)[0])["Citation"] == "I. Teacher, <i>A harbour and its grain</i>"


def test_a_card_without_a_source_has_no_place():
    made = fields(notes(choice())[0])
    assert (made["Source"], made["Section"], made["Anchor"]) == ("", "", "")
    assert notes(choice())[0].tags == ("studyapp::own", "studyapp::a-harbour-and-its-grain")


def test_a_long_title_is_cut_after_a_word_in_tags():
    made = card(anchor=None)
    tags = notes(made, deck(made, title="An extraordinarily long title " * 5))[0].tags
    assert tags[1] == "studyapp::an-extraordinarily-long-title-an-extraordinarily-long-title"


def test_an_apostrophe_does_not_part_a_word_in_tags():
    made = card(anchor=None, tags=("Lenin’s decree",))
    assert "studyapp::Lenins-decree" in notes(made)[0].tags
