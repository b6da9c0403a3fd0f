"""Tells which clauses are none: what the engine reads as who does what, though it cannot be."""

from studyapp.generation.clauses import Clause, Kind
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import BRACKETS, FINITE, NAMES, NOUNS, VERBS, Tree
from studyapp.generation.wordlists import words


def is_misread(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause with a subject cannot be asked about: it is surely none, or unclear."""
    tree = sentence.tree
    return (
        _is_turned(clause)
        or _is_unclear(tree, clause)
        or _is_of_title(tree, clause.head)
        or _misses_object(tree, clause)
        or _disagrees(sentence, clause)
        or _is_participle(tree, clause)
    )


def _is_turned(clause: Clause) -> bool:
    """Tell whether the verb stands before the subject: "never did they", "such are the means"."""
    return (
        not clause.borrowed
        and clause.finite is not None
        and clause.subject is not None
        and clause.finite < clause.subject
    )


def _is_participle(tree: Tree, clause: Clause) -> bool:
    """Tell whether a participle was taken for a subject."""
    return clause.subject is not None and tree.tokens[clause.subject].tag in VERBS - {"VBG", "VB"}


def _disagrees(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether "who" goes with a thing or "which" with a person."""
    if clause.relative is None or not clause.borrowed:
        return False
    said = sentence.tree.tokens[clause.relative].text.lower()
    kinds = {m.type for m in sentence.parse.mentions if m.head == clause.subject}
    things = {"place", "event", "time", "object", "abstract"}
    return (said == "who" and bool(kinds) and kinds <= things) or (
        said == "which" and kinds == {"person"}
    )


def _misses_object(tree: Tree, clause: Clause) -> bool:
    """Tell whether a verb that hardly stands without an object has none: "the town occupied"."""
    token = tree.tokens[clause.head]
    if clause.passive or clause.copula or token.lemma not in words("transitive_verbs"):
        return False
    if clause.kind is Kind.RELATIVE and lacks_object(tree, clause):
        return False
    if clause.kind in (Kind.COMPLEMENT, Kind.ADVERBIAL) or token.tag == "VBG":
        return False
    verbs = [clause.head, *tree.children(clause.head, "conj")]
    behind = ("obj", "ccomp", "xcomp", "iobj", "parataxis", "csubj", "obl:unmarked", "nsubj:outer")
    return all(tree.child(n, *behind) is None for n in verbs)


def _is_of_title(tree: Tree, verb: int) -> bool:
    """Tell whether a verb stands in the title of a work: "The Woman Who Sold the Wind"."""
    token = tree.tokens[verb]
    if verb == 0 or token.tag not in FINITE or not token.text.istitle():
        return False
    return tree.tokens[verb - 1].text[:1].isupper()


def _is_unclear(tree: Tree, clause: Clause) -> bool:
    """Tell whether a participle may go with another noun: "a letter to the bishop known as ...".

    Of two that "and" joins it says something of one or of both.
    """
    antecedent = clause.subject
    if clause.kind is not Kind.PARTICIPLE or not clause.borrowed or antecedent is None:
        return False
    if tree.child(antecedent, "conj") is not None or tree.is_a(antecedent, "conj"):
        return True
    above = tree.tokens[antecedent].head
    owned = tree.is_a(antecedent, "nmod") and above >= 0 and tree.tokens[above].tag in NOUNS
    aside = tree.tokens[max(min(tree.subtree(clause.head)) - 1, 0)].text in BRACKETS
    return owned and (tree.tokens[antecedent].tag in NAMES or aside)


def lacks_object(tree: Tree, clause: Clause) -> bool:
    """Tell whether what a verb acts on stands outside of its clause: "the lady whom he married"."""
    if clause.kind is not Kind.RELATIVE or clause.borrowed or clause.copula or clause.passive:
        return False
    if clause.relative is not None:
        return tree.is_a(clause.relative, "obj", "iobj") or (
            tree.tokens[clause.relative].tag in ("WDT", "WP")
            and tree.tokens[clause.relative].head == clause.head
            and tree.child(clause.head, "obj") is None
        )
    return (
        tree.tokens[clause.head].relation == "acl:relcl" and tree.child(clause.head, "obj") is None
    )
