"""The PDFs that have their expected documents in tests/data/articles, made anew for each test.

`python -m tests.documents.pdf_fixtures` rewrites what is expected; read the diff.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studyapp.documents import read
from studyapp.services.formats import document_json
from tests.documents.make_pdf import Page, measured, pdf, wrapped
from tests.documents.pdf_setting import Article, Setting

EXPECTED = Path(__file__).parents[1] / "data" / "articles"

CANAL = Article(
    "The Enemies of the Brenn Canal",
    "Margit Solberg",
    """
# Soldiers and Spades

The canal at Brenn was dug by soldiers who had nothing else to do after the peace of 1814.^1^ Their
officers slept in the mill, and the men slept in the ditch that they had dug during the day. By the
autumn of 1817 the ditch was eleven miles long, and the parliament sent a painter to draw it.

Its nine locks were named for the wives of the engineers.^2^ The lowest is still called Sophie. A barge
needed two days from the lake to the sea, and a third one if Sophie was stuck, as she often was in the
weeks when the ice broke.

# The Millers’ Complaint

Nobody had asked the millers, whose wheels stood still in dry summers. They wrote petitions, and the
petitions were filed in a chest that nobody opened again before the great fire.^3^ In 1834 the
parliament granted a second loan of 40,000 crowns for the lower basin, and again the millers were not
asked.

## The Chest

Dr. Holm, who measured the water every morning at 6 a.m., found the chest in the year 1851. It held
212 petitions on grey paper.^4^ Most of them are short; some are in verse. “We ask for rain,” says the
longest of them, “or for a king who cares whether we have bread.”

## The Verdict

The court decided in 1853 that the water belonged to those who had come first, and the millers had
come first. The canal company appealed and lost. It paid eleven mills for sixteen dry summers, and the
sum was larger than the loan.^5^

# What the Grass Covers

The lower basin was never finished, as anyone who walks there today can see. Grass grows where the
quay was to stand, and sheep graze on it. Only the bollards are left, nineteen of them in a row, each
with a number that no ship has ever read.
""",
    (
        "Holm, Water Books, vol. 2, p. 14.",
        "Sophie, Anna, Karin, two Marias, Else, Johanna, Birgit and Ingrid; the engineer of the tenth "
        "lock was a widower, and his lock was never built.",
        "See the inventory of 1861, no. 7.",
        "Ibid., no. 8. Seven of the writers could not write and signed with a cross.",
        "Brenn v. Canal Company (1853), at 40.",
    ),
    first=213,
)


def canal() -> bytes:
    """Return an article in two columns with running heads and footnotes."""
    return pdf(Setting(CANAL, 2, 350).set())


LEFT, WIDE, TOP, MARGIN = 72.0, 330.0, 90.0, 418.0


def lighthouse() -> bytes:
    """Return a chapter of a book with all that stands around and within its text."""
    return pdf(
        [_contents(), _first_page(), _second_page(), _third_page()],
        info={"Title": "lighthouse_final.indd"},
        images=True,
    )


def _leaf(number: str, head: str) -> Page:
    page = Page()
    page.text(LEFT if number[-1] in "02468" else LEFT + WIDE - 100, 50, head, 8, "I")
    page.text(295, 800, number, 9)
    return page


def _contents() -> Page:
    page = Page()
    page.text(LEFT, 90, "Contents", 14, "B")
    for n, (title, number) in enumerate(
        [("The Oil", "1"), ("The Keepers", "14"), ("Index", "211")]
    ):
        page.text(LEFT, 120 + 14 * n, title)
        page.text(LEFT + WIDE - 5 * len(number), 120 + 14 * n, number)
    page.text(295, 800, "v", 9)
    return page


def _first_page() -> Page:
    page = Page()
    page.text(295, 800, "1", 9)
    page.text(LEFT, 90, "Chapter 1", 12)
    page.text(LEFT, 120, "The Oil of the Lighthouse at Skarn", 20, "B")
    page.text(LEFT, 150, "Ragna Holt", 12)
    page.text(LEFT, 192, "T", 34, "B")
    x = LEFT + measured("T", 34) + 8
    y = page.lines(
        x,
        180,
        [
            "he lighthouse at Skarn burned whale oil until the year 1862, and",
            "its keepers drank what was left over.^1^ Nobody scolded them for",
        ],
    )
    y = page.lines(
        LEFT,
        y,
        ["it, since the oil was rancid by then and no ship could tell the dif-", "ference."],
    )
    page.lines(MARGIN, 180, ["Whale oil and", "its drinkers"], 7, leading=9)
    y = page.lines(
        LEFT,
        y,
        wrapped(
            "In the spring of 1862 the council sent a chemist, who tested three kinds of oil in the lamp room and wrote down how far each could be seen:",
            WIDE,
            indent=True,
        ),
    )
    for text in (
        "whale oil, as far as nine miles;",
        "rape oil, as far as eleven;",
        "paraffin, as far as anybody had cared to row.",
    ):
        page.text(LEFT + 10, y + 4, "•")
        page.text(LEFT + 22, y + 4, text)
        y += 14
    y = page.lines(
        LEFT,
        y + 6,
        wrapped(
            "His table hung in the stair for many years, and each keeper copied it into a book of his own:",
            WIDE,
            indent=True,
        ),
    )
    for row in (
        ("Oil", "Miles", "Crowns"),
        ("whale", "9", "40"),
        ("rape", "11", "31"),
        ("paraffin", "16", "12"),
    ):
        y += 13
        for n, cell in enumerate(row):
            page.text(LEFT + 20 + 100 * n, y, cell)
    y = page.lines(
        LEFT,
        y + 20,
        wrapped(
            "The council bought paraffin. It came in barrels that leaked, and so the hill below the tower has been bare of grass from that day to",
            WIDE,
            indent=True,
        ),
    )
    page.rule(LEFT, 700, 90)
    page.lines(
        LEFT,
        714,
        [
            "^1^ So says the log of 1859, though its writer may have been joking, for",
            "in the same week he reports a walrus who asked for the",
        ],
        8,
        leading=10,
    )
    return page


def _second_page() -> Page:
    page = _leaf("2", "Ragna Holt")
    y = page.lines(LEFT, TOP, ["this one.^2^"])
    y = page.lines(
        LEFT + 24,
        y + 6,
        wrapped(
            "I have washed the lenses with vinegar and with my own shirts. The light is as good as the oil, and the oil is as good as the council.",
            WIDE - 48,
            9,
        ),
        9,
        leading=11,
    )
    y = page.lines(
        LEFT,
        y + 6,
        wrapped(
            "So wrote Aksel Brun, who kept the light for thirty-one years and was never thanked.^3^",
            WIDE,
            indent=True,
        ),
    )
    page.text(LEFT, y + 20, "T H E   K E E P E R S", 12, "B")
    y = page.lines(
        LEFT,
        y + 44,
        wrapped(
            "There were eleven keepers between 1840 and 1920. Seven of them were born on the island, and two of",
            WIDE,
            indent=True,
        ),
    )
    page.image(LEFT, 420, 200, 120)
    page.text(LEFT, 432, "Figure 1. The lamp room in the winter of 1881.", 8)
    y = page.lines(
        LEFT,
        460,
        wrapped(
            "the others had never seen the sea before they came. They all learned to read, because the log had to be kept, and one of them learned to write poems.",
            WIDE,
        ),
    )
    page.lines(
        LEFT + 30,
        y + 16,
        ["They all learned to read,", "because the log had to be kept"],
        15,
        "I",
        19,
    )
    page.rule(LEFT, 700, 90)
    page.lines(
        LEFT,
        714,
        [
            "time. Perhaps he had drunk more than what was left over.",
            "^2^ Holt, Grass and Oil, p. 12.",
            "^3^ Log of 1888, 4 May.",
        ],
        8,
        leading=10,
    )
    return page


def _third_page() -> Page:
    page = _leaf("3", "The Oil of the Lighthouse")
    y = page.lines(
        LEFT,
        TOP,
        wrapped(
            "Their poems are lost. What is left of the lighthouse is the stair, which leads to nothing, and the stain on the hill.",
            WIDE,
            indent=True,
        ),
    )
    page.text(LEFT, y + 20, "What the Log Says", 12, "B")
    page.lines(
        LEFT,
        y + 40,
        wrapped(
            "The log fills nine volumes. It was printed in 1931, and nobody has read it to the end.",
            WIDE,
            indent=True,
        ),
    )
    return page


FIXTURES: dict[str, Callable[[], bytes]] = {"pdf-canal": canal, "pdf-lighthouse": lighthouse}
"""The documents are expected in NAME.document.json."""


def document_of(name: str, folder: Path) -> dict[str, Any]:
    path = folder / "article.pdf"
    path.write_bytes(FIXTURES[name]())
    return document_json(read(path))


def main() -> None:
    for name in FIXTURES:
        with tempfile.TemporaryDirectory() as folder:
            text = json.dumps(document_of(name, Path(folder)), ensure_ascii=False, indent=1)
        (EXPECTED / f"{name}.document.json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
