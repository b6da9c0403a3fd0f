"""Pages and texts that several tests of the PDF reader share."""

from studyapp.model import BlockType, Document
from tests.documents.make_pdf import Page, wrapped

LEFT, WIDTH, TOP = 72.0, 451.0, 100.0
PIER = (
    "The pier at Hollen was built of larch, because larch lasts in salt water and the hills behind "
    "the town were full of it. Its first piles were driven in the spring of 1841."
)
FERRY = (
    "A ferry ran from it twice a day. In winter the master of the ferry carried the mail on his back "
    "over the ice, and the town paid him in candles for every crossing that he made."
)
TOLL = (
    "Nobody paid a toll before the year 1850. Then the council put up a gate, and the fishermen took "
    "it down again in a single night without leaving a trace of who had done it."
)
STORY = tuple(
    f"{word} writers tell it so. {text}"
    for word, text in zip(
        ["Two", "Seven", "Many", "Few", "Older", "Local", "Danish", "Some"],
        [PIER, FERRY, TOLL] * 3,
        strict=False,
    )
)


def texts(document: Document, type_: BlockType = BlockType.PARAGRAPH) -> list[str]:
    return [b.text for b in document.blocks if b.type is type_]


def dropped(document: Document, what: str) -> list[str]:
    return [r.dropped for r in document.report if r.what == what]


def whats(document: Document) -> set[str]:
    return {remark.what for remark in document.report}


def prose(page: Page, text: str, y: float = TOP, *, x: float = LEFT, wide: float = WIDTH) -> float:
    """Write a paragraph with an indent; return where the next line stands."""
    return page.lines(x, y, wrapped(text, wide, indent=True))


def two_columns(page: Page, left: list[str], right: list[str], y: float) -> None:
    page.lines(LEFT, y, left)
    page.lines(LEFT + 238, y, right)


def book(count: int, head: str = "The Pier at Hollen", first: int = 1) -> list[Page]:
    """Return pages of prose with a running head and the page number in the foot."""
    pages = []
    for n in range(count):
        page = Page()
        page.text(220, 50, head, 9, "I")
        page.text(295, 800, str(first + n), 9)
        prose(page, STORY[n % 8], prose(page, STORY[(n + 4) % 8]))
        pages.append(page)
    return pages
