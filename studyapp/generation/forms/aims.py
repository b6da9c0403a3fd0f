"""Aims: which infinitives and phrases beside a clause say what something was done for."""

from studyapp.generation.attachment import says_only_when
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import Tree
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed

_AIMS = (
    ("in", "an", "effort"), ("in", "efforts"), ("in", "an", "attempt"), ("in", "a", "bid"),
    ("with", "a", "view"), ("with", "the", "aim"), ("with", "the", "intention"), ("in", "the", "hope"),
    ("with", "the", "purpose"), ("for", "the", "purpose"), ("for", "the", "sake"), ("in", "hopes"),
)  # fmt: skip
_AMOUNTS = several("nothing none nobody much little more less enough something anything lot")
_OPEN = several(
    """
    expectation attempt effort plan promise hope decision right duty ability desire intention refusal
    offer chance opportunity ambition pledge agreement power authority permission wish aim goal
    mission failure struggle willingness readiness tendency inclination obligation commitment
    """
)
"""Nouns that an infinitive completes."""
_TELLING = several("name say sum quote cite mention begin start conclude repeat")
"""Verbs of telling, whose infinitive behind a comma is an aside."""
_COMING = several("arrive come go flock gather return meet assemble rush hurry march travel sail")
"""Verbs of coming and going, which have a purpose only where it is said where to."""
_CONTROL = several(
    """
    move drive prompt lead cause force compel persuade induce allow enable permit encourage oblige
    urge order ask invite tempt have be remain exist suffice send adapt fit suit beseech beg implore
    request entreat petition instruct direct command advise warn teach help assist forbid require
    expect want wish like need dispose call prevail appeal plead pray serve
    think believe suppose estimate consider coincide combine conspire
    """
)
"""Verbs whose infinitive says what is done, not what for: "drove the king to yield"."""
_RESULTS = several("include become be form find discover")
_ENOUGH = several("enough sufficiently sufficient too so such time")
_MODAL = several("would could might should will may")


def is_purpose(sentence: Sentence, n: int) -> bool:
    """Tell whether a branch of a clause is its purpose: "to win the harbour", "so that it would"."""
    tree = sentence.tree
    if tree.is_a(n, "obl"):
        first = tuple(tree.tokens[w].text.lower() for w in tree.subtree(n)[:3])
        return any(first[: len(aim)] == aim for aim in _AIMS)
    marks = [tree.tokens[m].text.lower() for m in tree.children(n, "mark")]
    if "if" in marks:  # "if agents are to know"
        return False
    if tree.tokens[n].tag == "VB" and "to" in marks:
        words = [tree.tokens[w].text.lower() for w in tree.subtree(n)]
        if "order" in words[:2]:
            return True
        above = tree.tokens[n].head
        before = {tree.tokens[w].text.lower() for w in range(max(0, n - 8), n)}
        return not (
            words[0] in ("only", "as", "never", "even")
            or _finds_nothing(sentence, above)
            or _takes_time(sentence, above)
            or completes_noun(sentence.tree, n)
            or _goes_nowhere(sentence, above)
            or _goes_on(tree, above)
            or tree.tokens[max(min(tree.subtree(n)) - 1, 0)].text.lower() in ("as", "only")
            or tree.tokens[n].lemma in _RESULTS
            or _is_aside(tree, n)
            or tree.tokens[above].lemma in _CONTROL
            or before & _ENOUGH
        )
    finite = any(tree.tokens[v].text.lower() in _MODAL for v in tree.children(n, "aux"))
    return marks[:2] == ["so", "that"] and finite


def _finds_nothing(sentence: Sentence, verb: int) -> bool:
    """Tell whether an infinitive goes with an object that says how much: "did nothing to raise it"."""
    n = sentence.tree.child(verb, "obj")
    return n is not None and sentence.tree.tokens[n].text.lower() in _AMOUNTS


def completes_noun(tree: Tree, n: int) -> bool:
    """Tell whether an infinitive says what a noun right before it is of: "failed in its plan to buy it"."""
    before = tree.tokens[max(min(tree.subtree(n)) - 1, 0)]
    return tree.tokens[n].tag == "VB" and before.lemma.lower() in _OPEN


def _is_aside(tree: Tree, n: int) -> bool:
    """Tell whether an infinitive speaks of the telling itself: ", to name but a few"."""
    first = min(tree.subtree(n))
    apart = first == 0 or "," in (tree.tokens[first].text, tree.tokens[first - 1].text)
    return apart and tree.tokens[n].lemma in _TELLING


def _takes_time(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb says how long something took: "took three years to get there"."""
    n = sentence.tree.child(verb, "obj", "obl:unmarked")
    if n is None or sentence.tree.tokens[verb].lemma not in ("take", "need", "require"):
        return False
    return sentence.tree.tokens[n].lemma.lower() in listed("time_units") | {"time", "while"}


def _goes_nowhere(sentence: Sentence, verb: int) -> bool:
    """Tell whether somebody comes or goes, and it is not said where: "crowds gathered to see it"."""
    tree = sentence.tree
    if tree.tokens[verb].lemma not in _COMING or tree.child(verb, "obj", "advmod") is not None:
        return False
    return says_only_when(sentence, verb)


def _goes_on(tree: Tree, verb: int) -> bool:
    """Tell whether a verb only says that something came next: "she went on to build ferries"."""
    behind = tree.tokens[verb + 1 : verb + 2]
    return tree.tokens[verb].lemma == "go" and any(token.text.lower() == "on" for token in behind)
