"""Which language a text is in: by its words, whatever the file says."""

import subprocess
import sys

import pytest

from studyapp.documents.drafts import Piece
from studyapp.documents.language import language_code, language_of
from studyapp.model import BlockType

ENGLISH = "The pans were boiled with turf at first, and nobody asked what the smoke would do to the sheep."
GERMAN = "Die Pfannen wurden zuerst mit Torf geheizt, und niemand fragte, was der Rauch mit den Schafen machte."
FRENCH = "Les salines furent d’abord chauffées à la tourbe, et personne ne demanda ce que la fumée ferait aux moutons."


def pieces(*texts: str, type_: BlockType = BlockType.PARAGRAPH) -> list[Piece]:
    return [Piece(text, n, type_) for n, text in enumerate(texts)]


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr")])
def test_language_is_guessed_where_nothing_names_it(text, code):
    assert language_of(pieces(text), "") == code


@pytest.mark.parametrize("text", ["", "Salt", "1702 1750 4,000", "Brede."])
def test_too_few_words_do_not_tell_their_language(text):
    assert language_of(pieces(text), "") == "und"
    assert language_of(pieces(text), "de") == "de"


def test_short_english_sentence_is_english():
    assert language_of(pieces("The canal was opened in May 1894."), "") == "en"


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (GERMAN, "en", "de"),
        (ENGLISH, "de", "en"),
        (GERMAN, "de", "de"),
        ("Der Kanal ist alt.", "en", "en"),
        (
            "Saltet ble kokt i store panner, og ingen spurte hva røyken ville gjøre med sauene på øya.",
            "nb",
            "nb",
        ),
    ],
)
def test_what_the_file_says_stands_unless_the_text_plainly_is_in_another(text, declared, code):
    assert language_of(pieces(text), declared) == code


def test_code_and_tables_do_not_tell():
    text = [*pieces(GERMAN), *pieces(ENGLISH, ENGLISH, type_=BlockType.CODE)]
    assert language_of(text, "") == "de"


def test_a_foreign_quotation_at_the_beginning_does_not_decide():
    assert language_of(pieces(GERMAN, *[ENGLISH] * 20), "") == "en"


@pytest.mark.parametrize(
    ("said", "code"),
    [("en-GB", "en"), ("EN", "en"), ("eng", "en"), ("English", "en"), ("de_AT", "de"), ("ger", "de"),
     ("zh-Hans", "zh"), ("", ""), ("xyz", ""), ("no language", "")],
)  # fmt: skip
def test_codes_as_files_write_them(said, code):
    assert language_code(said) == code


def test_english_needs_no_model():
    code = (
        "import sys; from studyapp.documents.drafts import Piece; "
        "from studyapp.documents.language import language_of; "
        f"language_of([Piece({ENGLISH!r}, 1)], ''); sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
