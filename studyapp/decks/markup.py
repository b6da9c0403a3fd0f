"""Text as HTML for Anki's fields: nothing in it may act as markup, as a cloze, as media or as math."""

import html
import re
import unicodedata
from collections.abc import Iterable

from studyapp.model import Span

SPLIT = "<!-- -->"
"""An empty comment parts two characters for Anki, which the reader sees side by side."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPECIAL = re.compile(
    r"[\x00-\x1f\x7f-\x9f<>&\[\\\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_MEDIA = re.compile(r"\[(?=sound:|anki:|/?latex\]|/?\$\$?\])", re.IGNORECASE)
_MATH = re.compile(r"\\(?=[()\[\]])")
_CLOZE_MARKS = re.compile(r"\{(?=\{)|\}(?=\})|:(?=:)")


def plain(text: str) -> str:
    """Return text without control characters, NFC, with simple line ends."""
    if not _SPECIAL.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()  # Nearly all texts, in a tenth of the time.
    ends = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", ends)).strip()


def field(text: str) -> str:
    """Return text as the HTML of a field: it looks as it reads, whatever stands in it.

    Quotes stay as they are, as in Anki's own fields: no text of ours goes into an attribute, and
    a search in Anki would not find them otherwise.
    """
    return _escaped(plain(text))


def cloze_part(markup: str) -> str:
    """Return HTML that can stand before, in or after a cloze without being part of its syntax."""
    parted = _CLOZE_MARKS.sub(lambda mark: mark[0] + SPLIT, markup)
    return parted + SPLIT if parted.endswith((":", "{", "}")) else parted


def cloze(answer: str) -> str:
    """Return the one gap of a note, around HTML."""
    return "{{c1::" + cloze_part(answer) + "}}"


def ordered(items: Iterable[str], style: str = "") -> str:
    """Return a numbered list of HTML items."""
    attribute = f' class="{style}"' if style else ""
    return f"<ol{attribute}>" + "".join(f"<li>{item}</li>" for item in items) + "</ol>"


def marked(quote: str, answers: Iterable[str]) -> str:
    """Return a quote as HTML, with each answer that stands there once, as whole words, in bold."""
    text = plain(quote)
    spans: list[Span] = []
    for answer in map(plain, answers):
        span = _only_place(answer, text)
        if span and not any(span[0] < end and start < span[1] for start, end in spans):
            spans.append(span)
    parts: list[str] = []
    place = 0
    for start, end in sorted(spans):
        parts += [_escaped(text[place:start]), "<b>", _escaped(text[start:end]), "</b>"]
        place = end
    return "".join([*parts, _escaped(text[place:])])


def _only_place(words: str, text: str) -> Span | None:
    start = text.find(words) if words else -1
    end = start + len(words)
    if start < 0 or text.find(words, start + 1) >= 0:
        return None
    cut = text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum()
    return None if cut else (start, end)


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    escaped = _MEDIA.sub("[" + SPLIT, html.escape(text, quote=False))
    # MathJax reads on across comments, but not across elements.
    return _MATH.sub(r"\\<span></span>", escaped).replace("\n", "<br>")
