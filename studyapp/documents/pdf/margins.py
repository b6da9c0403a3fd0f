"""Numbers of lines in the margin of a page, as manuscripts and editions of texts have them."""

from collections.abc import Sequence
from itertools import pairwise

from studyapp.documents.pdf.characters import Fragment

_FEWEST = 5
_ALIGNED = 3.0
_OUTLIERS = 50


def line_numbers(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return those of a page that only count the lines beside them, from top to bottom."""
    numbers = [f for f in fragments if f.text.isdecimal() and len(f.text) < 5]
    rest = [f for f in fragments if not f.text.isdecimal()]
    if len(numbers) < _FEWEST or not rest:
        return []
    left = sorted(f.x0 for f in rest)[len(rest) // _OUTLIERS]
    right = sorted(f.x1 for f in rest)[-1 - len(rest) // _OUTLIERS]
    for column in ([f for f in numbers if f.x1 < left], [f for f in numbers if f.x0 > right]):
        if len(column) >= _FEWEST and _is_straight(column):
            column.sort(key=lambda f: f.baseline)
            if _counts(column):
                return column
    return []


def _counts(column: list[Fragment]) -> bool:
    """Tell whether numbers go up by the same step; a new page or paragraph may begin anew."""
    steps = [int(b.text) - int(a.text) for a, b in pairwise(column)]
    usual = max(set(steps), key=steps.count)
    return 0 < usual <= 10 and steps.count(usual) * 5 >= len(steps) * 4


def _is_straight(column: list[Fragment]) -> bool:
    """Tell whether numbers stand below each other, aligned on either side."""
    starts, ends = [f.x0 for f in column], [f.x1 for f in column]
    return min(max(starts) - min(starts), max(ends) - min(ends)) <= _ALIGNED
