"""Rows of tables among the lines of a column: cells stand below cells."""

from collections import Counter
from itertools import pairwise

from studyapp.documents.pdf.labels import BULLET, COUNTED
from studyapp.documents.pdf.lines import Cell, Line

_ALIGNED = 3.0
_CELL_ROWS, _STRETCHED = 3, 2.0


def table_rows(lines: tuple[Line, ...]) -> list[bool]:
    """Tell of each line whether it is a row of a table: cells stand below cells."""
    found = [False] * len(lines)
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    cells = [() if _is_stretched(line, left, right) else _cells(line) for line in lines]
    run: list[int] = []
    for at in range(len(lines) + 1):
        row = at < len(lines) and len(cells[at]) > 1
        near = (
            not run or not row or lines[at].baseline - lines[at - 1].baseline < 4 * lines[at].size
        )
        if row and near and (not run or _are_aligned(cells[at - 1], cells[at])):
            run.append(at)
            continue
        if len(run) >= _CELL_ROWS and _in_columns([cells[n] for n in run]):
            for n in run:
                found[n] = True
        run = [at] if row else []
    return found


def _is_stretched(line: Line, left: float, right: float) -> bool:
    """Tell whether the gaps of a line only fill it from side to side, as in narrow columns."""
    gaps = [b[0] - a[1] for a, b in pairwise(line.cells)]
    return (
        bool(gaps)
        and max(gaps) < _STRETCHED * line.size
        and line.x0 < left + _STRETCHED * line.size
        and line.x1 > right - line.size
        and (
            len(line.text.split()) >= len(line.cells) + 2
            or (len(gaps) >= _CELL_ROWS and max(gaps) < 1.5 * min(gaps))
        )
    )


def _in_columns(rows: list[tuple[Cell, ...]]) -> bool:
    """Tell whether most rows have a cell at one place; the wide gaps of prose have none."""
    places = Counter[tuple[int, int]]()
    for row in rows:
        sides = {
            (side, round(x / _ALIGNED) + by)
            for cell in row[1:]
            for side, x in enumerate((cell[0], cell[1], (cell[0] + cell[1]) / 2))
            for by in (0, 1)
        }
        places.update(sides)
    return max(places.values()) >= max(_CELL_ROWS, 0.6 * len(rows))


def _cells(line: Line) -> tuple[Cell, ...]:
    """Return the cells of a line; the bullet or number of an item is none."""
    label = f"{line.cells[0][2]} x"
    alone = BULLET.match(label) or COUNTED.match(label)
    return line.cells[1:] if alone and alone.end() == len(label) - 1 else line.cells


def _are_aligned(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Tell whether cells stand below each other; the wide gaps of prose do not."""
    return any(
        min(abs(a[0] - b[0]), abs(a[1] - b[1]), abs(a[0] + a[1] - b[0] - b[1]) / 2) < _ALIGNED
        for b in below[1:]
        for a in above[1:]
    )
