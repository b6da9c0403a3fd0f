"""What becomes of the cards of a document when another edition takes its place."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.documents.collation import Fate
from studyapp.errors import Cancelled, StudyAppError
from studyapp.identity import passage_id
from studyapp.model import Anchor, Block, Card, Depth, Document, Form, Kind, Rating, Status
from studyapp.report import Remark
from studyapp.services.describing import Description
from studyapp.services.opening import Services
from studyapp.services.own_cards import own_card, source_of
from studyapp.services.preparing import NO_CARDS, Prepared, prepare
from studyapp.services.updating import (
    Doubt,
    generates_from,
    plan_generating,
    plan_restoring,
    plan_update,
)
from tests.services.samples import NOW

LATER = NOW + timedelta(hours=1)
OPENED = "In March 1871 the town council of Orrin bought a steam ferry for the crossing."
RAN = "Agnes Moor ran the ferry until 1902, and entered every passenger in a book."
BRIDGE = "In June 1911 a bridge was opened above the crossing, and the ferry was sold for scrap."
FLOOD = "In 1883 a flood carried the landing away."
FERRY = f"# The ferry at Orrin\n\nBy Ada Orr\n\n{OPENED}\n\n{RAN}\n\n{BRIDGE}\n"
GULLS = "Gulls sit on the old landing now, and nobody remembers the timetable of the boats."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.md"
    path.write_text(FERRY, "utf-8")
    return path


@pytest.fixture
def ferry(services: Services, file: Path) -> int:
    """The id of the article, added with its cards."""
    return services.library.add(prepare(file), NOW).document


def edition(file: Path, text: str) -> Prepared:
    file.write_text(text, "utf-8")
    return prepare(file)


def planned(services: Services, prepared: Prepared):
    found = services.library.edition_of(prepared)
    assert found is not None
    return plan_update(found, prepared)


def update(services: Services, file: Path, text: str):
    return services.library.update(planned(services, edition(file, text)), LATER)


def cards(services: Services, document: int) -> dict[str, Card]:
    return {c.card.id: c.card for c in services.library.cards(document)}


def asked_of(block: Block, words: str, question: str, answer: str) -> Card:
    """A card that the user makes of words of a block."""
    start = block.text.index(words)
    source = source_of([(block, start, start + len(words))])
    assert source is not None
    return own_card(source, Form.QUESTION, question, answer)


def on(services: Services, document: int, quote: str) -> list[Card]:
    found = cards(services, document).values()
    return [card for card in found if card.anchor and card.anchor.quote == quote]


# Which document it is an edition of


def test_the_very_same_file_is_no_other_edition(services, file, ferry):
    assert services.library.edition_of(prepare(file)) is None


def test_a_file_that_moved_and_has_another_title_is_known_by_its_passages(services, file, ferry):
    moved = file.with_name("crossing.md")
    found = services.library.edition_of(edition(moved, FERRY.replace("The ferry at", "Crossing")))
    assert found is not None
    assert found.document == ferry


def test_title_and_author_are_enough_even_if_no_passage_is_the_same(services, file, ferry):
    other = edition(file.with_name("b.md"), f"# The ferry at Orrin\n\nBy Ada Orr\n\n{GULLS}\n")
    found = services.library.edition_of(other)
    assert found is not None


def test_a_title_alone_is_not_enough(services, file):
    services.library.add(edition(file, f"# Introduction\n\n{OPENED}\n\n{RAN}\n"), NOW)
    other = edition(file.with_name("b.md"), f"# Introduction\n\n{GULLS}\n\n{BRIDGE}\n")
    assert services.library.edition_of(other) is None


def test_another_text_at_the_same_place_is_no_edition(services, file, ferry):
    assert services.library.edition_of(edition(file, f"# Birds\n\nBy Bo Ek\n\n{GULLS}\n")) is None


def test_a_removed_document_has_no_other_edition(services, file, ferry):
    services.library.remove(ferry, NOW)
    changed = edition(file, FERRY.replace("steam", "motor"))
    assert services.library.edition_of(changed) is None


# Cards


def test_cards_of_unchanged_sentences_stay_as_they_are(services, file, ferry):
    before = cards(services, ferry)
    done = update(services, file, FERRY.replace(GULLS, "").replace(RAN, f"{GULLS} {RAN}"))
    after = cards(services, ferry)
    assert before.keys() <= after.keys()
    assert done.unplaced == 0
    for id_, card in before.items():
        assert (after[id_].question, after[id_].answer) == (card.question, card.answer)


def test_the_schedule_stays(services, file, ferry):
    session = services.review(ferry)
    asked = session.next(NOW)
    session.answer(asked, Rating.GOOD, 2.0, NOW)
    kept = {c.card.id: c.schedule for c in services.library.cards(ferry)}
    update(services, file, FERRY.replace("a steam ferry", "a large steam ferry"))
    now = {c.card.id: c.schedule for c in services.library.cards(ferry)}
    assert kept[asked.card.id] is not None
    assert now[asked.card.id] == kept[asked.card.id]


def test_a_card_follows_the_new_wording_of_its_sentence_and_keeps_its_id(services, file, ferry):
    (card, *_) = (c for c in on(services, ferry, BRIDGE) if c.kind is Kind.DATE)
    reworded = BRIDGE.replace("a bridge", "a stone bridge")
    update(services, file, FERRY.replace(BRIDGE, reworded))
    after = cards(services, ferry)[card.id]
    assert after.anchor is not None
    assert after.anchor.quote == reworded
    assert "stone bridge" in after.question


def test_a_card_that_the_user_edited_keeps_its_wording(services, file, ferry):
    (card, *_) = (c for c in on(services, ferry, BRIDGE) if c.kind is Kind.DATE)
    services.curation.edit(card.id, question="When came the bridge?", answer=card.answer, now=LATER)
    update(services, file, FERRY.replace("a bridge", "a stone bridge"))
    after = cards(services, ferry)[card.id]
    assert after.question == "When came the bridge?"
    assert after.anchor is not None
    assert "stone bridge" in after.anchor.quote


def test_a_reworded_sentence_asks_for_nothing_twice(services, file, ferry):
    update(services, file, FERRY.replace("a bridge", "a stone bridge"))
    asked = [
        (c.kind, c.form, c.answer) for c in on(services, ferry, BRIDGE.replace("a b", "a stone b"))
    ]
    assert asked
    assert len(asked) == len(set(asked))


def test_new_cards_come_from_new_sentences_only(services, file, ferry):
    for id_ in list(cards(services, ferry)):
        services.curation.set_status([id_], Status.REJECTED, NOW)
    fresh = "In May 1935 the council sold the landing to Ida Holm."
    done = update(services, file, FERRY + f"\n{fresh}\n")
    assert done.fresh > 0
    quotes = {c.anchor.quote for c in cards(services, ferry).values() if c.anchor}
    assert quotes == {fresh}


def test_a_date_that_was_corrected_leaves_its_card_to_the_user(services, file, ferry):
    (card, *_) = (c for c in on(services, ferry, BRIDGE) if c.answer == "June 1911")
    done = update(services, file, FERRY.replace("June 1911", "July 1912"))
    assert done.unplaced > 0
    found = {u.card.card.id: u for u in services.library.unplaced(ferry)}
    assert found[card.id].why is Doubt.CHANGED
    assert "July 1912" in found[card.id].places[0].quote


def test_a_sentence_that_stands_twice_now_is_the_users_choice(services, file):
    text = f"# The ferry at Orrin\n\n{RAN}\n\n{OPENED}\n"
    document = services.library.add(edition(file, text), NOW).document
    lost = on(services, document, OPENED)
    twice = f"# The ferry at Orrin\n\n{GULLS} {OPENED} {RAN}\n\n{BRIDGE} {OPENED} {GULLS}\n"
    update(services, file, twice)
    found = services.library.unplaced(document)
    assert {u.card.card.id for u in found} == {c.id for c in lost}
    assert {u.why for u in found} == {Doubt.AMBIGUOUS}
    assert all(len(u.places) == 2 for u in found)


def test_a_sentence_that_was_taken_out_leaves_its_cards_without_a_place(services, file, ferry):
    lost = {c.id for c in on(services, ferry, BRIDGE)}
    done = update(services, file, FERRY.replace(BRIDGE, GULLS))
    assert done.unplaced == len(lost) > 0
    found = services.library.unplaced(ferry)
    assert {u.card.card.id for u in found} == lost
    assert {u.why for u in found} == {Doubt.GONE}
    assert lost <= cards(services, ferry).keys()


def test_suspended_cards_ask_for_no_decision(services, file, ferry):
    for card in on(services, ferry, BRIDGE):
        services.curation.set_status([card.id], Status.SUSPENDED, NOW)
    assert update(services, file, FERRY.replace(BRIDGE, GULLS)).unplaced == 0
    assert services.library.unplaced(ferry) == []


def test_an_own_card_moves_with_its_sentence(services, file, ferry):
    block = services.library.document(ferry).blocks[1]
    own = asked_of(block, "until 1902", "Until when?", "1902")
    made = services.curation.add(ferry, own, NOW)
    update(services, file, FERRY.replace(RAN, f"{GULLS} {RAN}"))
    after = cards(services, ferry)[made.card]
    assert after.anchor is not None
    assert after.anchor.quote == RAN


def test_a_card_placed_by_the_user_is_lost_no_longer(services, file, ferry):
    update(services, file, FERRY.replace(BRIDGE, GULLS))
    first, *others = services.library.unplaced(ferry)
    services.curation.place(first.card.card.id, None, LATER)
    left = services.library.unplaced(ferry)
    assert [u.card.card.id for u in left] == [u.card.card.id for u in others]


def test_cards_stand_in_the_order_of_the_new_text(services, file, ferry):
    update(services, file, f"# The ferry at Orrin\n\nBy Ada Orr\n\n{BRIDGE}\n\n{RAN}\n\n{OPENED}\n")
    quotes = [c.anchor.quote for c in cards(services, ferry).values() if c.anchor]
    order = [BRIDGE, RAN, OPENED]
    assert quotes == sorted(quotes, key=order.index)


def test_a_place_alone_is_no_change_of_what_a_card_says(services, file, ferry):
    before = {c.card.id: c.changed for c in services.library.cards(ferry)}
    update(services, file, FERRY.replace(OPENED, f"{GULLS} {OPENED}"))
    after = {c.card.id: c.changed for c in services.library.cards(ferry)}
    assert {id_: after[id_] for id_ in before} == before


# The plan


def test_the_plan_counts_and_changes_nothing(services, file, ferry):
    kept = services.library.document(ferry)
    plan = planned(services, edition(file, FERRY.replace("a bridge", "a stone bridge")))
    assert plan.counts[Fate.UNCHANGED] == 2
    assert plan.counts[Fate.REWORDED] == 1
    assert services.library.document(ferry) == kept


def test_planning_can_be_cancelled(services, file, ferry):
    def cancel(_done, _total):
        raise Cancelled

    prepared = edition(file, FERRY.replace("steam", "motor"))
    found = services.library.edition_of(prepared)
    with pytest.raises(Cancelled):
        plan_update(found, prepared, cancel)


def test_a_plan_that_is_out_of_date_is_refused(services, file, ferry):
    plan = planned(services, edition(file, FERRY.replace("steam", "motor")))
    services.library.update(plan, LATER)
    with pytest.raises(StudyAppError, match="once more"):
        services.library.update(plan, LATER)


def test_an_edit_made_while_the_user_was_asked_stays(services, file, ferry):
    (card, *_) = on(services, ferry, BRIDGE)
    plan = planned(services, edition(file, FERRY.replace("a bridge", "a stone bridge")))
    services.curation.edit(card.id, question="Mine?", answer=card.answer, now=LATER)
    services.library.update(plan, LATER)
    assert cards(services, ferry)[card.id].question == "Mine?"


def test_a_card_that_is_gone_meanwhile_does_no_harm(services, file, ferry):
    block = services.library.document(ferry).blocks[2]
    made = services.curation.add(ferry, asked_of(block, "", "Own?", "1911"), NOW)
    plan = planned(services, edition(file, FERRY.replace("a bridge", "a stone bridge")))
    services.history.undo(LATER)
    services.library.update(plan, LATER)
    assert made.card not in cards(services, ferry)


# Undo


def test_undo_brings_back_text_cards_and_places(services, file, ferry):
    text = services.library.document(ferry)
    before = services.library.cards(ferry)
    other = FERRY.replace(BRIDGE, "In May 1935 the landing was sold to Ida Holm.")
    update(services, file, other.replace("a steam ferry", "a large steam ferry"))
    assert services.library.document(ferry) != text
    undone = services.history.undo(LATER)
    assert undone.label == "updating “The ferry at Orrin”"
    assert undone.changes.concern("documents")
    assert services.library.document(ferry) == text
    assert {c.card for c in services.library.cards(ferry)} == {c.card for c in before}
    assert services.library.edition_of(prepare(file)) is not None


def test_undo_keeps_the_answers_to_a_new_card(services, file, ferry):
    for id_ in list(cards(services, ferry)):
        services.curation.set_status([id_], Status.SUSPENDED, NOW)
    update(services, file, FERRY + "\nIn May 1935 the council sold the landing to Ida Holm.\n")
    session = services.review(ferry)
    asked = session.next(LATER)
    session.answer(asked, Rating.GOOD, 2.0, LATER)
    services.history.undo(LATER)
    assert asked.card.id not in cards(services, ferry)
    assert services.library.info(LATER).reviews == 1


# What the user has said of the document


def test_what_was_put_back_is_put_back_again_with_its_cards(services, file):
    prepared = prepare(file)
    remark = Remark("caption dropped", "line 5", 5, prepared.document.blocks[0].id, dropped=FLOOD)
    block = passage_id("b", FLOOD)
    reported = replace(prepared, document=replace(prepared.document, report=(remark,)))
    document = services.library.add(reported, NOW).document
    again = replace(
        services.library.edition(document),
        article=replace(
            services.library.document(document), report=(replace(remark, restored=True),)
        ),
    )
    plan = plan_update(again, replace(reported, digest="other"))
    assert block in plan.prepared.document.passages()
    assert FLOOD in {c.anchor.quote for c in plan.fresh if c.anchor}


@pytest.fixture
def flooded(services: Services, file: Path) -> int:
    """The id of an article with a caption that its reader has dropped."""
    prepared = prepare(file)
    remark = Remark("caption dropped", "line 5", 5, prepared.document.blocks[0].id, dropped=FLOOD)
    reported = replace(prepared, document=replace(prepared.document, report=(remark,)))
    return services.library.add(reported, NOW).document


def restore(services, document, *, back: bool):
    found = services.library.edition(document)
    keys = frozenset(remark.key for remark in found.article.report if back)
    plan = plan_restoring(found, keys, Depth.THOROUGH)
    return services.library.update(plan, LATER, label="putting back a passage")


def test_a_dropped_passage_is_put_back_with_its_cards_and_taken_out_again(services, flooded):
    text, before = services.library.document(flooded), cards(services, flooded)
    done = restore(services, flooded, back=True)
    blocks = [b.text for b in services.library.document(flooded).blocks]
    assert blocks[1] == FLOOD
    assert done.fresh == len(on(services, flooded, FLOOD)) > 0
    assert services.library.document(flooded).report[0].restored

    assert restore(services, flooded, back=False).unplaced == 0
    assert services.library.document(flooded) == text
    assert cards(services, flooded) == before

    assert services.history.undo(LATER).label == "putting back a passage"
    assert on(services, flooded, FLOOD)
    services.history.undo(LATER)
    assert services.library.document(flooded) == text
    assert cards(services, flooded) == before


def test_a_card_that_was_edited_stays_when_its_passage_is_taken_out(services, flooded):
    restore(services, flooded, back=True)
    card, *_ = on(services, flooded, FLOOD)
    evening = LATER + timedelta(hours=9)
    services.curation.edit(card.id, question="When was the flood?", answer="1883", now=evening)
    assert restore(services, flooded, back=False).unplaced == 1
    assert cards(services, flooded)[card.id].question == "When was the flood?"


def test_a_file_read_again_after_a_passage_was_put_back_is_the_same_file(services, file, flooded):
    restore(services, flooded, back=True)
    assert services.library.edition_of(prepare(file)) is None


def test_a_description_given_by_hand_outlives_another_edition(services, file, ferry):
    described = Description("The steam ferry", "A. Orr", "5 April 1998")
    services.library.describe(ferry, described)
    update(services, file, FERRY.replace("steam", "motor").replace("By Ada Orr", "By Bo Ek"))
    document = services.library.document(ferry)
    assert (document.title, document.author, document.date) == (
        "The steam ferry",
        "A. Orr",
        "1998-04-05",
    )


def test_what_was_not_described_by_hand_follows_the_file(services, file, ferry):
    update(services, file, FERRY.replace("By Ada Orr", "By Bo Ek"))
    assert services.library.document(ferry).author == "Bo Ek"


def anchored(document: Document, quote: str) -> Anchor:
    block = next(b for b in document.blocks if quote in b.text)
    start = block.text.index(quote)
    return Anchor.of(block, start, start + len(quote))


def test_a_list_loses_only_the_passage_that_is_gone(services, file, ferry):
    article = services.library.document(ferry)
    listed = Card(
        id="",
        kind=Kind.OWN,
        form=Form.LIST,
        question="What happened?",
        answer="bought; sold",
        answers=("bought", "sold"),
        anchor=anchored(article, OPENED),
        more=(anchored(article, BRIDGE),),
    )
    made = services.curation.add(ferry, listed, NOW)
    update(services, file, FERRY.replace(BRIDGE, GULLS))
    (lost,) = (u for u in services.library.unplaced(ferry) if u.card.card.id == made.card)
    assert lost.why is Doubt.GONE


# Cards of a text whose language was mistaken


@pytest.fixture
def mistaken(services: Services, file: Path) -> int:
    """The id of an English article that is taken for German, and has no cards therefore."""
    prepared = prepare(file)
    german = replace(prepared, document=replace(prepared.document, language="de"))
    return services.library.add(replace(german, generated=NO_CARDS), NOW).document


def generate(services, document) -> None:
    described = replace(Description.of(services.library.document(document)), language="en")
    services.library.describe(document, described)
    plan = plan_generating(services.library.edition(document), Depth.STANDARD)
    services.library.update(plan, LATER, label="making cards")


def test_a_text_that_is_english_after_all_gets_the_cards_it_would_have_had(
    services, file, mistaken
):
    generate(services, mistaken)
    wanted = prepare(file).cards()
    assert wanted
    assert [c.card for c in services.library.cards(mistaken)] == wanted
    assert services.library.document(mistaken).language == "en"


def test_making_cards_is_taken_back_with_the_language_after_it(services, mistaken):
    before = services.library.document(mistaken)
    generate(services, mistaken)
    services.history.undo(LATER)
    assert cards(services, mistaken) == {}
    services.history.undo(LATER)
    assert services.library.document(mistaken) == before


def test_cards_that_are_there_stay_and_are_not_made_again(services, mistaken):
    article = services.library.document(mistaken)
    own = asked_of(article.blocks[1], "Agnes Moor", "Who ran it?", "Agnes")
    kept = services.curation.add(mistaken, own, NOW).card
    generate(services, mistaken)
    rejected, *others = (card.id for card in cards(services, mistaken).values() if card.rule)
    services.curation.set_status([rejected], Status.REJECTED, LATER)
    assert plan_generating(services.library.edition(mistaken), Depth.STANDARD).fresh == ()
    assert set(cards(services, mistaken)) == {kept, *others}


def test_making_cards_can_be_cancelled(services, mistaken):
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    described = replace(services.library.document(mistaken), language="en")
    edition = replace(services.library.edition(mistaken), article=described)
    with pytest.raises(Cancelled):
        plan_generating(edition, Depth.STANDARD, stop)


@pytest.mark.parametrize(
    ("language", "made"), [("en", True), ("en-GB", True), ("und", True), ("de", False), ("", False)]
)
def test_cards_are_made_from_english_and_from_what_is_too_short_to_tell(
    services, ferry, language, made
):
    document = replace(services.library.document(ferry), language=language)
    assert generates_from(document) is made
