"""Headings set with spaces between their letters: T H E   S A L T   T A X."""

import re
from dataclasses import replace

from studyapp.documents.text.lines import Line
from studyapp.report import Remark

_SPACED = re.compile(r"[ \t]*(?:[^\W\d_]['’.,:;-]?[ \t]+){3,}[^\W\d_][.:]?[ \t]*")
_GAP = re.compile(r"[ \t]{2,}")
_CAPITALS = 0.7
_LONGEST = 200


def close_up(lines: list[Line]) -> tuple[list[Line], list[Remark]]:
    """Return the lines with the letters of spaced-out words together."""
    out: list[Line] = []
    remarks: list[Remark] = []
    for line in lines:
        text = line.text.strip()
        if not 7 <= len(text) <= _LONGEST or not _SPACED.fullmatch(line.text):
            out.append(line)
            continue
        capitals = sum(c.isupper() for c in text) >= _CAPITALS * sum(c.isalpha() for c in text)
        if not capitals:
            out.append(line)
            continue
        indent = line.text[: len(line.text) - len(line.text.lstrip())]
        words = ["".join(word.split()) for word in _GAP.split(text)]
        if len(words) == len(text.split()):
            words = ["".join(words)]
        closed = " ".join(words)
        remarks.append(Remark("spaced-out letters put together", f"{text} → {closed}", line.number))
        out.append(replace(line, text=indent + closed))
    return out, remarks
