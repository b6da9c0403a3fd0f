"""Makes a question stand alone: names for pronouns, a sentence above it, or a note of what dangles."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.dates import Date
from studyapp.generation.pairs import Pair
from studyapp.generation.pointers import POINTERS, points_back
from studyapp.generation.pronouns import explained, is_pronoun, said_for
from studyapp.generation.questions import Asked
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, NOUNS
from studyapp.generation.wordlists import several
from studyapp.model import Form, Kind

_WRITINGS = several("article paper essay study chapter book thesis report")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a question needs to stand alone."""

    asked: Asked
    context: int | None = None
    """Number of the sentence that has to be shown above it."""
    dangling: tuple[str, ...] = ()
    loose: frozenset[int] = frozenset()
    """Its words that point to another sentence."""

    def card(
        self,
        *,
        rule: str,
        kind: Kind,
        question: str,
        answer: str,
        form: Form = Form.QUESTION,
        answers: tuple[str, ...] = (),
        more: tuple[int, ...] = (),
        date: Date | None = None,
        subject: frozenset[str] = frozenset(),
        weight: float = 0.0,
    ) -> Candidate:
        """Return a candidate whose question needs this."""
        return Candidate(
            rule=rule,
            kind=kind,
            sentence=self.asked.sentence.number,
            question=question,
            answer=answer,
            form=form,
            answers=answers,
            more=more,
            context=self.context,
            date=date,
            subject=subject,
            dangling=self.dangling,
            weight=weight,
        )


def ground(
    analysis: Analysis,
    sentence: Sentence,
    order: Sequence[int],
    *,
    known: Collection[int] = (),
) -> Ground:
    """Return what is put in for words that refer back, and what is left unexplained.

    Args:
        analysis: The document.
        sentence: The sentence that the question is made of.
        order: The words of the question in the order in which they are said.
        known: Words that the answer or the question word stands for: a pronoun may mean them.
    """
    grounding = _Grounding(analysis, sentence, order, known)
    for word in order:
        grounding.take(word)
    return grounding.done()


class _Grounding:
    """Goes through the words of a question and keeps what was put in for them."""

    def __init__(
        self,
        analysis: Analysis,
        sentence: Sentence,
        order: Sequence[int],
        known: Collection[int],
    ) -> None:
        self._analysis, self._sentence = analysis, sentence
        self._order, self._known = order, known
        self._tokens = sentence.tree.tokens
        self._place = {word: n for n, word in enumerate(order)}
        self._replaced: dict[int, str] = {}
        self._named: set[str] = set()
        self._loose: set[int] = set()
        self._dangling: list[str] = []
        self._context: int | None = None

    def done(self) -> Ground:
        return Ground(
            Asked(self._sentence, self._replaced),
            self._context,
            tuple(self._dangling),
            frozenset(self._loose),
        )

    def take(self, word: int) -> None:
        """Look at the next word: a pronoun, "the two countries", a king's bare name, a pointer."""
        token = self._tokens[word]
        if is_pronoun(self._sentence, word):
            self._take_pronoun(word)
        elif token.text.lower() in ("whose", "whom"):
            self._take_relative(word)
        elif (
            word in self._replaced
            or self._take_pair(word)
            or (token.text in self._analysis.registry.shared and self._take_king(word))
        ):
            return
        elif is_of_the_text(self._sentence, word):
            self._replaced[word] = _the(token.text)
        elif _is_then(self._sentence, word):
            self._take_then(word)
        else:
            self._take_pointer(word)

    def _take_pronoun(self, word: int) -> None:
        said = said_for(self._analysis, self._sentence, word, self._place, self._known, self._named)
        if said is None:
            above = explained(self._analysis, self._sentence, word)
            self._lean(word, above, self._tokens[word].text)
        elif said:
            self._replaced[word] = said

    def _take_relative(self, word: int) -> None:
        """Name whom "whose" or "of whom" means where nobody before it in the question is meant."""
        before = self._place[word]
        if any(self._place[n] < before and self._tokens[n].tag in NOUNS for n in self._order):
            return
        owner = _owner(self._analysis, self._sentence, word)
        if owner and self._tokens[word].text.lower() == "whose" and owner not in self._named:
            self._replaced[word] = f"[{owner}'s]"
            self._named.add(owner)
        else:
            self._dangling.append(self._tokens[word].text)

    def _take_pair(self, word: int) -> bool:
        pair = _pair_at(self._analysis, self._sentence, word)
        if pair is None or pair.text in self._named:
            return False
        self._named.add(pair.text)
        self._replaced |= dict.fromkeys(pair.words, "") | {pair.words[-1]: f"[{pair.text}]"}
        return True

    def _take_king(self, word: int) -> bool:
        king = _king(self._analysis, self._sentence, word)
        if king and king not in self._named:
            owns = word + 1 < len(self._tokens) and self._tokens[word + 1].tag == "POS"
            self._replaced[word] = f"[{king}'s]" if owns else f"[{king}]"
            self._replaced |= {word + 1: ""} if owns else {}
            self._named.add(king)
        return bool(king)

    def _take_then(self, word: int) -> None:
        """Put the date that was named last behind the "then" of "since then"."""
        before = self._analysis.before(self._sentence)
        start = self._tokens[word].start
        dates = [d for d in self._sentence.dates if d.end <= start]
        dates = dates or list(before.dates if before is not None else ())
        if dates and dates[-1].year is not None:
            said = dates[-1].text
            said = f"the year {said}" if said.isdigit() else said  # a bare [1992] is a note mark
            self._replaced[word] = f"{self._tokens[word].text} [{said}]"
        else:
            self._lean(word, None if before is None else before.number, "then")

    def _take_pointer(self, word: int) -> None:
        pointer = points_back(self._analysis, self._sentence, word, self._order)
        if pointer is None:
            return
        before = self._analysis.before(self._sentence)
        token = self._tokens[word]
        leans = self._lean(word, None if before is None else before.number, pointer)
        if leans and token.relation == "det" and token.text.lower() in POINTERS:
            self._replaced[word] = _the(token.text)

    def _lean(self, word: int, above: int | None, said: str) -> bool:
        """Let a sentence above explain a word; a question has room for one such sentence."""
        self._loose.add(word)
        if above is None or self._context not in (None, above):
            self._dangling.append(said)
            return False
        self._context = above
        return True


def _owner(analysis: Analysis, sentence: Sentence, word: int) -> str:
    """Return the name of the person whose something is that a relative clause tells of."""
    tree = sentence.tree
    noun = next((n for n in tree.above(word) if tree.is_a(n, "acl")), None)
    antecedent = -1 if noun is None else tree.tokens[noun].head
    if antecedent < 0 or tree.child(antecedent, "conj") is not None:
        return ""
    beside = (antecedent, *tree.appositives(antecedent))
    actors = (analysis.registry.of(sentence.number, n) for n in beside)
    return next((actor.name for actor in actors if actor is not None), "")


def _is_then(sentence: Sentence, word: int) -> bool:
    """Tell whether a word is the "then" of "since then": a time that was named before."""
    tokens = sentence.tree.tokens
    before = tokens[word - 1].text.lower() if word else ""
    return tokens[word].text.lower() == "then" and before in (
        "since",
        "until",
        "till",
        "by",
        "from",
    )


def _the(text: str) -> str:
    return "The" if text[:1].isupper() else "the"


def _pair_at(analysis: Analysis, sentence: Sentence, word: int) -> Pair | None:
    """Return the pair that the phrase means that a word is of: "the two countries"."""
    head = sentence.tree.tokens[word].head
    for noun in (word, head):
        pair = analysis.referents.pairs.get((sentence.number, noun))
        if pair is not None and word in pair.words:
            return pair
    return None


def _king(analysis: Analysis, sentence: Sentence, word: int) -> str:
    """Return the full name of the king whom a name alone means, if several bear it."""
    tokens = sentence.tree.tokens
    actor = analysis.registry.of(sentence.number, word)
    following = tokens[word + 1].text if word + 1 < len(tokens) else ""
    if actor is None or " " not in actor.name or following in actor.name.split():
        return ""
    return actor.name


def is_of_the_text(sentence: Sentence, word: int) -> bool:
    """Tell whether a word is the "this" of "this article": a card may say "the article"."""
    tree = sentence.tree
    token = tree.tokens[word]
    if token.text.lower() != "this" or not tree.is_a(word, "det"):
        return False
    return tree.tokens[token.head].lemma in _WRITINGS and not _is_anothers(sentence, token.head)


def _is_anothers(sentence: Sentence, writing: int) -> bool:
    """Tell whether somebody is named who did something in a writing: "in this paper, Lind argued"."""
    clause = sentence.clause_of(writing)
    subject = clause.subject if clause is not None else None
    if subject is None or subject == writing:
        return False
    return sentence.tree.tokens[subject].tag in NAMES


def order_of(parts_words: Sequence[Collection[int]]) -> list[int]:
    """Return the words of parts in the order in which the parts are said."""
    return list(_flat(parts_words))


def _flat(parts: Sequence[Collection[int]]) -> Iterator[int]:
    for part in parts:
        yield from sorted(part)
