"""From HTML to a draft: the one way of Markdown, Word files, EPUB and saved web pages."""

import re
from collections.abc import Mapping
from dataclasses import replace

from lxml.html import HtmlElement

from studyapp.documents.drafts import Draft, Piece, RawNote, without_marks
from studyapp.documents.markup.blocks import Page
from studyapp.documents.markup.notes import Notes, find_notes
from studyapp.documents.markup.raising import unprotect
from studyapp.documents.markup.walk import walk
from studyapp.documents.repair.bylines import take_byline
from studyapp.documents.repair.looks import is_division, looks_like_heading
from studyapp.documents.repair.repairing import repair
from studyapp.documents.wordlists import HEADINGS
from studyapp.identity import fold
from studyapp.model import BlockType
from studyapp.progress import Progress, share
from studyapp.report import Remark

_PART = re.compile(r"(?:[A-H]|\d{1,2})\.?")
"""A heading that only counts, below one with a Roman number."""
_WORDS = 14
"""Words of a bold line that is a heading, at most."""
_ENDED = re.compile(r"[.,;!…][\"”’)]*$")
_PARTS = 2
"""So many paragraphs that only count, "I" and "II", are headings though nothing is bold."""
_ROW = 3
"""So many bold lines may stand above each other as headings."""
_LINES, _LINE = 3, 80
"""So many lines of so many characters below a title are a date and a name, and no text of its own."""
_NOTHING: Mapping[HtmlElement, str] = {}


def to_draft(
    root: HtmlElement,
    progress: Progress,
    *,
    title: str = "",
    typed: bool = False,
    left_out: Mapping[HtmlElement, str] = _NOTHING,
    notes: Notes | None = None,
) -> Draft:
    """Return the draft of a page or a part of one.

    Notes are found by their links and taken out of the text. The title is the first heading if
    that is of the highest level and opens the text.

    Args:
        root: Element that holds the text; it is not changed.
        progress: Told of the elements done; regularly, so that it can stop the work.
        title: Title that is known already: first headings that say the same are taken out.
        typed: The text was typed line by line, as in Markdown: line ends count as such, and
            notes may be marked in the ways of plain text.
        left_out: Elements that are no part of the text, each with what to call it in the report.
        notes: The notes in it, where they have been found before.
    """
    notes = notes or find_notes(root, share(progress, 0, 10))
    page = walk(root, notes, share(progress, 10, 60), typed=typed, left_out=left_out)
    title, pieces = _titled(_with_headings(page, title), title)
    author, pieces = take_byline(pieces) if title else ("", pieces)
    if notes.bodies:  # Then the number of an item in a list is none of a note.
        pieces = [replace(p, label="") if p.label else p for p in pieces]
    headed = len(pieces) < len(page.pieces) or any(p.type is BlockType.HEADING for p in pieces)
    draft = repair(
        pieces, share(progress, 60, 100), headings=not headed, emphasis=False, loose=typed
    )
    return _finished(draft, page, title, author)


def _finished(draft: Draft, page: Page, title: str, author: str) -> Draft:
    """Return a repaired draft with the notes that were linked, and with raised signs as they are."""
    notes = [*_raw_notes(page), *draft.notes]
    return replace(
        draft,
        pieces=[replace(piece, text=unprotect(piece.text)) for piece in draft.pieces],
        notes=[replace(note, text=unprotect(note.text)) for note in notes],
        report=[*page.report, *draft.report],
        title=unprotect(title or draft.title),
        author=author or draft.author,
    )


def _with_headings(page: Page, title: str) -> list[Piece]:
    """Return the pieces without headings of nothing; bold lines are headings where no others are."""
    heads = [p for p in page.pieces if p.type is BlockType.HEADING]
    others = heads[1:] or (heads and title and not _says(heads[0], title))
    pieces = page.pieces if others else _bold_as_headings(page, title)
    out: list[Piece] = []
    gone = False
    for i in range(len(pieces) - 1, -1, -1):
        piece = pieces[i]
        emptied = piece.type is BlockType.HEADING and (gone or i in page.emptied)
        emptied = emptied and not _says(piece, title)
        gone = emptied and (not out or _ends(piece, out[-1]))
        if gone:
            name = without_marks(piece.text)
            page.report.append(Remark("empty heading left out", name, piece.line, dropped=name))
        else:
            out.append(piece)
    return out[::-1]


def _bold_as_headings(page: Page, title: str) -> list[Piece]:
    out: list[Piece] = []
    counted = False
    parts = {
        i
        for i, piece in enumerate(page.pieces)
        if piece.type is BlockType.PARAGRAPH and is_division(without_marks(piece.text))
    }
    marked = page.emphatic if len(parts) < _PARTS else page.emphatic | parts
    for i, piece in enumerate(page.pieces):
        if i not in marked or not (_says(piece, title) or _is_heading(page, i)):
            out.append(piece)
            continue
        level = 1 if _says(piece, title) or _is_title(page, i, title) else 2
        level += bool(_PART.fullmatch(piece.text) and counted)
        counted = counted or is_division(piece.text)
        out.append(replace(piece, type=BlockType.HEADING, level=level, fixed=True))
    return out


def _ends(head: Piece, below: Piece) -> bool:
    """Tell whether a heading is followed by one of its own or a higher level."""
    return below.type is BlockType.HEADING and (below.level or 1) <= (head.level or 1)


def _says(piece: Piece, title: str) -> bool:
    return bool(title) and fold(without_marks(piece.text)) == fold(title)


def _is_title(page: Page, i: int, title: str) -> bool:
    """Tell whether a bold line is the title of a text in which nothing says so: its first line."""
    first = page.pieces[i].text.rstrip(":.").casefold()
    return i == 0 and not title and first not in HEADINGS


def _is_heading(page: Page, i: int) -> bool:
    """Tell whether a bold line is a heading: it is short, no sentence, and text stands below."""
    text = without_marks(page.pieces[i].text).rstrip(":")
    reach = range(i + 1, min(i + 1 + _ROW, len(page.pieces)))
    below = next((n for n in reach if n not in page.emphatic), None)
    counts = bool(_PART.fullmatch(text)) or is_division(text)
    short = len(text.split()) <= _WORDS and not text[:1].islower() and not _ENDED.search(text)
    looks = counts or short or looks_like_heading(text)
    return looks and below is not None


def _raw_notes(page: Page) -> list[RawNote]:
    texts = {key: page.notes.tidied(key, texts) for key, texts in page.note_texts.items()}
    return [RawNote(key, page.notes.numbers[key], texts[key]) for key in page.notes.order(texts)]


def _titled(pieces: list[Piece], title: str) -> tuple[str, list[Piece]]:
    """Return the title, and the pieces without the headings that are the title.

    A title that is known may be set in two headings: "Salt" and below it "A Story". Else it is
    the first heading of the highest level, if that is the only one or has no text of its own.
    """
    heads = [n for n, p in enumerate(pieces) if p.type is BlockType.HEADING]
    texts = [" ".join(without_marks(pieces[n].text).split()) for n in heads[:2]]
    if not title and heads and pieces[heads[0]].level == 1:
        alone = sum(pieces[n].level == 1 for n in heads) == 1
        below = pieces[heads[0] + 1 : heads[1]] if heads[1:] else pieces[heads[0] + 1 :]
        if alone or (len(below) <= _LINES and all(len(p.text) <= _LINE for p in below)):
            return texts[0], [p for p in pieces if p is not pieces[heads[0]]]
    wanted = fold(title)
    for count in range(1, len(texts) + 1):
        if wanted and fold("".join(texts[:count])) == wanted:
            gone = {id(pieces[n]) for n in heads[:count]}
            return title, [p for p in pieces if id(p) not in gone]
    return title, pieces
