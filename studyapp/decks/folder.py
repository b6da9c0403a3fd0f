"""Deck folders: `deck.toml`, `cards.csv` and media, as teachers write them and keep them in Git."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from pathlib import Path

from studyapp.decks import files, manifest, rows, table, wording
from studyapp.decks.findings import BrokenFile, Finding, Severity
from studyapp.decks.manifest import Manifest
from studyapp.errors import StudyAppError, UnreadableFile
from studyapp.identity import card_id, fold
from studyapp.model import Anchor, Card, Deck, Document

MANIFEST = "deck.toml"
CARDS = "cards.csv"
MOST_ROWS = 100_000
_KILOBYTES = 16 * 1024

ReadArticle = Callable[[str], Document]
FindQuote = Callable[[Document, str], Anchor | None]
_Locate = Callable[[str], Anchor | None]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of cards.csv, the card it makes if it can, and what is wrong with it."""

    row: table.Row
    texts: dict[str, str]
    """By column; empty where the row cannot be read."""
    card: Card | None
    flaws: list[tuple[Severity, str]]


def folder_of(path: Path) -> Path:
    """Return the folder of a deck that is named by itself or by its deck.toml."""
    return path.parent if path.name == MANIFEST else path


def read(
    folder: Path, *, article: ReadArticle, find_quote: FindQuote
) -> tuple[Deck, list[Finding]]:
    """Read a deck and check it; a card with an error is found but not in the deck.

    Args:
        folder: Holds deck.toml and cards.csv.
        article: Reads the article of that name: a file in the folder, or `studyapp:NAME`.
        find_quote: Finds where a sentence stands in a document.

    Raises:
        UnreadableFile: The folder, deck.toml or cards.csv is missing or cannot be read.
    """
    about, findings = manifest.read(_manifest_file(folder))
    document = None
    if about.article:
        try:
            document = article(about.article)
        except StudyAppError as error:
            findings.append(Finding(folder / MANIFEST, about.article_line, "error", str(error)))
    cards, found = _cards(folder / CARDS, about, document, find_quote)
    deck = Deck(
        id=about.id,
        title=about.title,
        author=about.author,
        licence=about.licence,
        version=about.version,
        language=about.language,
        cards=tuple(cards),
        document=document,
    )
    in_order = sorted(findings, key=lambda f: f.line) + sorted(found, key=lambda f: f.line)
    return deck, in_order


def fix(folder: Path, *, article: ReadArticle | None = None) -> int:
    """Write the ids that are missing in cards.csv, and touch nothing else; return how many.

    Rows with errors get no id yet. Without `article`, or where it cannot be read, the title and
    author of the deck stand for the work that ids are made from.

    Raises:
        UnreadableFile: The folder, deck.toml or cards.csv is missing or cannot be read.
        UnwritableFile: The ids cannot be written; the file is as it was.
    """
    about, _ = manifest.read(_manifest_file(folder))
    file = folder / CARDS
    try:
        text = files.read_text(file, kilobytes=_KILOBYTES)
        found = _rows(text)
    except BrokenFile:
        return 0
    names = tuple(cell.strip() for cell in found[0].cells) if found else ()
    if not names or rows.header_flaws(names if "id" in names else ("id", *names)):
        return 0
    lines = [_line(names, row, None) for row in found[1:]]
    ids = _missing_ids(lines, _work(about, article))
    if ids:
        files.replace(file, _with_ids(text, found, names, ids).encode())
    return len(ids)


def _manifest_file(folder: Path) -> Path:
    if not folder.is_dir():
        raise UnreadableFile(f"{folder} is not a folder: a deck is a folder with {MANIFEST}.")
    if not (folder / MANIFEST).is_file():
        raise UnreadableFile(f"{folder} is no deck: there is no file {MANIFEST} in it.")
    return folder / MANIFEST


def _cards(
    file: Path, about: Manifest, document: Document | None, find_quote: FindQuote
) -> tuple[list[Card], list[Finding]]:
    """Return the cards without an error, and what was found in cards.csv."""
    try:
        found = _rows(files.read_text(file, kilobytes=_KILOBYTES))
    except BrokenFile as broken:
        return [], [Finding(file, broken.line, "error", broken.text)]
    if not found:
        return [], [Finding(file, 1, "error", f"no columns: they are {', '.join(rows.COLUMNS)}")]
    head = found[0]
    flaws = rows.header_flaws(head.cells)
    if flaws:
        return [], [Finding(file, head.line, "error", flaw) for flaw in flaws]
    if len(found) == 1:
        return [], [Finding(file, head.line, "warning", "the deck has no card")]
    # Several cards may rest on one sentence, and looking for one takes a while.
    locate = cache(lambda quote: find_quote(document, quote)) if document else None
    names = tuple(cell.strip() for cell in head.cells)
    lines = [_line(names, row, locate) for row in found[1:]]
    findings = [
        Finding(file, line.row.line, severity, text)
        for line, id_flaws in zip(lines, _id_flaws(lines), strict=True)
        for severity, text in (*line.flaws, *id_flaws)
    ]
    wrong = {finding.line for finding in findings if finding.severity == "error"}
    made = [(line.row.line, line.card) for line in lines if line.card is not None]
    findings += [
        Finding(file, line, "warning", text)
        for line, text in wording.check(made, language=about.language)
    ]
    return [card for line, card in made if line not in wrong], findings


def _rows(text: str) -> list[table.Row]:
    found = list(islice(table.rows(text), MOST_ROWS + 2))
    if len(found) > MOST_ROWS + 1:
        raise BrokenFile(found[-1].line, f"there are more than {MOST_ROWS:,} cards: split the deck")
    return found


def _line(names: tuple[str, ...], row: table.Row, locate: _Locate | None) -> _Line:
    flaw = rows.row_flaw(names, row.cells)
    if flaw:
        return _Line(row, {}, None, [("error", flaw)])
    texts = rows.cell_texts(names, row.cells)
    anchors, flaws = _anchors(texts, locate)
    card, errors = rows.card(texts, anchors)
    return _Line(row, texts, card, [("error", error) for error in errors] + flaws)


def _anchors(
    texts: dict[str, str], locate: _Locate | None
) -> tuple[list[Anchor], list[tuple[Severity, str]]]:
    """Return the passages of a row's quotes, and what is wrong with these."""
    quote, section = texts["quote"], texts["section"]
    if locate is None or not quote:
        return [], []
    whole = locate(quote)
    found = [whole] if whole else [locate(part) for part in rows.quotes(quote)]
    anchors = [anchor for anchor in found if anchor]
    if len(anchors) < len(found) or not anchors:
        return [], [("error", "the article has no such passage as the quote, or more than one")]
    if section and fold(section) not in {fold(anchor.section) for anchor in anchors}:
        where = anchors[0].section or "before the first heading"
        return anchors, [("warning", f'the quote stands in "{where}", not in "{section}"')]
    return anchors, []


def _id_flaws(lines: list[_Line]) -> Iterator[list[tuple[Severity, str]]]:
    """Yield for each line what is wrong with its id."""
    seen: dict[str, int] = {}
    for line in lines:
        identity = line.texts.get("id")
        flaw = None if identity is None else rows.id_flaw(identity)
        first = seen.setdefault(identity, line.row.line) if identity and not flaw else None
        if first is not None and first != line.row.line:
            flaw = f"the id {identity} stands on line {first} too: each card has its own"
        yield [("error", flaw)] if flaw else []


def _work(about: Manifest, article: ReadArticle | None) -> str:
    if article is not None and about.article:
        try:
            return article(about.article).work
        except StudyAppError:
            pass  # The check names the missing article; ids need only be unique and lasting.
    return Document(about.title, about.author, ()).work


def _missing_ids(lines: list[_Line], work: str) -> dict[int, str]:
    """Return new ids, by line, for the rows that make a card and have none."""
    taken = {line.texts["id"] for line in lines if line.texts}
    ids: dict[int, str] = {}
    for line in lines:
        if line.card is None or line.texts["id"]:
            continue
        card = line.card
        quote = (rows.quotes(line.texts["quote"]) or [""])[0]
        answer = card.answers or card.answer
        candidates = (card_id(work, quote, card.kind, card.form, answer, n) for n in count())
        ids[line.row.line] = next(new for new in candidates if new not in taken)
        taken.add(ids[line.row.line])
    return ids


def _with_ids(
    text: str, found: list[table.Row], names: tuple[str, ...], ids: dict[int, str]
) -> str:
    """Put ids into their cells, or into a new first column where the table has none."""
    parts: list[str] = []
    place = 0
    for row in found:
        if "id" not in names:
            start = end = row.start
            new = ("id" if row is found[0] else ids.get(row.line, "")) + ","
        elif row.line in ids:
            start, end = table.span(text, row, names.index("id"))
            new = ids[row.line]
        else:
            continue
        parts += [text[place:start], new]
        place = end
    return "".join([*parts, text[place:]])
