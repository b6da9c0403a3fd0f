"""Makes a question stand alone: names for pronouns, a sentence above it, or a note of what dangles."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.dates import Date
from studyapp.generation.engine.values import Mention
from studyapp.generation.focus import FEMALE, MALE
from studyapp.generation.pairs import Pair
from studyapp.generation.pointers import POINTERS, points_back
from studyapp.generation.questions import Asked
from studyapp.generation.referents import Referent
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, NOUNS
from studyapp.generation.wordlists import several, words
from studyapp.model import Form, Kind

_PRONOUNS = frozenset({"PRP", "PRP$"})
_WRITINGS = several("article paper essay study chapter book thesis report")
_THIRD = FEMALE | MALE | several("it its itself they them their theirs themselves")
_POSSESSIVE = {"his", "her", "its", "their", "hers", "theirs"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a question needs to stand alone."""

    asked: Asked
    context: int | None = None
    """Number of the sentence that has to be shown above it."""
    dangling: tuple[str, ...] = ()
    loose: frozenset[int] = frozenset()
    """Its words that point to another sentence."""
    words: tuple[int, ...] = ()
    """All its words of the sentence, in the order in which they are said."""

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
            words=self.words,
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
    replaced: dict[int, str] = {}
    dangling: list[str] = []
    loose: set[int] = set()
    context: int | None = None
    tokens = sentence.tree.tokens
    place = {word: n for n, word in enumerate(order)}
    named: set[str] = set()
    for word in order:
        token = sentence.tree.tokens[word]
        if token.tag in _PRONOUNS and not _is_numeral(sentence, word):
            said = _pronoun(analysis, sentence, word, place, known, named)
            if said is None:
                loose.add(word)
                above = _explained(analysis, sentence, word)
                if above is None or context not in (None, above):
                    dangling.append(token.text)
                else:
                    context = above
            elif said:
                replaced[word] = said
        elif word in replaced:
            continue
        elif (pair := _pair_at(analysis, sentence, word)) and pair.text not in named:
            named.add(pair.text)
            replaced |= dict.fromkeys(pair.words, "") | {pair.words[-1]: f"[{pair.text}]"}
        elif token.text in analysis.registry.shared and (king := _king(analysis, sentence, word)):
            if king not in named:
                owner = word + 1 < len(tokens) and tokens[word + 1].tag == "POS"
                replaced[word] = f"[{king}'s]" if owner else f"[{king}]"
                replaced |= {word + 1: ""} if owner else {}
            named.add(king)
        elif is_of_the_text(sentence, word):
            replaced[word] = "The" if token.text[:1].isupper() else "the"
        elif (pointer := points_back(analysis, sentence, word, order)) is not None:
            loose.add(word)
            before = analysis.before(sentence)
            if before is None or context not in (None, before.number):
                dangling.append(pointer)
            else:
                context = before.number
                if token.relation == "det" and token.text.lower() in POINTERS:
                    replaced[word] = "The" if token.text[:1].isupper() else "the"
    return Ground(
        Asked(sentence, replaced), context, tuple(dangling), frozenset(loose), tuple(order)
    )


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


def _is_numeral(sentence: Sentence, word: int) -> bool:
    """Tell whether "I" counts kings: "Demetrius I"."""
    tree = sentence.tree
    return tree.tokens[word].text == "I" and word > 0 and tree.tokens[word - 1].tag in NAMES


def is_of_the_text(sentence: Sentence, word: int) -> bool:
    """Tell whether a word is the "this" of "this article": a card may say "the article"."""
    tree = sentence.tree
    token = tree.tokens[word]
    if token.text.lower() != "this" or not tree.is_a(word, "det"):
        return False
    return tree.tokens[token.head].lemma in _WRITINGS


def _pronoun(
    analysis: Analysis,
    sentence: Sentence,
    word: int,
    place: dict[int, int],
    known: Collection[int],
    named: set[str],
) -> str | None:
    """Return what is put in for a pronoun: "" to leave it as it is, None if nothing is sure."""
    token = sentence.tree.tokens[word]
    low = token.text.lower()
    if low in words("speakers"):
        return None
    if sentence.tree.is_a(word, "expl") or _is_expletive(sentence, word):
        return ""
    if low.endswith(("self", "selves")):
        return "" if any(sentence.tree.tokens[n].tag in NOUNS for n in place) else None
    referent = analysis.referents.of(sentence.number, word)
    if referent is None:
        if _explained(analysis, sentence, word) is not None:
            return None
        return _nearest(sentence, word, place, known)
    if _stands_before(sentence, referent, word, place) or referent.text in named:
        return ""
    if any(_says(sentence, n, referent) or _means(analysis, sentence, n, referent) for n in known):
        return ""
    named.add(referent.text)
    if token.tag == "PRP$":
        ending = "'" if referent.text.endswith("s") and referent.plural else "'s"
        return f"[{referent.text}{ending}]"
    return f"[{referent.text}]"


def _explained(analysis: Analysis, sentence: Sentence, word: int) -> int | None:
    """Return the number of the sentence before that may say what an unsure pronoun means."""
    low = sentence.tree.tokens[word].text.lower()
    if low not in _THIRD:
        return None
    likeliest = analysis.referents.likeliest.get((sentence.number, word))
    if likeliest is not None and likeliest[0] < sentence.number:
        number, head = likeliest
        if analysis.sentences[number].tree.tokens[head].tag not in _PRONOUNS:
            return number
    before = analysis.before(sentence)
    if before is None or low not in FEMALE | MALE:
        return None
    names = any(m.named and m.type == "person" for m in before.parse.mentions)
    return before.number if names else None


def _is_expletive(sentence: Sentence, word: int) -> bool:
    """Tell whether "it" stands for nothing: it is clear that, it was a mistake to."""
    tree = sentence.tree
    if tree.tokens[word].text.lower() != "it" or not tree.is_a(word, "nsubj"):
        return False
    head = tree.tokens[word].head
    return any(
        n > head
        and (tree.is_a(n, "csubj") or tree.tokens[n].relation in ("ccomp", "xcomp", "advcl"))
        and tree.child(head, "cop") is not None
        for n in tree.children(head)
    )


def _nearest(
    sentence: Sentence, word: int, place: dict[int, int], known: Collection[int]
) -> str | None:
    """Leave a pronoun alone that a fitting noun before it in the question may explain."""
    tree = sentence.tree
    low = tree.tokens[word].text.lower()
    if known and low in _POSSESSIVE | {"himself", "herself", "itself", "themselves"}:
        return ""
    before = [n for n in place if place[n] < place[word] and tree.tokens[n].tag in NOUNS]
    plural = low in ("they", "them", "their", "theirs", "themselves")
    for n in reversed(before):
        mention = next((m for m in sentence.parse.mentions if m.head == n), None)
        several = tree.tokens[n].tag in ("NNS", "NNPS") or bool(tree.children(n, "conj"))
        person = mention is not None and mention.type == "person"
        if low in ("he", "him", "his", "himself", "she", "her", "hers", "herself"):
            if not several and (person or (low in FEMALE and _is_land(mention))):
                return ""
        elif plural == several and (plural or not person):
            return ""
    return None


def _is_land(mention: Mention | None) -> bool:
    """Tell whether a mention names a country or a body, which older texts call "she"."""
    return mention is not None and mention.named and mention.type in ("place", "organization")


def _stands_before(
    sentence: Sentence, referent: Referent, word: int, place: dict[int, int]
) -> bool:
    if referent.sentence != sentence.number:
        return False
    return any(
        place[n] < place[word] and _says(sentence, n, referent)
        for n in place
        if sentence.tree.tokens[n].tag in NOUNS
    )


def _says(sentence: Sentence, word: int, referent: Referent) -> bool:
    said = sentence.tree.tokens[word].text
    return said.lower() in referent.text.lower().split() or said in referent.aliases


def _means(analysis: Analysis, sentence: Sentence, word: int, referent: Referent) -> bool:
    """Tell whether a pronoun that the question word stands for means the same."""
    other = analysis.referents.of(sentence.number, word)
    return other is not None and other.text == referent.text


def order_of(parts_words: Sequence[Collection[int]]) -> list[int]:
    """Return the words of parts in the order in which the parts are said."""
    return list(_flat(parts_words))


def _flat(parts: Sequence[Collection[int]]) -> Iterator[int]:
    for part in parts:
        yield from sorted(part)
