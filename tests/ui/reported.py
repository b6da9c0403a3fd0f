"""A paged article of our own with what its reader did to it, for tests of the report and pictures."""

from dataclasses import replace

from studyapp.coverage import Count, Coverage, Generated
from studyapp.model import Block, BlockType, Document, Note
from studyapp.report import Remark
from studyapp.services.preparing import Prepared
from tests.ui.keeper import spans

SLUICE = "In March 1871 a spring tide carried the sluice away."
CAPTION = f"The mill pond seen from the quay. {SLUICE}"
HEAD = "THE TIDE MILL AT SALLOW"
CONTENTS = (
    "The pond and the gate 3 The wheel 7 The millers of the quay and their quarrels with the "
    "harbour board 12 The rent 19 The steam years 24 What stands today 31 Sources 38"
)
PARTS = (
    (
        "The pond and the gate",
        "In 1762 the parish of Sallow dug a pond behind the quay and closed it with a gate of oak. "
        "The flood filled the pond twice a day. The ebb let the miller work for five hours.",
        "Jonas Werth leased the mill in 1790 and doubled the width of the gate. The parish council "
        "granted him the lease because no other bidder had offered to mend the dam.",
        "The gate was renewed in October 1811, after two winters of ice had split its posts. Mary "
        "Werth paid the carpenter with flour.",
    ),
    (
        "The wheel",
        "The first wheel turned under the floor of the mill and could not be reached at high "
        "water. In 1824 Peter Aske built a second wheel outside, which a boy could stop alone.",
        "Peter Aske argued that a wheel in the open would pay for itself within four years. It did "
        "so in three, since the mill no longer stood still for repairs.",
    ),
    (
        "The steam years",
        "In 1866 a steam mill opened at the railway station of Sallow. The tide mill lost half of "
        "its customers before the end of the next year.",
        "The harbour board bought the mill in May 1873 and used the pond to flush the harbour. The "
        "last sack of flour left the quay in 1874.",
        "A society of neighbours has opened the gate again every Sunday since 1998. Visitors grind "
        "a handful of oats and take it home.",
    ),
)
NOTES = ("Parish book of Sallow, entry for Lady Day.", "Letter of Peter Aske to his brother.")
UNMADE = Generated((), Coverage(Count(0, 0), Count(0, 0), Count(0, 0)))


def article(*, language: str = "en") -> Document:
    """Three sections on pages 3 to 9, two notes; heads, numbers, a caption and contents dropped."""
    blocks: list[Block] = []
    for title, *texts in PARTS:
        blocks.append(
            Block(f"h{len(blocks)}", BlockType.HEADING, title, (), 1, title, _page(blocks))
        )
        for text in texts:
            id_ = f"p{len(blocks)}"
            kind = BlockType.PARAGRAPH
            blocks.append(Block(id_, kind, text, spans(text), None, title, _page(blocks)))
    places = ((blocks[1], len(blocks[1].text)), (blocks[6], len(blocks[6].text)))
    notes = tuple(
        Note(f"n{n}", str(n), text, spans(text), block.id, offset, block.section)
        for n, (text, (block, offset)) in enumerate(zip(NOTES, places, strict=True), start=1)
    )
    return Document(
        title="The tide mill at Sallow",
        author="Hanna Brink",
        blocks=tuple(blocks),
        notes=notes,
        report=_report(blocks),
        language=language,
        origin="/home/ada/articles/sallow-tide-mill.pdf",
        source="https://www.example.org/harbour-papers/14/the-tide-mill-at-sallow",
        date="1998-04-05",
    )


def _page(blocks: list[Block]) -> int:
    return 3 + len(blocks) // 2


def _report(blocks: list[Block]) -> tuple[Remark, ...]:
    heads = [
        Remark("running head dropped", f"page {page}: “{HEAD}”", line, blocks[at].id, HEAD)
        for page, line, at in ((4, 30, 1), (6, 88, 5), (8, 140, 8))
    ]
    numbers = [
        Remark("page number dropped", f"page {page}: “{page}”", line, blocks[at].id, str(page))
        for page, line, at in ((3, 28, 1), (5, 60, 3), (7, 120, 7), (9, 170, 10))
    ]
    return (
        Remark("read as PDF", "whole file, 9 pages"),
        Remark("table of contents dropped", f"page 2: “{CONTENTS[:44]}…”", 4, "", CONTENTS),
        *heads,
        *numbers,
        Remark("caption dropped", f"page 7: “{CAPTION[:40]}…”", 118, "p6", CAPTION),
        Remark("note moved", f"note 1: {NOTES[0]}", 27, "p1"),
        Remark("note moved", f"note 2: {NOTES[1]}", 119, "p6"),
        Remark(
            "joined across a page break", "“doubled the width of | the gate. The parish…”", 31, "p2"
        ),
        Remark("hyphen removed", "car-penter → carpenter", 62, "p3"),
        Remark("hyphen removed", "cus-tomers → customers", 141, "p8"),
        Remark("image left out", "page 7: a picture", 117, "p6"),
    )


def prepared(document: Document | None = None, *, digest: str = "tide-mill") -> Prepared:
    """The article as it is added to a library, without any card."""
    return Prepared(document or article(), UNMADE, digest)


def with_report(remarks: tuple[Remark, ...]) -> Document:
    return replace(article(), report=remarks)
