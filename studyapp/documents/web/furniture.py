"""What stands around the text of a web page: navigation, sharing, adverts, comments, related pages."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from studyapp.documents.markup.elements import BLOCKS, HEADINGS, kinds, names, text_of
from studyapp.documents.web.weights import Weights

_NAMED = {
    "advertisement left out": "ad ads advert adverts advertisement advertising sponsored promo",
    "box left out": "infobox ambox mbox tmbox sistersitebox portalbox noprint modal popup",
    "caption left out": "caption thumbcaption captions figcaption photocredit",
    "comments left out": (
        "comments commentlist disqus respond comments-area comment-list "
        "comentarios commentaires kommentare"
    ),
    "disclaimer left out": "disclaimer",
    "contents left out": "toc tableofcontents",
    "hatnote left out": "hatnote",
    "invitation left out": (
        "newsletter newsletters subscribe signup donate cookie cookies consent gdpr paywall"
    ),
    "navigation left out": (
        "navi navigation navbar navbox navmenu menu menubar submenu topnav breadcrumb breadcrumbs "
        "crumbs pagination pager sidebar catlinks printfooter skiplink masthead"
    ),
    "pull quote left out": "pullquote pull-quote pulled-quote",
    "related pages left out": (
        "related relatedposts recommended recommendations recommend trending mostread readnext "
        "readmore outbrain taboola carousel playlist videoplayer slideshow"
    ),
    "sharing left out": (
        "share shares sharing sharebar social addthis sharethis sharedaddy addtoany socials"
    ),
    "tags left out": "tags taglist tagcloud",
}
"""What elements of a class or with an id are called in the report when they are left out."""
_TOLD = {
    "nav": "navigation left out",
    "navigation": "navigation left out",
    "search": "navigation left out",
    "banner": "navigation left out",
    "contentinfo": "navigation left out",
    "doc-toc": "contents left out",
    "dialog": "box left out",
    "alertdialog": "box left out",
    "complementary": "box left out",
    "aside": "box left out",
    "form": "form left out",
}
"""The same for tags and roles."""
_WHAT = _TOLD | {label: what for what, words in _NAMED.items() for label in words.split()}
_LABELS = frozenset(_WHAT) - frozenset(("form", "search", "dialog", "complementary", "aside"))
_NEVER_TEXT = names(_NAMED["comments left out"]) | names("cookie cookies consent gdpr")
"""Labels that are believed however much text they stand at, if there is other text."""
_OUTER = frozenset(("html", "body", "main", *HEADINGS))
"""Elements whose classes tell how the page looks, and not what they are."""
_BOXES = names("aside complementary dialog form sidebar box infobox toc menu navigation banner")
"""What may also hold a part of the text."""
_WORD = re.compile(r"[A-Z]?[a-z]{3,}|[A-Z]{4,}(?![a-z])|(?<![A-Za-z])[A-Za-z]+(?![A-Za-z])")
"""A word in a class; short ones stand alone, for classes made by programs hold any two letters."""
_CONTAINERS = names("ul ol dl div section table td tr p center menu aside dir tbody")
_LINKS = 0.75
"""So large a share of links makes a list of links."""
_SMALL = 0.35
"""More of the running text than this is no furniture, whatever its label says."""
_BOX = 300
"""Running text in a box or a form from which on it is a part of the text."""
_LINE = 90
_LOOK_UP = re.compile(
    r"\[?(?:google scholar|cross ?ref|pubmed|pmc|medline|web of science|scopus|view (?:in )?article)\]?",
    re.I,
)
"""Links behind the entry of a bibliography that look it up elsewhere."""
_TEASERS = names("div article section td tr")
_TEASER, _HEADLINE, _ROW = 500, 12, 3
"""Characters that a box which leads to another page has at most, that the line with its link has
at least, and so many such boxes that stand side by side."""
_PHRASES = re.compile(
    r"advertise?ments?|sponsored(?: content)?|(?:share|tweet|pin|e-?mail|print|save|copy link|like)"
    r"(?: this(?: \w+)?)?(?: (?:on|via) [\w ]+)?:?|share (?:this|on|via|with)\b.*|(?:read|see|show) (?:more|next)\b[^.]{0,60}"
    r"|continue reading\b.*|(?:related|recommended|more)(?: (?:articles?|stories|content|posts?|reading|topics|links|news|from .*|on this .*))?:?"
    r"|follow us\b.*|(?:sign up|subscribe)\b.*|loading[.…]*|skip to\b.*|jump to\b.*|(?:image|media|video) caption"
    r"|\d* ?comments?(?: ?\(\d+\))?|leave a (?:comment|reply)|no comments(?: yet)?|\d+ min(?:ute)?s?(?: read)?"
    r"|(?:story|article) continues below\b.*|click here\b.*|log ?in|sign ?in|print(?: this)? (?:page|article)"
    r"|back to top|top of page|to top|previous|next|you (?:may|might) (?:also )?like:?|hide caption|toggle caption"
    r"|(?:page )?last (?:modified|updated|reviewed)\b.{0,50}|(?:copyright|©|\(c\)).{0,80}|all rights reserved\.?"
    r"|filed under\b.{0,60}|posted in\b.{0,60}|tags?:.{0,80}|categor(?:y|ies):.{0,80}|enlarge(?: this image)?",
    re.I,
)
"""Lines that say what a button, a box or a link is for, and nothing about the subject."""


def labelled(
    elements: list[HtmlElement], weights: Weights, kept: set[HtmlElement]
) -> dict[HtmlElement, str]:
    """Return the outermost elements of a page that say that they are no text, with what they are.

    Args:
        elements: The elements of the page in their order.
        weights: How much text is where.
        kept: Elements that stay, as they hold notes or the title.
    """
    whole = weights.prose[elements[0]]
    distrusted: set[str] = set()
    while True:
        labels_of: dict[HtmlElement, str] = {}
        sums: Counter[str] = Counter()
        for element in _top_down(elements[0], labels_of):
            label = "" if element in kept else _label(element, weights, distrusted)
            if label:
                labels_of[element] = label
                sums[label] += weights.prose[element]
        much = {label for label, prose in sums.items() if prose > whole * _SMALL} - _NEVER_TEXT
        if not much and 0 < whole <= sum(sums.values()):
            much = set(sums) & _NEVER_TEXT
        if not much:
            return {element: _WHAT[label] for element, label in labels_of.items()}
        distrusted |= much


def unlabelled(
    main: HtmlElement, weights: Weights, left_out: set[HtmlElement]
) -> dict[HtmlElement, str]:
    """Return the elements of the main part that look like no text of it, with what they are.

    Args:
        main: The element that holds the text.
        weights: How much text is where.
        left_out: Elements that stay as they are judged already.
    """
    out: dict[HtmlElement, str] = {}
    for element in _top_down(main, out, left_out):
        what = "" if element is main else _by_looks(element, weights)
        if what:
            out[element] = what
    return out


def _top_down(
    root: HtmlElement, out: dict[HtmlElement, str], judged: Collection[HtmlElement] = ()
) -> Iterator[HtmlElement]:
    """Yield the elements within one in their order, but those within what has been left out."""
    pending = [root]
    while pending:
        element = pending.pop()
        if not isinstance(element.tag, str) or element in judged:
            continue
        yield element
        if element not in out:
            pending += reversed(element)


def labels(element: HtmlElement) -> frozenset[str]:
    """Return the words in the class and the id of an element, and the classes themselves."""
    said = f"{element.get('class', '')} {element.get('id', '')}"
    whole = said.casefold().split()
    return frozenset((*whole, *(word.casefold() for word in _WORD.findall(said))))


def _label(element: HtmlElement, weights: Weights, distrusted: set[str]) -> str:
    """Return the word that says of an element that it is no text, or nothing."""
    if not weights.text[element] or element.tag in _OUTER:
        return ""
    told = (element.tag, *sorted(kinds(element)))
    found = next((t for t in told if t in _TOLD and t not in distrusted), "")
    if not found and (element.get("class") or element.get("id")):
        found = next(iter(sorted((labels(element) & _LABELS) - distrusted)), "")
    if found in _BOXES:
        boxed = weights.prose[element] >= _BOX and weights.density(element) < _LINKS / 2
        return "" if boxed else found
    return found


def _by_looks(element: HtmlElement, weights: Weights) -> str:
    """Return what an element is called if it holds nothing but links, or says that it is a button."""
    if element.tag == "a":
        words = "".join(element.itertext()) if len(element) < 3 else ""
        return "words of the page left out" if _LOOK_UP.fullmatch(words.strip()) else ""
    text = weights.text[element]
    if not text or element.tag not in BLOCKS or element.tag in HEADINGS:
        return ""
    if text <= _LINE and _is_leaf(element) and _PHRASES.fullmatch(text_of(element)):
        return "words of the page left out"
    if element.tag in _CONTAINERS and not weights.prose[element]:
        dense = weights.density(element) >= _LINKS
        if dense and not _is_one_heading(element, weights):
            return "links left out"
    return "related pages left out" if _is_row_of_teasers(element, weights) else ""


def _is_row_of_teasers(element: HtmlElement, weights: Weights) -> bool:
    """Tell whether an element holds several boxes alike, each a linked line and few words."""
    inner = [e for e in element if weights.text.get(e)]
    if len(inner) < _ROW:
        return False
    teasers = [e for e in inner if e.tag in _TEASERS and _is_teaser(e, weights)]
    if len(teasers) < _ROW:
        return False
    return sum(weights.text[e] for e in teasers) >= weights.text[element] * _LINKS


def _is_teaser(element: HtmlElement, weights: Weights) -> bool:
    if weights.text[element] > _TEASER or not weights.linked[element]:
        return False
    lines = (e for e in element.iter(*BLOCKS) if e is not element and _is_leaf(e))
    return any(weights.text[e] >= _HEADLINE and weights.density(e) >= _LINKS for e in lines)


def _is_leaf(element: HtmlElement) -> bool:
    return next(element.iterdescendants(*BLOCKS), None) is None


def _is_one_heading(element: HtmlElement, weights: Weights) -> bool:
    heads = list(element.iterdescendants(*HEADINGS))
    return len(heads) == 1 and weights.text[heads[0]] == weights.text[element]
