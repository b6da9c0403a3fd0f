"""From a document to what the rules read: every sentence with its words, dates, mentions and clauses."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studyapp.generation import dates as date_grammar
from studyapp.generation import engine
from studyapp.generation.abbreviations import expansions
from studyapp.generation.actors import Actor, ActorKind, Mention, Registry, register
from studyapp.generation.clauses import CONNECTIVE, Clause, clauses
from studyapp.generation.dates import Date, Year
from studyapp.generation.engine import Token
from studyapp.generation.polities import Polity
from studyapp.generation.typography import straight
from studyapp.generation.wordlists import several, words
from studyapp.model import Block, BlockType, Document, Note, Passage
from studyapp.progress import Progress

_SMALL = several(
    "the a an this that these those some many most his her its their our both each one two all"
)
CARDED = frozenset({BlockType.PARAGRAPH, BlockType.ITEM})
STEP = 20
"""Sentences between two reports of progress."""

LONGEST = 5_000
"""Characters beyond which a sentence is not looked at: data, or a text that lost its full stops."""

CITATION = re.compile(
    r"\bpp?\.\s?\d|\bop\. ?cit|\bibid\b|\(eds?\.\)|\beds?\.,|\bvol\. ?\w|\bno\. ?\d|"
    r"\bpress\b.{0,6}\d{4}|"
    r"\([^()]*: [^()]*\d{4}\)|(?<!\d)\d{1,3}[-–]\d{1,3}(?!\d)|https?://|\bwww\.|\bdoi:|"
    r"\bff?\.\s?\d|\bmss?\b\.|\bloc\. ?cit|\bsee (?:also )?(?:note|p\.|chap)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the rules see it; token and date offsets are those of `text`."""

    number: int
    passage: Passage
    start: int
    end: int
    text: str
    """With straight quotation marks, as long as the sentence itself; empty beyond `LONGEST`."""
    tokens: tuple[Token, ...]
    dates: tuple[Date, ...]
    mentions: tuple[Mention, ...]
    clauses: tuple[Clause, ...]
    core: int
    """Token at which the sentence begins once its connectives are left out."""
    place: int
    """Number of the sentence within its passage, from 0."""

    @property
    def note(self) -> str | None:
        return self.passage.number if isinstance(self.passage, Note) else None

    @property
    def connective(self) -> str:
        """The connective in lower case without commas, or an empty text."""
        end = self.tokens[self.core].start if self.core < len(self.tokens) else 0
        return self.text[:end].strip(" ,").lower()

    def said(self, start: int, end: int) -> str:
        """Return the text of tokens[start:end]."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def body(self) -> str:
        """Return the sentence without connective, with a capital letter."""
        text = self.text[self.tokens[self.core].start :] if self.core < len(self.tokens) else ""
        return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole document, ready for the rules."""

    document: Document
    sentences: tuple[Sentence, ...]
    registry: Registry
    abbreviations: dict[str, tuple[str, int]]
    """Abbreviation -> long form and the number of the sentence that explains it."""
    common: frozenset[str]
    """Words that occur in lower case: they lose their capital inside a question."""
    author: str
    """How questions name the author."""
    writers: frozenset[str] = frozenset()
    """Names under which the author appears in the registry."""
    hero: str | None = None
    """The one person whom a life is about: most mentions of persons are his or hers."""

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before in the same passage."""
        if sentence.place == 0:
            return None
        return self.sentences[sentence.number - 1]

    def actor(self, mention: Mention) -> Actor:
        return self.registry.actors[mention.actor]

    def lower(self, text: str) -> str:
        """Return a phrase as it stands inside a sentence: a capital stays only on a name."""
        word = re.match(r"[A-Za-z][\w'-]*", text)
        if (
            word
            and word.group() in words("titles")
            and text[word.end() + 1 : word.end() + 2].isupper()
        ):
            return text
        lower = word.group().lower() if word and word.group()[0].isupper() else ""
        if lower in _SMALL or lower in self.common:
            return text[0].lower() + text[1:]
        return text


def analyse(
    document: Document, polities: Sequence[Polity], progress: Progress | None = None
) -> Analysis:
    """Read every sentence of a document once; `progress` counts this as half."""
    spans = list(_spans(document))
    tagged: list[tuple[Token, ...]] = []
    texts: list[str] = []
    for done, (passage, start, end, _) in enumerate(spans):
        if progress and done % STEP == 0:
            progress(done, 2 * len(spans))
        texts.append(straight(passage.text[start:end]) if end - start <= LONGEST else "")
        tagged.append(engine.tag(texts[-1]))
    long_forms = expansions(texts)
    registry = register(tagged, polities, {short: full for short, (full, _) in long_forms.items()})
    common = frozenset(t.text for s in tagged for t in s if t.text[:1].islower())
    sentences: list[Sentence] = []
    year: Year | None = None
    bearers: dict[str, tuple[str, int]] = {}
    for number, (passage, start, end, place) in enumerate(spans):
        found = date_grammar.find(texts[number], None if isinstance(passage, Note) else year)
        if not isinstance(passage, Note):
            year = date_grammar.after(found, year)
        mentions = registry.resolved(registry.mentions(tagged[number]), number, bearers)
        registry.remember(mentions, number, bearers)
        sentence = Sentence(
            number, passage, start, end, texts[number], tagged[number], found,
            mentions, (), _core(texts[number], tagged[number]), place,
        )  # fmt: skip
        sentences.append(replace(sentence, clauses=clauses(sentence.tokens, sentence.core)))
    return Analysis(
        document, tuple(sentences), registry, long_forms, common, _author(document, texts),
        _writers(document, registry), _hero(sentences, registry),
    )  # fmt: skip


def _writers(document: Document, registry: Registry) -> frozenset[str]:
    """Return the actors who are the author, or of whose work the title page speaks."""
    full = straight(document.author)
    parts = {part for part in re.findall(r"[\w'-]+", full) if len(part) > 2}
    return frozenset(
        name
        for name, actor in registry.actors.items()
        if actor.kind is ActorKind.PERSON and full and (name in full or (name in parts))
    )


def _hero(sentences: Sequence[Sentence], registry: Registry) -> str | None:
    people = Counter(
        m.actor
        for s in sentences
        for m in s.mentions
        if registry.actors[m.actor].kind is ActorKind.PERSON
    )
    name, times = max(people.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return name if times >= 5 and times > 0.5 * people.total() else None


def _spans(document: Document) -> Iterator[tuple[Passage, int, int, int]]:
    """Yield every sentence that may be carded: passage, start, end, place in the passage."""
    for block in document.blocks:
        if block.type in CARDED:
            yield from _sentences(block)
    for note in document.notes:
        yield from (
            span for span in _sentences(note) if not is_citation(note.text[span[1] : span[2]])
        )


def _sentences(passage: Block | Note) -> Iterator[tuple[Passage, int, int, int]]:
    for place, (start, end) in enumerate(passage.sentences):
        yield passage, start, end, place


def is_citation(text: str) -> bool:
    """Whether a sentence of a note cites instead of telling."""
    if CITATION.search(text[:LONGEST]):
        return True
    return len(text.split()) < 6


def _core(text: str, tokens: tuple[Token, ...]) -> int:
    match = CONNECTIVE.match(text)
    if match is None:
        return 0
    return next((i for i, token in enumerate(tokens) if token.start >= match.end()), 0)


def _author(document: Document, texts: Sequence[str]) -> str:
    """Return the part of the author's name that the text itself uses alone, else the whole name."""
    full = re.sub(r"^.*\b(?:after|by) ", "", straight(document.author).strip())
    parts = [part for part in full.split() if len(part) > 1 and not part.endswith(".")]
    if not full:
        return "the author"
    if len(parts) < 2 or re.search(r",|\band\b|;", full):
        return full
    times = {
        part: sum(_alone(part, parts, text) for text in texts) for part in (parts[-1], parts[0])
    }
    best = max(times, key=lambda part: times[part])
    return best if times[best] else full


def _alone(part: str, parts: Sequence[str], text: str) -> bool:
    """Whether a part of a name stands in a text without the rest of the name."""
    if part not in text:
        return False
    first, last = re.escape(parts[0]), re.escape(parts[-1])
    return bool(re.search(rf"(?<!{first} )(?<![\w-]){re.escape(part)}(?![\w-])(?! {last})", text))
