"""What Project Gutenberg puts around its books on a page: the header and the licence."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from studyapp.documents.markup.elements import BLOCKS, classes, names

_SECTIONS = names("pg-boilerplate pgheader pgfooter")
_REMARKS = names("tnote transnote transcribers-note transcriber-note tnotes")
_START = re.compile(r"\s*\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG", re.I)
_END = re.compile(r"\s*\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG", re.I)
_SIGN = 60
"""Characters at the beginning of a block in which the line stands that says where the book begins."""


def licences(elements: Sequence[HtmlElement]) -> dict[HtmlElement, str]:
    """Return the elements of a page that belong to the header or the licence, with what they are."""
    header, licence = (
        "Project Gutenberg's header left out",
        "Project Gutenberg's licence left out",
    )
    remarks = {
        e: "transcriber's note left out" for e in elements if not _REMARKS.isdisjoint(classes(e))
    }
    marked = {e: header for e in elements if not _SECTIONS.isdisjoint(classes(e))}
    if marked:
        return remarks | {
            e: licence if "footer" in e.get("id", "") else what for e, what in marked.items()
        }
    leaves = [
        e
        for e in elements
        if e.tag in BLOCKS and not any(i.tag in BLOCKS for i in e.iter() if i is not e)
    ]
    begins = [_beginning(leaf) for leaf in leaves]
    start = next((n for n, text in enumerate(begins) if _START.match(text)), -1)
    end = next((n for n, text in enumerate(begins) if _END.match(text)), len(leaves))
    out = remarks | dict.fromkeys(leaves[: start + 1], header)
    return out | dict.fromkeys(leaves[end:], licence)


def _beginning(element: HtmlElement) -> str:
    text = ""
    for part in element.itertext():
        text += part.lstrip() if not text else part
        if len(text) >= _SIGN:
            break
    return text
