"""What became of each passage of a text in another edition of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.documents.collation import Fate, collate
from studyapp.documents.sentences import spans
from studyapp.documents.word_index import index
from studyapp.errors import Cancelled
from studyapp.identity import passage_id
from studyapp.model import Block, BlockType, Document, Note
from studyapp.progress import silent

PANS = "The salt pans were leased to Jacob Tull in 1702. Nobody asked what the lease would bring."
MAP = "Arden drew the first map of the coast, and sold it to the Admiralty for forty pounds."
STRIKE = "The strike of 1829 lasted eleven weeks and ended in a compromise between the two sides."
LIGHT = "The new light could be seen for nineteen miles. It was paid for by a tax on herring."


def document(*texts: str, notes: tuple[Note, ...] = ()) -> Document:
    blocks = (Block(passage_id("b", t), BlockType.PARAGRAPH, t, spans(t)) for t in texts)
    return Document("Salt", "", tuple(blocks), notes)


def fates(old: Document, new: Document) -> list[Fate]:
    return list(collate(old, new, index(new), silent).fates.values())


OLD = document(PANS, MAP, STRIKE, LIGHT)


def test_the_same_text_is_unchanged():
    collation = collate(OLD, OLD, index(OLD), silent)
    assert set(collation.fates.values()) == {Fate.UNCHANGED}
    assert collation.new == ()


def test_only_the_passage_that_was_moved_has_moved():
    new = document(MAP, STRIKE, LIGHT, PANS)
    assert fates(OLD, new) == [Fate.MOVED, Fate.UNCHANGED, Fate.UNCHANGED, Fate.UNCHANGED]


def test_a_passage_with_a_few_other_words_is_reworded_and_no_new_one():
    new = document(PANS, MAP, STRIKE.replace("eleven", "almost eleven"), LIGHT)
    collation = collate(OLD, new, index(new), silent)
    assert collation.fates[OLD.blocks[2].id] is Fate.REWORDED
    assert collation.new == ()


def test_a_passage_that_was_split_is_reworded():
    first, second = (PANS[a:b] for a, b in spans(PANS))
    new = document(first, second, MAP, STRIKE, LIGHT)
    collation = collate(OLD, new, index(new), silent)
    assert collation.fates[OLD.blocks[0].id] is Fate.REWORDED
    assert collation.new == ()


def test_passages_that_were_joined_are_reworded():
    new = document(f"{PANS} {MAP}", STRIKE, LIGHT)
    assert fates(OLD, new)[:2] == [Fate.REWORDED, Fate.REWORDED]


def test_a_passage_that_two_are_alike_to_is_ambiguous():
    like = [STRIKE.replace("compromise", word) for word in ("settlement", "bargainings")]
    new = document(PANS, MAP, LIGHT, *like)
    assert fates(OLD, new)[2] is Fate.AMBIGUOUS


def test_what_nothing_is_like_is_gone_and_what_was_not_there_is_new():
    other = "A museum of ropes stands where the boilers stood, and opens on Sundays."
    collation = collate(OLD, document(PANS, MAP, LIGHT, other), index(document(other)), silent)
    assert collation.fates[OLD.blocks[2].id] is Fate.GONE
    assert collation.new == (passage_id("b", other),)
    assert collation.counts == {Fate.UNCHANGED: 3, Fate.GONE: 1, Fate.NEW: 1}


def test_notes_are_passages_too():
    note = Note("n1", "1", MAP, spans(MAP), OLD.blocks[0].id, 10)
    with_note = document(PANS, notes=(note,))
    assert fates(with_note, document(PANS)) == [Fate.UNCHANGED, Fate.GONE]
    assert fates(with_note, with_note) == [Fate.UNCHANGED, Fate.UNCHANGED]


def test_it_can_be_cancelled():
    def cancel(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        collate(OLD, OLD, index(OLD), cancel)


@settings(derandomize=True, deadline=None)
@given(st.permutations(range(8)))
def test_taking_out_the_moved_passages_leaves_the_others_in_their_order(order):
    texts = [f"Paragraph number {n} says that the tide of day {n} was high." for n in range(8)]
    old, new = document(*texts), document(*(texts[n] for n in order))
    found = collate(old, new, index(new), silent).fates
    standing = [id_ for id_, fate in found.items() if fate is Fate.UNCHANGED]
    assert [b.id for b in new.blocks if b.id in standing] == standing
    assert all(fate in (Fate.MOVED, Fate.UNCHANGED) for fate in found.values())
