"""The trees of a document as CoNLL-U."""

from studyapp.generation.conllu import conllu
from tests.generation.texts import document, paragraph


def test_each_token_is_a_row_of_ten_cells() -> None:
    text = conllu(document(paragraph("Clara Whitfield built a mill.", "It burned in 1902.")))
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]

    assert text.count("# text = ") == 2
    assert all(len(row) == 10 for row in rows)
    assert [row[1] for row in rows[:6]] == ["Clara", "Whitfield", "built", "a", "mill", "."]
    assert [row[1] for row in rows if row[7] == "root"] == ["built", "burned"]
    assert all(row[6] == "0" for row in rows if row[7] == "root")
    assert "person*:2" in rows[0][9]
    assert "SpaceAfter=No" in rows[4][9]


def test_a_document_without_sentences_has_no_rows() -> None:
    assert conllu(document()) == ""
