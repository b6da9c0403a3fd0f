"""Reads saved web pages: the article without what stands around it, and what the page says of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement

from studyapp.documents.decoding import declared_encoding, decode
from studyapp.documents.drafts import Draft
from studyapp.documents.markup.drafting import to_draft
from studyapp.documents.markup.elements import BLOCKS
from studyapp.documents.markup.notes import Notes, find_notes
from studyapp.documents.markup.parsing import parse, parse_xhtml, without_crowds
from studyapp.documents.text import reading as plain_text
from studyapp.documents.web.edges import above, edges
from studyapp.documents.web.furniture import labelled, unlabelled
from studyapp.documents.web.licences import licences
from studyapp.documents.web.main_element import find_main
from studyapp.documents.web.mending import box_loose_text, make_links_inner
from studyapp.documents.web.metadata import About, read_about
from studyapp.documents.web.weights import Weights, weigh
from studyapp.progress import Progress, share

_XHTML = re.compile(r"^\s*<\?xml\b|\bxmlns=[\"']http://www\.w3\.org/1999/xhtml")
_HEAD = 1_000
"""So many characters at the beginning of a page say whether it is XHTML."""
_LEAD = 60
"""Characters of running text between the title and the main part that still belong to it."""


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of a saved web page; nothing that it refers to is fetched.

    Raises:
        UnreadableFile: The bytes are no text, or the page is nested too deeply.
    """
    text, encoding = decode(data, name, declared=declared_encoding(data))
    draft = read_page(text, progress)
    return replace(draft, report=[encoding, *draft.report])


def read_page(text: str, progress: Progress) -> Draft:
    """Return the draft of a decoded web page."""
    progress(0, 100)
    text = without_crowds(text)
    root = parse_xhtml(text) if _XHTML.search(text[:_HEAD]) else parse(text)
    progress(5, 100)
    box_loose_text(root)
    elements = list(root.iter(etree.Element))
    if (bare := _typed_text(elements)) is not None:
        return plain_text.read_text(bare, share(progress, 5, 100))
    about = read_about(elements, text)
    make_links_inner(elements, [about.front.source])
    notes = find_notes(root, share(progress, 5, 15))
    weights = weigh(elements, share(progress, 15, 20))
    left_out = _left_out(elements, about, notes, weights, text, share(progress, 20, 25))
    front = about.front
    author, date = above(left_out)
    draft = to_draft(
        root, share(progress, 25, 90), title=front.title, left_out=left_out, notes=notes
    )
    if not draft.pieces:  # A page of links is better than nothing.
        draft = to_draft(root, share(progress, 90, 100), title=front.title)
    return replace(
        draft,
        author=front.author or author or draft.author,
        date=front.date or date,
        source=front.address,
        language=front.language,
    )


def _typed_text(elements: list[HtmlElement]) -> str | None:
    """Return the text of a page that is nothing but typed text, as browsers save a plain text."""
    body = next((e for e in elements if e.tag == "body"), elements[0])
    inner = [e for e in body.iterdescendants(etree.Element) if e.tag in BLOCKS or e.tag == "br"]
    if [e.tag for e in inner] == ["pre"]:
        pre = "".join(inner[0].itertext())
        return pre if len("".join(body.itertext())) < len(pre) * 1.1 else None
    loose = "".join(body.itertext())
    return (
        loose if all(e.tag == "p" for e in inner) and len(inner) < 2 and "\n\n" in loose else None
    )


def _left_out(
    elements: list[HtmlElement],
    about: About,
    notes: Notes,
    weights: Weights,
    page: str,
    progress: Progress,
) -> dict[HtmlElement, str]:
    """Return all elements of a page that are no part of its article, with what they are."""
    kept = {outer for body in notes.bodies for outer in (body, *body.iterancestors())}
    if about.title is not None:
        kept |= {about.title, *about.title.iterancestors()}
    named = labelled(elements, weights, kept)
    within = {e for outer in named for e in outer.iter(etree.Element)}
    progress(1, 4)
    main = find_main(elements, weights, within, about.title, page)
    progress(2, 4)
    out = named | dict.fromkeys(about.site, "name of the site left out")
    out |= licences([e for e in elements if e not in within])
    for element in _outside(elements[0], main, about.title, kept, notes.bodies, weights):
        out.setdefault(element, "text around the article left out")
    out |= unlabelled(main, weights, {*out, *notes.bodies})
    progress(3, 4)
    return out | edges(main, about, weights, {*out, *notes.bodies})


def _outside(
    root: HtmlElement,
    main: HtmlElement,
    title: HtmlElement | None,
    kept: set[HtmlElement],
    bodies: Mapping[HtmlElement, str],
    weights: Weights,
) -> Iterator[HtmlElement]:
    """Yield what stands around the main part, but not the title and the lines between the two."""
    around = {main, *main.iterancestors()}
    at_lead = False
    pending = [root]
    while pending:
        element = pending.pop()
        if element is main:
            at_lead, title = False, None
        elif element is title:
            at_lead = True
        elif element in around or (element in kept and element not in bodies):
            pending += [e for e in reversed(element) if isinstance(e.tag, str)]
            _clear(element)
        elif element not in kept and (weights.text[element] or element.tag not in BLOCKS):
            lead = at_lead and weights.prose[element] >= _LEAD and weights.density(element) < 0.5
            if not lead:
                yield element


def _clear(element: HtmlElement) -> None:
    """Take out the text that stands directly in an element, beside the elements in it."""
    element.text = None
    for inner in element:
        inner.tail = None
