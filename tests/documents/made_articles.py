"""Articles made of parts, and the many ways in which a plain text file may hold the same article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

SOFT = "\u00ad"
"""Stands in the stock where a word may be cut at the end of a line."""

TITLES = (
    "Salt and Silence: A History of the Ferrow Pans",
    "The Lamp at Carrow Head",
    "Ropes, Rafts and Rivals on the Upper Tamsel",
)
AUTHORS = ("Ida Marlowe", "J. P. Quennell", "Tobias van Rhee")
HEADINGS = (
    "The First Pans",
    "A Quarrel over Water",
    "What the Ledgers Say",
    "Coal and Credit",
    "The Years of Plenty",
    "An Unquiet Peace",
    "Strangers at the Gate",
    "The End of the Toll",
)
SENTENCES = (
    "In 1702 the town council of Ferrow leased the northern salt pans to Jacob Tull.",
    "The lease was to run for ninety-nine years, and nobody asked what would hap\u00adpen after\u00adwards.",
    "On 4 March 1711 Queen Anne con\u00adfirmed the charter of the Tamsel Company.",
    "Fuel was scarce; the boilers burned turf, driftwood and, in bad win\u00adters, fur\u00adni\u00adture.",
    "Mr. J. P. Arden, the company’s sur\u00adveyor, drew the first map of the coast in Sept. 1724.",
    "“We shall have salt,” he wrote, “or we shall have silence.”",
    "The council replied that it wanted neither.",
    "By the middle of the cen\u00adtury some 4,000 tons a year left the harbour, three times as much as in 1702.",
    "What had changed?",
    "Histo\u00adrians have long argued that cheap coal made the differ\u00adence.",
    "That view is too simple, because the price of coal rose by 12.5% between 1738 and 1741.",
    "Louis XIV. and his minis\u00adters had taxed salt without mercy (the hated tax was still col\u00adlected in 1789).",
    "Ferrow, by contrast, paid its tax once, at the quay, and was left alone.",
    "The U.S. consul at Brill, Amos Pike, visited the pans in June 1817 and praised their order.",
    "He counted forty-one boilers, two chapels and one inn.",
    "“Is it true that they never sleep?” asked his clerk.",
    "The strike of 1829 lasted eleven weeks and ended in a com\u00adpro\u00admise.",
    "Under its terms the masters recog\u00adnised the union, while the men gave up their claim to free fuel.",
    "Dr. Helena Voss called the settle\u00adment “a truce between two kinds of hunger”.",
    "Her judge\u00adment has been repeated ever since, often with\u00adout her name.",
    "The rail\u00adway reached the coast on 12 November 1846.",
    "Within five years the old road carried nothing but sheep.",
    "The Company of Pilots was founded c. 1450 and is mentioned in no fewer than seven wills.",
    "Its members swore an oath, paid a fee and kept their charts to them\u00adselves.",
    "Captain Elias Roe sold his charts to the Admi\u00adralty in 1803, and was expelled the same week.",
    "The expul\u00adsion was not lifted until his death.",
    "Three things kept the harbour alive: 1) the pilots, 2) the rope yard, and 3) the stub\u00adborn\u00adness of its widows.",
    "As the widow Anne Tull put it, “The sea takes the husband. It leaves the bill.”",
    "The new light, first lit on 1 May 1861, could be seen for nine\u00adteen miles.",
    "It was paid for by a tax on herring!",
    "Gas replaced oil in 1874, and elec\u00adtricity replaced gas in 1921.",
    "Few in\u00adhab\u00aditants noticed.",
    "The war put an end to the trade with Norway, the Baltic ports, etc., and the pans fell silent.",
    "In 1946 the Ministry of Works bought the site for £3,200.",
    "Today the boilers stand empty, and the channel is kept open by volun\u00adteers.",
    "Perhaps the council had been right after all.",
)
NOTES = (
    "Ferrow Borough Minutes, vol. 3 (Brill: County Archive, 1902), p. 41.",
    "The figure is disputed; Arden’s own note\u00adbook gives a third less.",
    "See A. Holt, Salt and State (London: Marsh & Co., 1958), pp. 12-19.",
    "Ibid., p. 44.",
    "The clerk later denied that he had ever asked the question, but two wit\u00adnesses remembered it well.",
    "Letter of 9 June 1817, Pike Papers, box 2.",
    "Roe died in 1822 at Lisbon. His charts are lost.",
    "H. Voss, “Hunger and Truce”, Northern Review 7 (1931), p. 203.",
)
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _RAISED_DIGITS)
_DEEP = 80
_TIE = "\u00a0"
_BEFORE_NUMBER = re.compile(r" (?=(?:[a-z]\. )?\d{1,3}[.)])")
_STOPS = ".?!…”’\"'"
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, and the notes called at the end of some of them."""

    sentences: tuple[str, ...]
    notes: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return plain(" ".join(self.sentences))


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader has to find, however the file is laid out."""

    title: str
    author: str
    sections: tuple[tuple[str, tuple[Paragraph, ...]], ...]

    def paragraphs(self) -> list[Paragraph]:
        return [p for _, paragraphs in self.sections for p in paragraphs]

    def passages(self) -> list[tuple[str, str]]:
        """Return type and text of each block."""
        return [
            passage
            for heading, paragraphs in self.sections
            for passage in [("heading", heading), *(("paragraph", p.text) for p in paragraphs)]
        ]

    def sentences(self) -> list[str]:
        return [plain(s) for p in self.paragraphs() for s in p.sentences]

    def notes(self) -> list[tuple[str, str, str]]:
        """Return number, text and the sentence that calls it of each note."""
        number = count(1)
        return [
            (str(next(number)), plain(p.notes[i]), plain(p.sentences[i]))
            for p in self.paragraphs()
            for i in sorted(p.notes)
        ]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file holds an article."""

    width: int = 0
    """Characters of a line; 0 puts each paragraph on a line of its own."""
    pages: tuple[int, ...] = ()
    """Words on each page; the last page takes the rest."""
    feeds: bool = False
    head: str = ""
    """Running head of each page but the first."""
    number: str = "foot"
    """Where page numbers stand: at the head, at the foot, or nowhere (empty)."""
    first_page: int = 1
    gentle: bool = False
    """Pages end only between two words in small letters, deep in a paragraph, or behind one, and
    no line begins with a number that looks like the label of a note or an item."""
    notes_at: str = "end"
    """Where the notes stand: at the foot of their page, or at the end of the text."""
    label: str = "{}. "
    hyphens: bool = False
    straight: bool = False
    crlf: bool = False
    trailing: bool = False


def plain(text: str) -> str:
    return text.replace(SOFT, "")


def straight(text: str) -> str:
    return text.translate(_STRAIGHT)


def laid_out(article: Article, layout: Layout) -> str:
    """Return the text of a file that holds an article."""
    out: list[str] = []
    every: list[str] = []
    for n, (chunks, notes) in enumerate(_pages(article, layout)):
        every += notes
        number = str(layout.first_page + n)
        parts = [layout.head] if layout.head and n else []
        if layout.pages and layout.number == "head":
            parts.append(number)
        parts += chunks
        if layout.notes_at == "foot":
            parts += notes
        if layout.pages and layout.number == "foot":
            parts.append(number)
        out.append(("\f" if layout.feeds and n else "") + "\n\n".join(parts))
    if layout.notes_at == "end" and every:
        out.append(("\f" if layout.feeds else "") + "\n\n".join(["Notes", *every]))
    text = ("\n" if layout.feeds else "\n\n").join(out) + "\n"
    if layout.straight:
        text = straight(text)
    if layout.trailing:
        text = text.replace("\n", "  \n")
    return text.replace("\n", "\r\n") if layout.crlf else text


def _pages(article: Article, layout: Layout) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the chunks and the notes of each page.

    A page ends behind the line, or the word where lines are not wrapped, at which it is full; but
    not between two sentences of a paragraph, for that would look like the end of the paragraph.
    """
    number = count(1)
    room = iter((*layout.pages, 1_000_000))
    left = next(room)
    chunks = [article.title, article.author]
    notes: list[str] = []
    for heading, paragraphs in article.sections:
        chunks.append(heading)
        for paragraph in paragraphs:
            text, called = _with_calls(paragraph, layout, number)
            part: list[str] = []
            lines = _lines(text, layout)
            for n, line in enumerate(lines):
                part.append(line)
                left -= len(line.split())
                notes += [note for sign, note in called if sign in line]
                if left <= 0 and _may_end(lines, n, gentle=layout.gentle):
                    yield [*chunks, _joined(part, layout)], notes
                    chunks, notes, part, left = [], [], [], next(room)
            if part:
                chunks.append(_joined(part, layout))
    if chunks:
        yield chunks, notes


def _may_end(lines: list[str], n: int, *, gentle: bool) -> bool:
    """Tell whether a page may end behind a line, or a word, of a paragraph."""
    if n + 1 == len(lines):
        return True
    last, first = lines[n].split()[-1], lines[n + 1].split()[0]
    if last.rstrip(_RAISED_DIGITS)[-1] in _STOPS:
        return False
    deep = len(" ".join(lines[: n + 1])) > _DEEP
    return not gentle or (deep and last.isalpha() and (last + first[0]).islower())


def _with_calls(
    paragraph: Paragraph, layout: Layout, number: Iterator[int]
) -> tuple[str, list[tuple[str, str]]]:
    """Return a paragraph with raised numbers, and each of these with its note."""
    sentences = list(paragraph.sentences)
    called = []
    for i in sorted(paragraph.notes):
        n = str(next(number))
        raised = n.translate(_RAISED)
        sentences[i] += raised
        note = layout.label.format(n) + paragraph.notes[i]
        called.append((raised, "\n".join(_lines(note, layout)) if layout.width else plain(note)))
    return " ".join(sentences), called


def _joined(lines: list[str], layout: Layout) -> str:
    return ("\n" if layout.width else " ").join(lines)


def _lines(text: str, layout: Layout) -> list[str]:
    """Return the lines of a text; its words where lines are not wrapped."""
    if not layout.width:
        return plain(text).split(" ")
    lines, line = [], ""
    if layout.gentle:
        text = _BEFORE_NUMBER.sub(_TIE, text)
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if len(plain(longer)) <= layout.width or not line:
            line = longer
            continue
        room = layout.width - len(plain(line)) - 2
        first, second = _cut(word, room) if layout.hyphens else ("", word)
        lines.append(f"{line} {first}-" if first else line)
        line = second
    return [plain(x).replace(_TIE, " ") for x in (*lines, line)]


def _cut(word: str, room: int) -> tuple[str, str]:
    """Return the two halves of a word at the last place where it may be cut and still fits."""
    places = [i for i, c in enumerate(word) if c == SOFT and len(plain(word[:i])) <= room]
    return (plain(word[: places[-1]]), word[places[-1] + 1 :]) if places else ("", word)
