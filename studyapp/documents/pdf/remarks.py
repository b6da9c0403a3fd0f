"""What was done to the lines of a PDF, as remarks in the order of the text."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from studyapp.documents.drafts import excerpt, without_marks
from studyapp.documents.pdf.files import PdfFile
from studyapp.documents.pdf.lines import Line
from studyapp.report import Remark


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done to lines, of which this is the first."""

    line: Line
    what: str
    text: str
    kept: bool = False
    """Whether the text still stands in the document, here or elsewhere."""


Places = dict[tuple[int, float, float], int]
"""The ordinal of each line, from 1, by its page, baseline and start."""


def places_of(lines: Iterable[Line]) -> Places:
    found: Places = {}
    for n, line in enumerate(lines, 1):
        found.setdefault((line.page, line.baseline, line.x0), n)
    return found


def placed(deeds: Iterable[Deed], places: Places, number: dict[int, int]) -> Iterator[Remark]:
    """Yield a remark for each deed in the order of the text, with the ordinal of its line.

    Args:
        deeds: What was done.
        places: The lines of the running text; what was taken out has its place below the next
            line above it on its page.
        number: The number to show for each page.
    """
    pages: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (page, baseline, _), n in places.items():
        pages[page].append((baseline, n))
    for lines in pages.values():
        lines.sort()
    found: list[tuple[int, int, float, Remark]] = []
    for deed in deeds:
        line = deed.line
        at = places.get((line.page, line.baseline, line.x0))
        if at is None:
            at = _above(pages[line.page], line.baseline)
        where = f"page {number[line.page]}: “{excerpt(deed.text)}”"
        dropped = "" if deed.kept else without_marks(deed.text)
        remark = Remark(deed.what, where, line=at, dropped=dropped)
        found.append((line.page, at, line.baseline, remark))
    for _, _, _, remark in sorted(found, key=lambda item: item[:3]):
        yield remark


def _above(lines: list[tuple[float, int]], baseline: float) -> int:
    """Return the ordinal of the line above a height, or one before the first of its page."""
    at = bisect_right(lines, (baseline, 0))
    if at:
        return lines[at - 1][1]
    return min((n for _, n in lines), default=1) - 1


def of_pages(file: PdfFile, number: dict[int, int]) -> Iterator[Remark]:
    """Yield what there is to say of whole pages."""
    yield Remark("read as PDF", f"whole file, {len(file.pages)} pages")
    for at, page in enumerate(file.pages):
        where = f"page {number[at]}"
        if page.damaged:
            yield Remark("damaged page left out", where)
        if page.images:
            times = "a picture" if page.images == 1 else f"{page.images} pictures"
            yield Remark("image left out", f"{where}: {times}")
        if page.rotated:
            text = " ".join(page.rotated.split())
            yield Remark("rotated text dropped", f"{where}: “{excerpt(text)}”", dropped=text)
