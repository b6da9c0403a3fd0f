"""What a reader dropped comes back at its place, stays back, and goes again."""

from dataclasses import replace

from studyapp.documents.restoring import restored_keys, with_restored
from studyapp.model import Block, BlockType, Document
from studyapp.report import Remark


def paragraph(id_: str, text: str) -> Block:
    return Block(id_, BlockType.PARAGRAPH, text, ((0, len(text)),), section="Harbours")


DOCUMENT = Document(
    "Harbours",
    "",
    (paragraph("b1", "Ships came in."), paragraph("b2", "They left again.")),
    report=(
        Remark("read as UTF-8", "whole file"),
        Remark("running head dropped", "line 4", 4, "b1", "HARBOURS OF THE NORTH"),
        Remark("running head dropped", "line 9", 9, "b2", "HARBOURS OF THE NORTH"),
        Remark("navigation dropped", "line 1", 1, "", "Home About"),
    ),
)
HEAD, NAVIGATION = DOCUMENT.report[1].key, DOCUMENT.report[3].key


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_dropped_text_comes_back_after_its_block_at_each_of_its_places():
    back = with_restored(DOCUMENT, frozenset({HEAD}))

    head = "HARBOURS OF THE NORTH"
    assert texts(back) == ["Ships came in.", head, "They left again.", head]
    assert len({block.id for block in back.blocks}) == 4
    assert back.blocks[1].section == "Harbours"
    assert [r.restored for r in back.report] == [False, True, True, False]
    assert back.report[1].block == back.blocks[1].id
    assert restored_keys(back) == {HEAD}


def test_what_stood_above_the_first_block_comes_back_there():
    back = with_restored(DOCUMENT, frozenset({NAVIGATION}))

    assert texts(back)[0] == "Home About"


def test_taking_it_out_again_gives_the_document_as_it_was():
    back = with_restored(DOCUMENT, frozenset({HEAD, NAVIGATION}))

    assert with_restored(back, frozenset()) == DOCUMENT
    assert with_restored(back, frozenset({HEAD})) == with_restored(DOCUMENT, frozenset({HEAD}))


def test_the_choice_holds_for_a_new_reading_of_the_file():
    back = with_restored(DOCUMENT, frozenset({HEAD}))
    again = replace(DOCUMENT, blocks=(paragraph("b0", "New."), *DOCUMENT.blocks))

    assert restored_keys(with_restored(again, restored_keys(back))) == {HEAD}


def test_unknown_keys_and_remarks_without_dropped_text_are_passed_over():
    assert with_restored(DOCUMENT, frozenset({"dffffffffff", ""})) == DOCUMENT
