"""Text that was recognised in pictures of pages: the sizes of its letters are guesses, made even here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from studyapp.documents.pdf.characters import Fragment, PageText
from studyapp.documents.pdf.runs import Font

_SMALL, _LARGE = 0.8, 1.3
"""Letters below the first share of the usual size are small print, above the second headings."""


_LEVEL, _NEAR = 0.3, 0.95
"""Words of a line stand no further above, below and behind each other (shares of their size)."""


def evened(pages: list[PageText]) -> list[PageText]:
    """Return pages on which recognised text has one size for text and one for small print."""
    scans = [page for page in pages if page.recognised]
    if not scans:
        return pages
    every = [fragment for page in scans for fragment in page.fragments]
    usual = _usual(every)
    small = _usual(f for f in every if f.font.size < _SMALL * usual)
    return [
        replace(page, fragments=tuple(_joined(_evened(f, usual, small) for f in page.fragments)))
        if page.recognised
        else page
        for page in pages
    ]


def _usual(fragments: Iterable[Fragment]) -> float:
    """Return the size of which half of the letters are at most."""
    sizes = Counter[float]()
    for fragment in fragments:
        sizes[fragment.font.size] += len(fragment.text)
    return _middle(sorted(sizes.items()), sum(sizes.values()))


def _middle(sizes: Sequence[tuple[float, int]], letters: int) -> float:
    seen = 0
    for size, times in sizes:
        seen += times
        if 2 * seen >= letters:
            return size
    return 0.0


def _evened(fragment: Fragment, usual: float, small: float) -> Fragment:
    size = fragment.font.size
    if size < _SMALL * usual:
        size = small
    elif size <= _LARGE * usual:
        size = usual
    return replace(fragment, font=Font(size, family=fragment.font.family))


def _joined(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    """Yield fragments, the words of a line together: the places of single words are guesses too."""
    above: Fragment | None = None
    for fragment in fragments:
        size = fragment.font.size
        if above is None:
            above = fragment
        elif (
            above.font == fragment.font
            and abs(fragment.baseline - above.baseline) < _LEVEL * size
            and -_LEVEL * size < fragment.x0 - above.x1 < _NEAR * size
        ):
            text = f"{above.text} {fragment.text}"
            above = replace(above, text=text, x1=fragment.x1, baseline=fragment.baseline)
        else:
            yield above
            above = fragment
    if above is not None:
        yield above
