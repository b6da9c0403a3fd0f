"""Puts right what the engine misreads in a way that the rest of the tree gives away."""

from dataclasses import replace

from studyapp.generation.engine.values import Parse, Token
from studyapp.generation.syntax import FINITE, VERBS, Tree
from studyapp.generation.wordlists import several, words

_CLAUSES = ("root", "conj", "parataxis", "ccomp", "advcl")
_THUS = several("thus therefore then hence consequently accordingly")
"""Adverbs that go with what somebody did because of what was told before."""
_BEINGS = frozenset({"person", "organization", "place"})
_DEED = ("ion", "ment", "al", "ance", "ence", "ure", "y", "ing", "attack", "support", "control")
"""Endings of nouns for what is done: by somebody, as in "expansion by"."""


def mended(parse: Parse) -> Parse:
    """Return a parse in which the verbs have the forms and the places that they must have."""
    for mend in (_past_tenses, _gapped_passives, _results, _doers, _descriptions, _fors):
        changed = mend(Tree(parse))
        if changed:
            tokens = (changed.get(n, token) for n, token in enumerate(parse.tokens))
            parse = replace(parse, tokens=tuple(tokens))
    return parse


def _past_tenses(tree: Tree) -> dict[int, Token]:
    """Read "A fire destroyed half of the town" with a past tense.

    A participle that has a subject before it, an object behind it and no auxiliary is the verb of
    its clause.
    """
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens):
        if token.tag != "VBN" or not tree.is_a(n, *_CLAUSES):
            continue
        subject, thing = tree.child(n, "nsubj"), tree.child(n, "obj")
        if subject is None or thing is None or tree.child(n, "aux") is not None:
            continue
        if subject < n < thing:
            changed[n] = replace(token, tag="VBD")
            for m in tree.children(n, "nsubj"):
                changed[m] = replace(tree.tokens[m], relation="nsubj")
    return changed


def _gapped_passives(tree: Tree) -> dict[int, Token]:
    """Read "The gate was forced and the town occupied" with a second passive.

    What nothing can do without an object stands beside a passive, and has none.
    """
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens):
        if token.tag != "VBD" or not tree.is_a(n, "conj") or _has_object(tree, n):
            continue
        subject = tree.child(n, "nsubj")
        beside = tree.child(token.head, "aux:pass")
        if subject is None or beside is None or token.lemma not in words("transitive_verbs"):
            continue
        changed[n] = replace(token, tag="VBN")
        changed[subject] = replace(tree.tokens[subject], relation="nsubj:pass")
    return changed


def _results(tree: Tree) -> dict[int, Token]:
    """Read "hoped to keep it weak and thus objected" with two verbs: nobody is kept objected."""
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens):
        if token.tag not in ("VBN", "VBD") or not tree.is_a(n, "conj"):
            continue
        if not any(tree.tokens[m].text.lower() in _THUS for m in tree.children(n, "advmod")):
            continue
        if tree.tokens[token.head].tag in FINITE | {"VBN"} or tree.child(n, "aux") is not None:
            continue
        verb = next((m for m in tree.above(n) if tree.tokens[m].tag in FINITE), None)
        if verb is not None and verb < n:
            changed[n] = replace(token, tag="VBD", head=verb)
    return changed


def _doers(tree: Tree) -> dict[int, Token]:
    """Read "opposed an attack by the Danes" with the Danes as those who attack."""
    changed: dict[int, Token] = {}
    kinds = {mention.head: mention.type for mention in tree.parse.mentions}
    for n, token in enumerate(tree.tokens):
        if token.relation not in ("obl", "obl:agent") or kinds.get(n) not in _BEINGS:
            continue
        case = tree.child(n, "case")
        if case is None or tree.tokens[case].text.lower() != "by":
            continue
        thing = tree.child(token.head, "obj")
        passive = tree.child(token.head, "aux:pass") is not None
        if thing is None or passive or not token.head < thing < case:
            continue
        if tree.tokens[thing].lemma.lower().endswith(_DEED):
            changed[n] = replace(token, head=thing, relation="nmod")
    return changed


def _descriptions(tree: Tree) -> dict[int, Token]:
    """Read "Swedish engineer (and baron) Carl Nilsen built" with one subject, and who that was."""
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens):
        if token.tag not in FINITE:
            continue
        subjects = [m for m in tree.children(n, "nsubj") if m < n]
        if len(subjects) != 2:
            continue
        described, name = subjects
        bare = tree.child(described, "det", "nmod:poss", "conj") is None
        if bare and tree.tokens[described].tag == "NN" and tree.tokens[name].tag == "NNP":
            changed[described] = replace(tree.tokens[described], head=name, relation="nmod:desc")
    return changed


def _fors(tree: Tree) -> dict[int, Token]:
    """Read "For the orders were read" with a tie to the sentence before: no subject is for anything."""
    if not tree.tokens or tree.tokens[0].text != "For" or tree.tokens[0].relation != "case":
        return {}
    tie, subject = tree.tokens[0], tree.tokens[0].head
    while tree.is_a(subject, "nmod"):
        subject = tree.tokens[subject].head
    verb = tree.tokens[subject].head
    if verb < subject or tree.tokens[verb].tag not in VERBS:
        return {}
    joined = {0: replace(tie, head=verb, relation="cc", tag="CC")}
    if tree.is_a(subject, "nsubj"):
        return joined
    if not tree.is_a(subject, "obl") or tree.child(verb, "nsubj", "expl") is not None:
        return {}
    passive = tree.child(verb, "aux:pass") is not None
    relation = "nsubj:pass" if passive else "nsubj"
    return joined | {subject: replace(tree.tokens[subject], relation=relation)}


def _has_object(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "obj", "ccomp", "iobj", "aux") is not None
