"""What becomes of our packages in Anki, tried with Anki's own importer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.decks import note_types
from studyapp.model import Form
from tests.decks.anki_user import AnkiUser
from tests.decks.values import RELEASE, card, choice, cloze, deck, listing

Package = Callable[..., Path]
LATER = RELEASE + timedelta(days=400)
A, B, C, D = ("A" * 16, "B" * 16, "C" * 16, "D" * 16)


def test_a_first_import_adds_one_note_with_one_card_each(anki_user: AnkiUser, package: Package):
    counts = anki_user.imports(package(card(), cloze(), choice()))
    assert counts == {"new": 3}
    assert anki_user.is_sound()


def test_a_list_adds_a_note_for_each_of_its_items(anki_user: AnkiUser, package: Package):
    assert anki_user.imports(package(listing())) == {"new": 4}
    assert anki_user.is_sound()
    assert anki_user.front(f"{C}-2").split() == (
        [
            "argument",
            "Which",
            "three",
            "goods",
            "left",
            "the",
            "harbour",
            "of",
            "Varna",
            "first?",
            "Grain",
            "[...]",
            "salt",
        ]
    )


def test_importing_the_same_again_changes_nothing(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card(), cloze(), listing()))
    anki_user.edit(A, "Answer", "in 1911, I think")
    again = anki_user.imports(package(card(), cloze(), listing(), name="again.apkg"))
    assert again == {"duplicate": 6}
    assert anki_user.note(A)["Answer"] == "in 1911, I think"


def test_only_a_card_changed_since_is_updated(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card(), cloze()))
    newer = replace(cloze(), question="It was […] who had asked for a longer quay.")
    counts = anki_user.imports(package(card(), newer, name="b.apkg", modified={B: LATER}))
    assert counts == {"updated": 1, "duplicate": 1}
    assert "It was [...] who" in anki_user.front(B)
    assert anki_user.is_sound()


def test_an_update_keeps_the_progress_of_the_card(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card()))
    learnt = anki_user.cards()[0]
    learnt.type, learnt.queue, learnt.ivl, learnt.reps = 2, 2, 30, 5
    anki_user.collection.update_card(learnt)
    anki_user.imports(package(card(answer="the year 1911"), name="b.apkg", modified=LATER))
    assert anki_user.note(A)["Answer"] == "the year 1911"
    assert [(c.ivl, c.reps) for c in anki_user.cards()] == [(30, 5)]


def test_the_users_own_style_of_the_note_type_is_kept(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card()))
    models = anki_user.collection.models
    mine = models.by_name(note_types.QUESTION.name)
    mine["css"] = ".card { color: purple }"
    models.update_dict(mine)
    anki_user.imports(package(card(answer="1912"), name="b.apkg", modified=LATER))
    assert models.by_name(note_types.QUESTION.name)["css"] == ".card { color: purple }"


def test_a_deleted_card_is_just_left_alone_in_anki(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card(), cloze()))
    assert anki_user.imports(package(card(), name="b.apkg")) == {"duplicate": 1}
    assert anki_user.is_sound()


def test_new_cards_come_in_the_order_of_the_article(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(choice(), listing(), card(), cloze()))
    assert list(anki_user.guids_in_order()) == [D, C, f"{C}-1", f"{C}-2", f"{C}-3", A, B]
    assert [c.due for c in anki_user.cards()] == list(range(1, 8))


def test_two_decks_made_at_the_same_moment_both_arrive(anki_user: AnkiUser, package: Package):
    other = deck(card("X"), cloze("Y"), id="other", title="Another town")
    anki_user.imports(package(card(), cloze()))
    assert anki_user.imports(package(other, name="other.apkg")) == {"new": 2}
    assert {"studyapp::A harbour and its grain", "studyapp::Another town"} <= anki_user.decks()
    assert anki_user.is_sound()


HOSTILE = [
    "<script>alert(1)</script> & <b>bold</b>",
    "{{c1::not a gap}} and {{c2::another}}",
    "a::b:::c and }} and {{{ and {",
    "ends with a brace }",
    ":: begins and ends ::",
    ":x}",
    "{x:",
    "}x{",
    "quotes \" ' “ ” and \\ and 1789 < 1815 > 1066",
    "[sound:x.mp3] [latex]x[/latex] [$]y[/$] [[anki:tts]]",
    "\\(x\\) and \\[y\\]",
    "emoji 🚢 and עברית and العربية",
    "two\nlines\r\nand a third",
    "&amp; &lt; {{Question}} {{FrontSide}}",
    "<!-- comment --> <![CDATA[x]]>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_text_holds_is_shown_as_it_reads(
    text: str, anki_user: AnkiUser, package: Package
):
    cards = (
        card(question=text, answer=text, context=text, note=text),
        cloze(question=f"{text} […] {text}", answer=text),
        listing(question=text, answers=(text, "second")),
        choice(question=text, choices=(text, "second")),
    )
    anki_user.imports(package(deck(*cards, title=text)))
    plain = text.replace("\r\n", "\n")
    assert anki_user.is_sound()
    assert anki_user.front(A).count(plain) == 2
    assert anki_user.back(A).count(plain) == 4
    assert plain in anki_user.front(C)
    assert anki_user.front(B).removeprefix("actor").strip() == f"{plain} [...] {plain}"
    assert f"{plain} {plain} {plain}" in anki_user.back(B)
    assert plain not in anki_user.front(f"{C}-1").replace(plain, "", 1)
    assert plain in anki_user.back(f"{C}-1").replace(plain, "", 1)


@pytest.mark.parametrize("text", ["a\x1fb", "a\x00b", "a\ud800b", "a\x85b\x07"])
def test_characters_that_break_an_import_are_left_out(
    text: str, anki_user: AnkiUser, package: Package
):
    strange = card(question=text, answer=text, note=text, tags=(text,))
    anki_user.imports(package(deck(strange, cloze(answer=text), title=text)))
    assert anki_user.note(A)["Question"] == "ab"
    assert anki_user.is_sound()


def test_text_is_stored_as_anki_would_store_it(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card(answer="Cafe\u0301")))
    assert anki_user.note(A)["Answer"] == "Caf\u00e9"


def test_a_cloze_without_a_gap_still_has_a_card(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(cloze(question="No gap here."), cloze("E", answer="\x07")))
    assert anki_user.is_sound()
    assert anki_user.note(B)["Answer"] == "Mayor Ada Holm"


def test_a_card_without_words_still_has_a_card(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card(question=" ", answer=""), listing(answers=("a", "", "c"))))
    assert anki_user.is_sound()


def test_a_form_changed_by_hand_leaves_the_note_in_peace(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card()))
    changed = card(form=Form.CLOZE, question="It opened in […].")
    counts = anki_user.imports(package(changed, name="b.apkg", modified=LATER))
    assert counts == {"conflicting": 1}
    assert anki_user.is_sound()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A harbour", "studyapp::A harbour"),
        ("Part 1::Part 2", "studyapp::Part 1 – Part 2"),
        ("::", "studyapp::untitled"),
        (":x:", "studyapp::x"),
        ('The "Third" World', "studyapp::The 'Third' World"),
        (" a \n b\t", "studyapp::a b"),
        ("", "studyapp::untitled"),
        ("x" * 300, "studyapp::" + "x" * 100),
        ("Σ 漢字 🚢", "studyapp::Σ 漢字 🚢"),
    ],
)
def test_the_deck_is_named_after_its_title(
    title: str, name: str, anki_user: AnkiUser, package: Package
):
    anki_user.imports(package(deck(card(), title=title)))
    assert anki_user.decks() - {"Default", "studyapp"} == {name}


def test_tags_are_ours_and_say_kind_and_place(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card(tags=("Cold War", "exam::week 1", " :: ", "💥"))))
    assert set(anki_user.note(A).tags) == {
        "studyapp::Cold-War",
        "studyapp::a-harbour-and-its-grain::the-quay",
        "studyapp::date",
        "studyapp::exam::week-1",
    }


def test_the_fields_of_a_question_say_where_it_comes_from(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card(note="Ask again", context="On Varna", inferred=True)))
    assert dict(anki_user.note(A).items()) == {
        "Question": "In what year did the harbour of Varna open to foreign ships?",
        "Answer": "1911",
        "Context": "On Varna",
        "Source": "The harbour of Varna opened to foreign ships in <b>1911</b>.",
        "Section": "The quay",
        "Citation": "Ada Lovelace, <i>A harbour and its grain</i>, p. 1",
        "Link": f"studyapp://card/{A}",
        "Anchor": "b1:0-53",
        "Kind": "date",
        "Extra1": "Ask again<br>Part of this date is taken from the context.",
        "Extra2": "",
    }


def test_the_answer_shows_quote_section_and_citation(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(cloze()))
    assert anki_user.front(B).split() == [
        "actor",
        "[...]",
        "had",
        "asked",
        "for",
        "a",
        "longer",
        "quay.",
    ]
    back = anki_user.back(B)
    assert "Mayor Ada Holm had asked for a longer quay, and the council refused." in back
    assert "The quay\nAda Lovelace, A harbour and its grain, p. 2" in back


def test_a_renamed_field_merges_because_fields_carry_ids(anki_user: AnkiUser, package: Package):
    anki_user.imports(package(card()))
    fields = anki_user.collection.models.by_name(note_types.QUESTION.name)["flds"]
    assert [(f["name"], f["id"]) for f in fields] == list(note_types.QUESTION.fields)


def test_the_licence_of_a_teachers_deck_stands_in_its_description(
    anki_user: AnkiUser, package: Package
):
    anki_user.imports(package(deck(card(), author="I. Teacher", licence="CC BY 4.0", version="3")))
    number = anki_user.collection.decks.id_for_name("studyapp::A harbour and its grain")
    description = anki_user.collection.decks.get(number)["desc"]
    assert description == ("A harbour and its grain (I. Teacher, version 3). Licence: CC BY 4.0.")
