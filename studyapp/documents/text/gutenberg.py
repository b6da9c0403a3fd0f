"""What Project Gutenberg puts around and into a book: header, licence, credits, notes of transcribers."""

import re
from dataclasses import dataclass, field

from studyapp.documents.drafts import excerpt
from studyapp.report import Remark

_START = re.compile(
    r"^\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG[^\n]*(?:\n[^\n]+\*\*\*)?$", re.M
)
_END = re.compile(
    r"^(?:\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg['’]?s? ).*$",
    re.M | re.I,
)
_OLD_START = re.compile(r"^\*?END\*?\s?THE SMALL PRINT!.*$", re.M)
_FIELD = re.compile(r"^(Title|Author):[ \t]*(\S[^\n]*(?:\n[ \t]+\S[^\n]*)*)", re.M)
_CREDITS = re.compile(
    r"\s*(?:(?:E-?text |E-?book |This e-?(?:text|book) was )?(?:produced|prepared|transcribed|proofed) by "
    r"[^\n]+(?:\n[^\n]+){0,6}\n\s*\n\s*)",
    re.I,
)
_NOTE = re.compile(
    r"^[ \t]*\[?[ \t]*transcriber['’]?s?['’]? notes?[ \t]*[:.]?[ \t]*\n(?:[^\n]*\S[^\n]*\n|\n(?!\n\n)){1,400}",
    re.M | re.I,
)
_REACH = 4000
"""Credits stand so near to the beginning."""


@dataclass(frozen=True, slots=True)
class Book:
    """The text of a book without its wrapping, and what the wrapping says of it."""

    text: str
    title: str = ""
    author: str = ""
    report: list[Remark] = field(default_factory=list)


def unwrap(text: str) -> Book:
    """Cut off what Project Gutenberg puts around a book, keeping the numbers of the lines."""
    start = _START.search(text) or _OLD_START.search(text)
    found = dict(_FIELD.findall(text[: start.start()])) if start else {}
    report: list[Remark] = []
    if start:
        report.append(_left_out("Project Gutenberg's header left out", text[: start.end()], 1))
        text = "\n" * text.count("\n", 0, start.end()) + text[start.end() :]
    end = _END.search(text)
    if end:
        line = text.count("\n", 0, end.start()) + 1
        report.append(_left_out("Project Gutenberg's licence left out", text[end.start() :], line))
        text = text[: end.start()]
    if start:
        text = _without_credits(text, report)
        text = _without_notes(text, report)
    names = {name: _on_one_line(value) for name, value in found.items()}
    title = names.get("Title", "")
    author = names.get("Author", "")
    return Book(text, title, "" if author in ("Various", "Anonymous") else author, report)


def _on_one_line(value: str) -> str:
    """Return a field of the header; a title's second line is its subtitle."""
    first, *rest = [" ".join(line.split()) for line in value.split("\n")]
    mark = " " if not rest or first[-1] in ":;,-—" else ": "
    return mark.join([first, " ".join(rest)]) if rest else first


def _left_out(what: str, text: str, line: int) -> Remark:
    return Remark(what, f"“{excerpt(text)}”", line, dropped=text.strip())


def _without_notes(text: str, report: list[Remark]) -> str:
    """Take out what transcribers say of their work: a heading, and all up to three empty lines."""

    def drop(found: re.Match[str]) -> str:
        line = text.count("\n", 0, found.start()) + 1
        report.append(_left_out("note of the transcribers left out", found[0], line))
        return "\n" * found[0].count("\n")

    return _NOTE.sub(drop, text)


def _without_credits(text: str, report: list[Remark]) -> str:
    found = _CREDITS.match(text[:_REACH])
    if not found:
        return text
    line = text.count("\n", 0, len(found[0]) - len(found[0].lstrip())) + 1
    report.append(_left_out("credits of the transcribers left out", found[0], line))
    return "\n" * found[0].count("\n") + text[found.end() :]
