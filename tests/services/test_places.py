"""Which passages of a card still stand, and where a lost one is put."""

from dataclasses import replace

import pytest

from studyapp.model import Anchor
from studyapp.services.places import lost, placed, stands
from tests.services.samples import block, card

PASSAGES = {"bcanal": block()}
OPENED, VOYAGE, MASTERS = (Anchor.of(block(), *span) for span in block().sentences)
GONE = replace(OPENED, block="bother", quote="The lock was never built.")
GONE_TOO = replace(OPENED, quote="The canal closed in 1894.")


def a_card(*anchors):
    return replace(card(2), anchor=anchors[0] if anchors else None, more=anchors[1:])


def test_a_passage_stands_only_with_the_same_words_at_the_same_place():
    assert stands(OPENED, PASSAGES)
    assert not stands(GONE, PASSAGES)
    assert not stands(GONE_TOO, PASSAGES)
    assert not stands(replace(OPENED, start=1), PASSAGES)


def test_the_lost_passages_of_a_list_are_found_among_the_others():
    assert lost(a_card(OPENED, GONE, VOYAGE), PASSAGES) == [GONE]
    assert lost(a_card(OPENED), PASSAGES) == []
    assert lost(a_card(), PASSAGES) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((GONE,), (MASTERS,)),
        ((OPENED,), (MASTERS,)),
        ((), (MASTERS,)),
        ((OPENED, GONE), (OPENED, MASTERS)),
        ((GONE, VOYAGE), (MASTERS, VOYAGE)),
        ((GONE, GONE_TOO), (MASTERS, GONE_TOO)),
    ],
)
def test_a_place_takes_the_place_of_the_first_lost_passage(before, after):
    assert tuple(placed(a_card(*before), PASSAGES, MASTERS).anchors()) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((GONE,), ()),
        ((OPENED,), ()),
        ((), ()),
        ((GONE, VOYAGE), (VOYAGE,)),
        ((OPENED, GONE, GONE_TOO), (OPENED,)),
    ],
)
def test_without_a_place_the_sentences_that_stand_are_kept(before, after):
    assert tuple(placed(a_card(*before), PASSAGES, None).anchors()) == after
