"""Tables cell by cell: the same as the csv module reads, with places."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.decks.findings import BrokenFile
from studyapp.decks.table import rows, span

CELLS = st.text(alphabet=st.sampled_from('ab,"\n\r é'), max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5)


@given(TABLES, st.sampled_from(["\n", "\r\n"]))
def test_what_the_csv_module_writes_is_read_back(table: list[list[str]], line_end: str):
    stream = io.StringIO()
    csv.writer(stream, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(table)
    full = [tuple(row) for row in table if any(cell.strip() for cell in row)]
    assert [row.cells for row in rows(stream.getvalue())] == full


@given(TABLES, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_a_cell_stands_where_its_span_says(table: list[list[str]], quoting: Any):
    stream = io.StringIO()
    csv.writer(stream, quoting=quoting).writerows(table)
    text = stream.getvalue()
    for row in rows(text):
        spans = [span(text, row, n) for n in range(len(row.cells))]
        raw = ",".join(text[start:end] for start, end in spans)
        assert next(rows(raw)).cells == row.cells


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_does(line_end: str):
    text = line_end.join(["a,b", 'c,"two', 'lines"', "", "d,e"])
    assert [(row.line, row.cells[0]) for row in rows(text)] == [(1, "a"), (2, "c"), (5, "d")]


def test_a_byte_order_mark_belongs_to_no_cell():
    assert [row.cells for row in rows("\ufeffa,b\n")] == [("a", "b")]
    assert [row.cells for row in rows('\ufeff"a",b\n')] == [("a", "b")]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,", ("a", "")),
        (",a", ("", "a")),
        ('"a ""b"" c",d', ('a "b" c', "d")),
        ('5" gun,b', ('5" gun', "b")),
        ("a b , c", ("a b ", " c")),
        ('"",x', ("", "x")),
        ("a\u2028b", ("a\u2028b",)),
    ],
)
def test_cells_follow_the_usual_rules(text: str, cells: tuple[str, ...]):
    assert [row.cells for row in rows(text)] == [cells]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", ",,\n , \r\n"])
def test_empty_rows_are_left_out(text: str):
    assert list(rows(text)) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('a\nb,"c\nd\n', 2, "no closing quote"),
        ('a\n"b\nc"d,e\n', 3, "goes on after its closing quote"),
        ('a\n"b" ,c\n', 2, "goes on after its closing quote"),
        ('a\n\nb,"', 3, "no closing quote"),
        ("a\n" + '"",' * 1001, 2, "more than 1000 cells"),
    ],
)
def test_broken_quoting_is_told_with_its_line(text: str, line: int, message: str):
    with pytest.raises(BrokenFile, match=message) as broken:
        list(rows(text))
    assert broken.value.line == line
