"""Cards on what something is: a description beside a term, an entry of a glossary."""

from collections.abc import Iterator

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer, told
from studyapp.generation.asking import kind_of
from studyapp.generation.candidates import Candidate
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, NOUNS, Tree
from studyapp.generation.wording import lowered, noun_phrase
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_LONGEST_TERM = 6
_FEWEST = 4
_BEINGS = {ActorKind.PERSON: "Who was", ActorKind.PLACE: "What is"}
"""How an entry is asked for that is no term: "Riga: the largest port of the coast"."""
_COMMENTS = several(
    "step move fact sign development decision result event act change feat situation"
)
"""Nouns that speak of the clause before them, and of no noun in it."""
_ARTICLES = frozenset({"a", "an", "the", "any", "one"})
_PRESENT = frozenset({"VBZ", "VBP", "MD"})


def appositions(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what a thing is that is described beside its name: "containment, an effort to ..."."""
    tree = sentence.tree
    for n in range(len(tree.tokens)):
        term = tree.tokens[n].head
        if not tree.is_a(n, "appos") or term < 0 or not _describes(tree, term, n):
            continue
        if kind_of(analysis, sentence, term) in (ActorKind.PERSON, ActorKind.ORGANISATION):
            continue
        if tree.tokens[n].lemma in _COMMENTS:
            continue  # "women gained time, a step that ...": it was a step that they did
        if tree.child(term, "cop") is not None and tree.child(term, "det") is not None:
            continue  # "the line was a success, a sign of ...": what the line was is told
        name = noun_phrase(tree, term, {n})
        words = told(sentence, n)
        bare = tree.child(term, "det", "nmod:poss") is None and tree.tokens[term].tag not in NAMES
        if len(name) > (2 if bare else _LONGEST_TERM) or not len(words) >= _FEWEST:
            continue
        if not _is_term(sentence, term, name, n):
            continue
        if tree.tokens[min(words) - 1].text not in (",", "—", "–", "--", '"'):
            continue
        yield from _asked(analysis, sentence, term, name, words, is_entry=False)


def entries(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what the word of a glossary means: "bloc: a group of countries ..."."""
    tree = sentence.tree
    root = tree.root
    if root < 0 or sentence.place.number != 0 or tree.tokens[root].tag not in NOUNS:
        return
    for n in tree.children(root, "appos", "parataxis"):
        words = told(sentence, n)
        if not words:
            continue
        inside = {w for aside in tree.asides(root) for w in tree.subtree(aside)}
        name = [
            w for w in range(min(words)) if tree.tokens[w].relation != "punct" and w not in inside
        ]
        sign = tree.tokens[min(words) - 1].text if min(words) else ""
        if sign not in (":", "–", "—", "--") or root not in name or len(name) > _LONGEST_TERM:
            continue
        if tree.tokens[words[-1]].tag == "CD":  # pages or a year: a book, and no word
            continue
        if len(words) >= _FEWEST and tree.tokens[n].tag in NOUNS:
            yield from _asked(analysis, sentence, root, name, words, is_entry=True)


def _is_term(sentence: Sentence, term: int, name: list[int], described: int) -> bool:
    """Tell whether words name something, or a kind of thing of which a kind is told: "a bloc, a group"."""
    tokens = sentence.tree.tokens
    if any(tokens[w].tag in ("CD", "RB", "PRP$", "CC") for w in name):
        return False
    if sentence.tree.child(term, "conj") is not None or sentence.tree.is_a(term, "conj"):
        return False  # "goitre and cretinism, a condition": which of both?
    if tokens[term].tag in NAMES or any(tokens[w].text == '"' for w in name):
        return True
    article = sentence.tree.child(described, "det")
    kind = article is None or tokens[article].text.lower() in ("a", "an", "any")
    said = {tokens[w].tag for w in sentence.tree.subtree(described)}
    return kind and tokens[name[0]].text.lower() != "the" and "PRP" not in said


def _describes(tree: Tree, term: int, n: int) -> bool:
    """Tell whether an apposition explains a term: "a", "an" or "the" and a noun with more to it."""
    if tree.tokens[n].tag not in NOUNS - NAMES or tree.tokens[term].tag not in NOUNS:
        return False
    first = tree.child(n, "det")
    several = tree.tokens[term].tag in ("NNS", "NNPS")
    plural = first is None and tree.tokens[n].tag == "NNS" and several
    if not plural and (first is None or tree.tokens[first].text.lower() not in _ARTICLES):
        return False
    return tree.child(n, "nmod", "acl") is not None and n > term


def _asked(
    analysis: Analysis,
    sentence: Sentence,
    term: int,
    name: list[int],
    words: list[int],
    *,
    is_entry: bool,
) -> Iterator[Candidate]:
    tree = sentence.tree
    said = answer(analysis, sentence, words)
    grounded = ground(analysis, sentence, name)
    if said is None or not name:
        return
    kind = kind_of(analysis, sentence, term)
    bare = tree.child(term, "det") is None and tree.tokens[term].tag not in NAMES
    called = lowered(tree, min(name), grounded.asked.text(name))
    if is_entry and tree.tokens[words[0]].tag in ("IN", "PRP"):
        return  # "Riga: with its suburbs, it is ...": no definition
    if is_entry and kind in _BEINGS:
        question = f"{_BEINGS[kind]} {called}?"
    elif is_entry or (bare and tree.tokens[term].tag == "NN"):
        plain = called.replace('"', "")
        question = f'What is meant by "{plain}"?'
    else:
        question = f"What {_be(sentence, term)} {called}?"
    yield grounded.card(
        rule="definition",
        kind=Kind.ARGUMENT,
        question=question,
        answer=said,
    )


def _be(sentence: Sentence, term: int) -> str:
    tree = sentence.tree
    plural = tree.tokens[term].tag in ("NNS", "NNPS")
    article = tree.child(term, "det")
    indefinite = article is not None and tree.tokens[article].text.lower() in ("a", "an")
    if sentence.tense in _PRESENT or indefinite:
        return "are" if plural else "is"
    return "were" if plural else "was"
