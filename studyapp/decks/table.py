"""Comma-separated tables, cell by cell, knowing where in the text every row and cell stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice

from studyapp.decks.findings import BrokenFile
from studyapp.model import Span

BYTE_ORDER_MARK = "\ufeff"

_MOST_CELLS = 1000
_UNQUOTED_ROW = re.compile(r'([^"\r\n]*)(?:\r\n|\r|\n|\Z)')
_EMPTY_ROWS = re.compile(r"[ \t,\r\n]*[\r\n]")
_CELL = re.compile(
    r"""(?: "(?P<quoted> [^"]* (?: "" [^"]* )* )" | (?P<plain> (?!") [^,\r\n]* ) )
        (?P<end> , | \r\n | \r | \n | \Z )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, without quoting."""

    line: int
    """The line it begins on, from 1: a quoted cell may run over several."""
    start: int
    """Where it begins in the text of the table."""
    cells: tuple[str, ...]


def rows(text: str) -> Iterator[Row]:
    """Read a table as RFC 4180 has it; empty lines, and rows of empty cells, are left out.

    The csv module could not tell where a cell stands, and writing ids must leave the rest alone.

    Raises:
        BrokenFile: A quoted cell does not end, or goes on after its closing quote.
    """
    place = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    line = 1
    while place < len(text):
        empty = _EMPTY_ROWS.match(text, place)
        if empty is not None:
            line, place = line + _line_ends(empty[0]), empty.end()
            continue
        unquoted = _UNQUOTED_ROW.match(text, place)
        if unquoted is not None:
            cells, end = unquoted[1].split(","), unquoted.end()
        else:
            found = list(_cells(text, place, line))
            cells, end = [_value(cell) for cell in found], found[-1].end()
        if any(cell and not cell.isspace() for cell in cells):
            yield Row(line, place, tuple(cells))
        line += 1 if unquoted else _line_ends(text[place:end])
        place = end


def span(text: str, row: Row, column: int) -> Span:
    """Return where the raw text of a cell stands, with its quotes."""
    cell = next(islice(_cells(text, row.start, row.line), column, None))
    return cell.start(), cell.start("end")


def _cells(text: str, start: int, line: int) -> Iterator[re.Match[str]]:
    """Yield the cells of the row that begins there."""
    place, end = start, ","
    for number in count(1):
        if end != ",":
            return
        if number > _MOST_CELLS:
            raise BrokenFile(line, f"the row has more than {_MOST_CELLS} cells")
        cell = _CELL.match(text, place)
        if cell is None:
            raise _broken(text, place, line + _line_ends(text[start:place]))
        yield cell
        place, end = cell.end(), cell["end"]


def _value(cell: re.Match[str]) -> str:
    quoted: str | None = cell["quoted"]
    return str(cell["plain"]) if quoted is None else quoted.replace('""', '"')


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _broken(text: str, place: int, line: int) -> BrokenFile:
    quoted = re.compile(r'"[^"]*(?:""[^"]*)*"').match(text, place)
    if quoted is None:
        return BrokenFile(line, "the quoted cell that begins here has no closing quote")
    return BrokenFile(
        line + _line_ends(quoted[0]),
        'a quoted cell goes on after its closing quote: write a quote inside it as ""',
    )
