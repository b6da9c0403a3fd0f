"""deck.toml: its values, and what is wrong with it on which line."""

from pathlib import Path

import pytest

from studyapp.decks import manifest
from studyapp.decks.manifest import Manifest

WHOLE = """# A deck
format = "studyapp-deck/1"
id = "harbour"
title = "A harbour"
author = "I. Teacher"
licence = "CC BY 4.0"
version = 3
language = "en-GB"
article = "harbour.md"
"""


def read(text: str, folder: Path) -> tuple[Manifest, list[str]]:
    (folder / "deck.toml").write_text(text, "utf-8")
    about, findings = manifest.read(folder / "deck.toml")
    return about, [f"{f.line} {f.severity} {f.text}" for f in findings]


def test_all_values_are_read(tmp_path: Path):
    assert read(WHOLE, tmp_path) == (
        Manifest(
            id="harbour",
            title="A harbour",
            author="I. Teacher",
            licence="CC BY 4.0",
            version="3",
            language="en-GB",
            article="harbour.md",
            article_line=9,
        ),
        [],
    )


def test_only_four_values_are_needed(tmp_path: Path):
    text = 'format = "studyapp-deck/1"\nid = "abc"\ntitle = "T"\narticle = "studyapp:harbour"\n'
    about, findings = read("\ufeff" + text, tmp_path)
    assert findings == []
    assert (about.author, about.licence, about.version, about.language) == ("", "", "1", "en")


@pytest.mark.parametrize("key", ["format", "id", "title", "article"])
def test_a_missing_value_is_an_error(key: str, tmp_path: Path):
    text = "".join(f"{line}\n" for line in WHOLE.splitlines() if not line.startswith(key))
    assert read(text, tmp_path)[1] == [f"1 error `{key}` is missing"]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ('"harbour"', '" "', "3 error `id` is empty"),
        ('"harbour"', '"a b"', "3 error `id` must be 3 to 64 letters, digits, dots and hyphens"),
        ('"A harbour"', "7", "4 error `title` must be a text in quotes"),
        ('"en-GB"', "[1]", "8 error `language` must be a text in quotes"),
        ("version = 3", "version = true", "7 error `version` must be a text in quotes"),
        (
            "deck/1",
            "deck/2",
            '2 error the format "studyapp-deck/2" is not known: a newer version of the app may read it',
        ),
        (
            "studyapp-deck/1",
            "brain",
            '2 error the format "brain" is not known: it must be "studyapp-deck/1"',
        ),
        (
            "licence",
            "license",
            "6 warning `license` is not known: the keys are format, id, title, article, author, "
            "licence, version, language",
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_line(old: str, new: str, finding: str, tmp_path: Path):
    assert read(WHOLE.replace(old, new, 1), tmp_path)[1] == [finding]


def test_a_table_that_nobody_knows_is_told_with_its_line(tmp_path: Path):
    assert read(WHOLE + "\n[extra]\nx = 1\n", tmp_path)[1][0].startswith("11 warning `extra`")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('format = "x"\nid = \n', "2 error this is not TOML: invalid value"),
        ('a = "x\n', "1 error this is not TOML: illegal character '\\n'"),
        ("a = 1\na = 2\n", "2 error this is not TOML: cannot overwrite a value"),
        ("a = 1\n\nb = [1,\n", "3 error this is not TOML: invalid value"),
        ("a = " + "[" * 15_000, "1 error the values are nested too deeply"),
        ("a = 1\nb\0 = 2\n", "2 error there is a NUL byte: this is no text file"),
    ],
)
def test_broken_toml_is_told_with_its_line(text: str, finding: str, tmp_path: Path):
    about, findings = read(text, tmp_path)
    assert about == Manifest()
    assert findings == [finding]


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "a/../../secret.txt",
        "/etc/passwd",
        "~/notes.txt",
        "C:\\notes.txt",
        "..\\secret.txt",
        "studyapp:../../secret",
        "studyapp:",
        "studyapp:a/b",
        "http://example.org/x.txt",
    ],
)
def test_an_article_outside_the_folder_is_refused(name: str, tmp_path: Path):
    about, findings = read(WHOLE.replace('"harbour.md"', f"'{name}'"), tmp_path)
    assert about.article == ""
    assert findings == [f'9 error the article "{name}" is not a file in the folder of the deck']


def test_a_link_that_leads_outside_is_refused(tmp_path: Path):
    deck = tmp_path / "deck"
    deck.mkdir()
    (tmp_path / "secret.md").write_text("x")
    (deck / "harbour.md").symlink_to(tmp_path / "secret.md")
    assert read(WHOLE, deck)[0].article == ""


@pytest.mark.parametrize("name", ["harbour.md", "texts/harbour 2.md", "…é.txt", "..harbour.md"])
def test_an_article_inside_the_folder_is_taken(name: str, tmp_path: Path):
    assert read(WHOLE.replace("harbour.md", name), tmp_path)[0].article == name
