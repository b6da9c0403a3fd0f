"""Dates as files give them become EDTF."""

import pytest

from studyapp.documents.dating import date_in, to_edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021-04-05", "2021-04-05"),
        ("2021-04-05T10:00:00Z", "2021-04-05"),
        ("2021-04-05 10:00", "2021-04-05"),
        ("20210405", "2021-04-05"),
        ("2014/09", "2014-09"),
        ("2014", "2014"),
        ("5 April 2021", "2021-04-05"),
        ("5th of April, 2021", "2021-04-05"),
        ("April 5, 2021 at 3:15 pm", "2021-04-05"),
        ("Mon, 05 Apr 2021 10:00:00 GMT", "2021-04-05"),
        ("Published on 5 April 2021", "2021-04-05"),
        ("5. April 2021", "2021-04-05"),
        ("14.03.2021", "2021-03-14"),
        ("14/03/2021", "2021-03-14"),
        ("04/05/2021", "2021"),
        ("Sept. 1999", "1999-09"),
        ("31 February 2021", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_date_as_edtf(text, edtf):
    assert to_edtf(text) == edtf


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Desk on December 27, 2014 at 12:06 PM, updated December 28, 2014", "2014-12-27"),
        ("Ada Orr | 3 May 2019 | Brede", "2019-05-03"),
        ("2019-05-03 by Ada Orr", "2019-05-03"),
        ("The pans of 1702", ""),
        ("Room 12, 1999 seats", ""),
    ],
)
def test_date_in_a_line(line, edtf):
    assert date_in(line) == edtf
