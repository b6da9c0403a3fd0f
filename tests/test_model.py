"""The words of the app as values."""

from studyapp.model import Anchor, Block, BlockType, Changes, Document, Note

TEXT = "One two three. Four five six. " + "x" * 50
BLOCK = Block("b1", BlockType.PARAGRAPH, TEXT, ((0, 14), (15, 29)), section="Part")


def test_an_anchor_remembers_its_sentence_and_what_stands_around_it():
    anchor = Anchor.of(BLOCK, 15, 29)
    assert anchor.quote == "Four five six."
    assert anchor.prefix == "One two three. "
    assert anchor.suffix == (" " + "x" * 50)[:32]
    assert (anchor.block, anchor.section) == ("b1", "Part")


def test_an_anchor_at_the_start_has_no_prefix():
    assert Anchor.of(BLOCK, 0, 14).prefix == ""


def test_only_the_body_counts_for_the_words_of_a_document():
    heading = Block("b0", BlockType.HEADING, "Three more words", (), level=1)
    note = Note("n1", "1", "Words of a note.", ((0, 16),), "b1", 14)
    document = Document("T", "A", (heading, BLOCK), (note,))
    assert document.words() == 7
    assert list(document.passages()) == ["b0", "b1", "n1"]


def test_changes_add_up_and_know_whom_they_concern():
    both = Changes(frozenset({"cards"})) | Changes(frozenset({"reviews"}))
    assert both.concern("reviews", "documents")
    assert not both.concern("documents")
    assert not Changes().concern("cards")
