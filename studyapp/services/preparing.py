"""From a file to what the library will hold: reading and generating, without touching the library."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studyapp import documents, generation
from studyapp.coverage import Count, Coverage, Generated
from studyapp.decks import folder as deck_folder
from studyapp.decks.findings import Finding
from studyapp.decks.manifest import SHIPPED
from studyapp.documents import anchors
from studyapp.errors import NoSuchCard, UnreadableFile
from studyapp.generation.confidence import NOTHING_LEARNED
from studyapp.generation.conllu import conllu
from studyapp.generation.explaining import explain
from studyapp.identity import fold
from studyapp.model import Card, Deck, Depth, Document, Kind, Status
from studyapp.paths import article_file
from studyapp.progress import Progress, share, silent
from studyapp.services.document_cards import in_article_order

_PIECE = 1 << 20
"""Bytes of a source that are read at once, to tell whether the library has it."""
GENERATED_KINDS = generation.KINDS
READING_SHARE = 20
"""Percent of the progress that reading takes; generating takes the rest."""
NO_CARDS = Generated((), Coverage(Count(0, 0), Count(0, 0), Count(0, 0)))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with the cards made from it, ready to be added in one transaction."""

    document: Document
    generated: Generated
    digest: str
    """SHA-256 of the source's bytes: tells whether the library has it already."""
    deck: Deck | None = None
    depth: Depth = Depth.STANDARD
    """How many of the generated cards are active."""

    def cards(self) -> list[Card]:
        """Return the deck's cards and the generated ones together, in article order."""
        deck = self.deck.cards if self.deck else ()
        taken = {_same(card) for card in deck}
        fresh = [card for card in self.generated.cards if _same(card) not in taken]
        return in_article_order(self.document, [*deck, *fresh])


def prepare(
    path: Path,
    *,
    depth: Depth = Depth.STANDARD,
    kinds: frozenset[Kind] = GENERATED_KINDS,
    learned: Mapping[str, float] = NOTHING_LEARNED,
    progress: Progress | None = None,
) -> Prepared:
    """Read an article, or a deck folder with its article, and make the cards.

    A deck brings its own cards; only the study edition's first start adds generated ones.
    `learned` says by how much the user's decisions raise or lower the prior of each rule.

    Raises:
        UnreadableFile: The path is no readable article and no deck.
        Cancelled: The progress callback stopped the work.
    """
    if is_deck(path):
        return prepare_deck(path, progress=progress)
    return prepare_article(path, depth=depth, kinds=kinds, learned=learned, progress=progress)


def is_deck(path: Path) -> bool:
    # Unlike Path.is_dir, it is False where the path cannot be looked at.
    try:
        folder = path.is_dir()
    except OSError:  # reading it will say why
        folder = False
    return folder or path.name == deck_folder.MANIFEST


def read_article(path: Path, progress: Progress | None = None) -> Document:
    """Read an article file without making cards."""
    return documents.read(path, progress)


def parse_article(path: Path, progress: Progress | None = None) -> str:
    """Return what the sentence engine says of a file's sentences, as CoNLL-U."""
    tell = progress or silent
    document = read_article(path, share(tell, 0, READING_SHARE))
    return conllu(document, share(tell, READING_SHARE, 100))


def explain_card(
    path: Path,
    number: int,
    *,
    depth: Depth = Depth.STANDARD,
    kinds: frozenset[Kind] = GENERATED_KINDS,
    progress: Progress | None = None,
) -> str:
    """Return how the active card of this number, from 1, came about.

    Raises:
        NoSuchCard: There are fewer active cards.
        UnreadableFile: The path is no readable article.
        Cancelled: The progress callback stopped the work.
    """
    tell = progress or silent
    document = documents.read(path, share(tell, 0, READING_SHARE))
    told = explain(
        document, number, depth=depth, kinds=kinds, progress=share(tell, READING_SHARE, 100)
    )
    if told is None:
        raise NoSuchCard(
            f"There is no card {number}: `studyapp generate` with the same options prints the "
            "cards, and they are counted from 1 in that order."
        )
    return told


def prepare_article(
    path: Path,
    *,
    depth: Depth = Depth.STANDARD,
    kinds: frozenset[Kind] = GENERATED_KINDS,
    learned: Mapping[str, float] = NOTHING_LEARNED,
    progress: Progress | None = None,
) -> Prepared:
    tell = progress or silent
    document = documents.read(path, share(tell, 0, READING_SHARE))
    generated = generation.generate(
        document, depth=depth, kinds=kinds, learned=learned,
        progress=share(tell, READING_SHARE, 100),
    )  # fmt: skip
    return Prepared(document, generated, _digest([path]), depth=depth)


def prepare_deck(
    path: Path, *, depth: Depth | None = None, progress: Progress | None = None
) -> Prepared:
    """Read a deck folder; with a depth, generate further cards from its article.

    Raises:
        UnreadableFile: The folder is no deck, or its check finds errors.
    """
    folder = deck_folder.folder_of(path)
    deck, findings = read_deck(folder)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
        raise UnreadableFile(
            f"The deck in {folder} has {count}, the first at {errors[0]}. "
            "`studyapp deck check` lists them all."
        )
    document = deck.document or Document(deck.title, deck.author, (), language=deck.language)
    generated = NO_CARDS
    if depth is not None:
        generated = generation.generate(document, depth=depth, progress=progress)
    sources = sorted(file for file in folder.iterdir() if file.is_file())
    return Prepared(document, generated, _digest(sources), deck)


def read_deck(folder: Path) -> tuple[Deck, list[Finding]]:
    """Read a deck folder and check it: its structure, its quotes, the wording of its cards."""
    return deck_folder.read(
        folder,
        article=lambda name: deck_article(folder, name),
        find_quote=anchors.find_quote,
    )


def active(cards: Iterable[Card], kinds: frozenset[Kind]) -> tuple[Card, ...]:
    """Return the cards that an export holds: active ones of the chosen kinds."""
    return tuple(c for c in cards if c.status is Status.ACTIVE and c.kind in kinds)


def deck_article(folder: Path, name: str) -> Document:
    """Read the article that a deck names: a file in its folder, or `studyapp:` a shipped one."""
    shipped = name.removeprefix(SHIPPED)
    return documents.read(article_file(shipped) if shipped != name else folder / name)


def _same(card: Card) -> tuple[str, str]:
    """What makes two cards ask for the same: the sentence and the answer."""
    return fold(card.anchor.quote if card.anchor else card.question), fold(card.answer)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        try:
            with file.open("rb") as stream:
                while piece := stream.read(_PIECE):
                    digest.update(piece)
        except OSError as error:
            raise UnreadableFile(f"{file} cannot be read: {error.strerror}.") from error
    return digest.hexdigest()
