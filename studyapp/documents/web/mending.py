"""Mends what saving and sloppy writing do to a web page: links within it, and text outside of blocks."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

from lxml.html import HtmlElement

from studyapp.documents.markup.elements import BLOCKS, names

_UNBOXED = names("table thead tbody tfoot tr ul ol dl dir menu html")
"""Blocks in which text has no place of its own."""
_OFTEN = 2
"""So many links that lead to places of the page itself tell its address."""
_PLACES = ("data-rid", "data-ref-id")
"""Attributes in which links that a program answers say where they lead."""


def make_links_inner(elements: list[HtmlElement], addresses: Iterable[str]) -> None:
    """Let links to places of the page itself be such again: browsers save them as whole addresses.

    Args:
        elements: The elements of the page.
        addresses: What the page says that its own address is.
    """
    places = {e.get("id") for e in elements} | {e.get("name") for e in elements if e.tag == "a"}
    links = [(a, a.get("href", "")) for a in elements if a.tag == "a"]
    outer = [(a, *_parts(href)) for a, href in links if "#" in href and not href.startswith("#")]
    outer = [(a, address, place) for a, address, place in outer if place in places]
    common = Counter(address for _, address, _ in outer).most_common(1)
    own = {_parts(address)[0] for address in addresses if address}
    own |= {address for address, count in common if count >= _OFTEN}
    for link, address, place in outer:
        if address in own:
            link.set("href", f"#{place}")
    for link, href in links:
        place = next(filter(None, map(link.get, _PLACES)), "")
        if href in ("", "#") and place in places:
            link.set("href", f"#{place}")


def _parts(address: str) -> tuple[str, str]:
    """Return an address without the place in it, and the place."""
    page, _, place = address.partition("#")
    return page, unquote(place)


def box_loose_text(root: HtmlElement) -> None:
    """Put text that stands directly beside blocks into blocks of its own, as browsers lay it out."""
    for element in list(root.iter(*BLOCKS)):
        if element.tag in _UNBOXED or not any(_holds_block(inner) for inner in element):
            continue
        run: list[HtmlElement] = []
        text, element.text = element.text, None
        for inner in list(element):
            if not isinstance(inner.tag, str) or not _holds_block(inner):
                run.append(inner)
                continue
            _box(element, inner, text, run)
            text, inner.tail, run = inner.tail, None, []
        _box(element, None, text, run)


def _box(
    parent: HtmlElement, before: HtmlElement | None, text: str | None, run: list[HtmlElement]
) -> None:
    """Put a run of text and elements into a block before another one, or at the end."""
    if not (text or "").strip() and not run:
        return
    box = parent.makeelement("div")
    box.text = text
    if before is None:
        parent.append(box)
    else:
        before.addprevious(box)
    box.extend(run)


def _holds_block(element: HtmlElement) -> bool:
    return element.tag in BLOCKS or next(element.iterdescendants(*BLOCKS), None) is not None
