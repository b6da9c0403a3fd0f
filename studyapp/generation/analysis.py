"""From a document to what the rules read: its sentences with trees, dates, actors and references."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from studyapp.generation import dates as date_grammar
from studyapp.generation import engine
from studyapp.generation.abbreviations import expansions
from studyapp.generation.actors import Registry, register
from studyapp.generation.capitals import ordinary, plain
from studyapp.generation.dates import Year
from studyapp.generation.engine.values import Links
from studyapp.generation.polities import Polity
from studyapp.generation.referents import Referents, referents
from studyapp.generation.sentences import LONGEST, Sentence, by_passage, places, sentence_of
from studyapp.generation.shouting import quiet
from studyapp.generation.typography import straight
from studyapp.model import Document, Note
from studyapp.progress import Progress, share, silent


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A whole document, ready for the rules."""

    document: Document
    sentences: tuple[Sentence, ...]
    passages: tuple[tuple[tuple[Sentence, ...], Links], ...]
    registry: Registry
    referents: Referents
    abbreviations: dict[str, tuple[str, int]]
    """Abbreviation -> long form and the number of the sentence that explains it."""
    author: str
    """How questions name the author."""
    named_times: Counter[str]
    """In how many different sentences each date is named, by its EDTF."""
    worths: dict[int, float] = field(default_factory=dict, repr=False)
    """What `worth` has found so far, by the number of the sentence."""
    pointers: dict[int, frozenset[str]] = field(default_factory=dict, repr=False)
    """What `pointers` has found so far, by the number of the sentence."""

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before in the same passage."""
        if sentence.place.number == 0 or sentence.number == 0:
            return None
        other = self.sentences[sentence.number - 1]
        return other if other.place.passage is sentence.place.passage else None

    def after(self, sentence: Sentence) -> Sentence | None:
        """Return the next sentence of the same passage."""
        if sentence.number + 1 >= len(self.sentences):
            return None
        other = self.sentences[sentence.number + 1]
        return other if other.place.passage is sentence.place.passage else None


def analyse(
    document: Document, polities: Sequence[Polity], progress: Progress | None = None
) -> Analysis:
    """Read every sentence of a document once.

    Raises:
        EngineMissing: The network's file is missing or damaged.
        Cancelled: Only if `progress` raises it.
    """
    tell = progress or silent
    found = list(places(document))
    texts = [place.text if place.end - place.start <= LONGEST else "" for place in found]
    short_forms = frozenset(expansions(texts))
    texts = [quiet(text, short_forms) for text in texts]
    parses = engine.parse(texts, share(tell, 0, 70))
    long_forms, known = expansions(texts), ordinary(texts)
    passages: list[tuple[tuple[Sentence, ...], Links]] = []
    year: Year | None = None
    groups = list(by_passage(found))
    for done, group in enumerate(groups):
        if done % 8 == 0:
            share(tell, 70, 90)(done, len(groups))
        here: list[Sentence] = []
        for n in group:
            in_note = isinstance(found[n].passage, Note)
            dates = date_grammar.find(texts[n], None if in_note else year)
            year = year if in_note else date_grammar.after(texts[n], dates, year)
            here.append(sentence_of(n, found[n], plain(parses[n], known), dates, done))
        passages.append((tuple(here), engine.link([s.parse for s in here])))
    sentences = tuple(sentence for group, _ in passages for sentence in group)
    registry = register(sentences, polities, {s: full for s, (full, _) in long_forms.items()})
    return Analysis(
        document,
        sentences,
        tuple(passages),
        registry,
        referents(passages, registry),
        long_forms,
        _author(document, texts),
        Counter(code for code, _ in {(d.edtf, s.text) for s in sentences for d in s.dates}),
    )


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
    """Tell whether a part of a name stands in a text without the rest of the name."""
    if part not in text:
        return False
    first, last = re.escape(parts[0]), re.escape(parts[-1])
    return bool(re.search(rf"(?<!{first} )(?<![\w-]){re.escape(part)}(?![\w-])(?! {last})", text))
