"""Languages by name: what a note says, what one can choose."""

import pytest

from studyapp.ui.languages import choices, language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("de", "German"),
        ("fr", "French"),
        ("pt-BR", "Portuguese"),
        ("no", "Norwegian"),
        ("und", "Not known"),
        ("", "Not known"),
        ("xx", "xx"),
    ],
)
def test_a_language_is_called_by_its_english_name(code, name):
    assert language_name(code) == name


def test_english_stands_first_and_unknown_last():
    codes = [code for code, _ in choices("de")]
    assert (codes[0], codes[-1]) == ("en", "und")
    names = [name for _, name in choices("de")][1:-1]
    assert names == sorted(names)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("code", ["en", "de", "und", "en-GB", "qaa"])
def test_the_language_of_a_document_can_always_be_chosen(code):
    assert code in [one for one, _ in choices(code)]


def test_every_choice_has_a_name_of_its_own():
    names = [name for _, name in choices("en")]
    assert len(set(names)) == len(names)
    assert not [name for code, name in choices("en") if name == code]
