"""The fields at the top of a Markdown file, in the forms in which programs write them."""

import pytest

from studyapp.documents import read
from studyapp.model import Document


@pytest.fixture
def reading(tmp_path):
    def read_text(text: str) -> Document:
        path = tmp_path / "some-notes.md"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return read_text


def shape(document: Document) -> list[tuple[str, str]]:
    return [(str(block.type), block.text) for block in document.blocks]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Salt\nauthor:\n  - name: Ada Orr\n    at: Brede\n  - Ben Day\ndate: 2021-04-05 # a day\n---\n",
        "---\ntitle: >\n  Salt\nauthor: [Ada Orr, 'Ben Day']\npublished: April 5, 2021\n---\n",
        "+++\ntitle = \"Salt\"\nauthors = ['Ada Orr', 'Ben Day']\ndate = 2021-04-05T10:00:00Z\n+++\n",
        "% Salt\n% Ada Orr; Ben Day\n% 5 April 2021\n",
    ],
    ids=["YAML", "YAML of other forms", "TOML", "Pandoc"],
)
def test_front_matter_in_its_forms(reading, front):
    document = reading(f"{front}\nThe pans were old.\n")
    assert (document.title, document.author, document.date) == (
        "Salt",
        "Ada Orr, Ben Day",
        "2021-04-05",
    )
    assert shape(document) == [("paragraph", "The pans were old.")]


def test_address_in_the_front_matter_is_the_source(reading):
    assert (
        reading("---\nurl: https://x.example/salt\n---\n\nText.").source == "https://x.example/salt"
    )


@pytest.mark.parametrize("front", ["+++\ntitle = [broken\n+++\n", "---\n- just\n- a list\n---\n"])
def test_front_matter_that_says_nothing(reading, front):
    assert shape(reading(f"{front}\nText.")) == [("paragraph", "Text.")]
