"""Cards on who somebody was: the office or description that stands beside a name."""

from collections.abc import Iterator

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer
from studyapp.generation.asking import kind_of
from studyapp.generation.candidates import Candidate
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import FINITE, NAMES, NOUNS, Tree
from studyapp.generation.wording import text_of
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_LONGEST = 14
_TELLING = 4
"""Words from which on a description says more than what many are."""
_OWNERS = several("his her its their my our your")
"""Words with which a description begins that does not say whose it is of."""
_PARTING = frozenset({",", "—", "–", "--", ";", ":"})


def appositions(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask who somebody was whose description stands beside the name."""
    for name, words in descriptions(analysis, sentence):
        kind = kind_of(analysis, sentence, name)
        named = _name(analysis, sentence, name)
        said = answer(analysis, sentence, words)
        if not named or said is None or said.split()[0] in _OWNERS:
            continue
        be = "is" if sentence.tense in ("VBZ", "VBP") else "was"
        asked = "Who" if kind is ActorKind.PERSON else "What"
        grounded = ground(analysis, sentence, [name])
        question = f"{asked} {be} {named}?"
        if " " not in named:  # three words ask for too little
            question = f"How does the text describe {named}?"
        short = len(said.split()) < _TELLING
        yield grounded.card(
            rule="role", kind=Kind.ACTOR, question=question, answer=said,
            weight=-0.15 if short else 0.0,
        )  # fmt: skip


def descriptions(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, list[int]]]:
    """Yield the head words of names of persons and bodies, with the words that describe them."""
    tree = sentence.tree
    for n in range(len(tree.tokens)):
        if not tree.is_a(n, "appos"):
            continue
        other = tree.tokens[n].head
        name, description = (other, n) if tree.tokens[other].tag in NAMES else (n, other)
        if tree.tokens[name].tag not in NAMES or tree.tokens[description].tag not in NOUNS:
            continue
        if tree.tokens[description].tag in NAMES and tree.child(description, "det") is None:
            continue
        kind = kind_of(analysis, sentence, name)
        if kind not in (ActorKind.PERSON, ActorKind.ORGANISATION):
            continue
        many = tree.tokens[description].tag in ("NNS", "NNPS")
        if kind is ActorKind.PERSON and (many or _is_thing(sentence, description)):
            continue
        if not _stand_apart(tree, other, n):
            continue
        words = _description(tree, description, name)
        told = not any(tree.tokens[w].tag in FINITE and tree.is_a(w, "cop") for w in words)
        if told and 2 <= len(words) <= _LONGEST and _tells(tree, words):
            yield name, words


def _is_thing(sentence: Sentence, n: int) -> bool:
    """Tell whether a description is of an event or a body, and of no person."""
    mention = next((m for m in sentence.parse.mentions if m.head == n), None)
    return mention is not None and mention.type in ("event", "organization", "place", "time")


def _stand_apart(tree: Tree, first: int, second: int) -> bool:
    """Tell whether a comma or dash parts an apposition from what it describes, or nothing does."""
    start = min(tree.subtree(second))
    before = tree.tokens[start - 1].text if start else ""
    own = tree.tokens[start].text
    return before in _PARTING or own in _PARTING or start <= first + 1


def _description(tree: Tree, head: int, name: int) -> list[int]:
    left_out = {*tree.asides(head), name}
    words = [n for n in tree.subtree(head, left_out) if n not in left_out]
    return [
        n
        for n in words
        if not (tree.tokens[n].head == head and tree.is_a(n, "punct", "case", "cc"))
    ]


def _name(analysis: Analysis, sentence: Sentence, head: int) -> str:
    actor = analysis.registry.of(sentence.number, head)
    return actor.name if actor is not None else text_of(sentence.tree, [head])


def _tells(tree: Tree, words: list[int]) -> bool:
    """Tell whether a description says more than one word, as "a friend" does."""
    content = [n for n in words if tree.tokens[n].tag in (*NOUNS, "JJ", "VBN", "VBG", "CD")]
    return len(content) >= 2
