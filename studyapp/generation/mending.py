"""Puts right what the engine misreads in a way that the rest of the tree gives away."""

from dataclasses import replace

from studyapp.generation import tenses
from studyapp.generation.engine.values import Parse, Token
from studyapp.generation.syntax import FINITE, NAMES, VERBS, Tree
from studyapp.generation.wordlists import several, words

_THUS = several("thus therefore then hence consequently accordingly")
"""Adverbs that go with what somebody did because of what was told before."""
_BEINGS = frozenset({"person", "organization", "place"})
_DEED = ("ion", "ment", "al", "ance", "ence", "ure", "y", "ing", "attack", "support", "control")
"""Endings of nouns for what is done: by somebody, as in "expansion by"."""


def mended(parse: Parse) -> Parse:
    """Return a parse in which the verbs have the forms and the places that they must have."""
    for mend in _MENDS:
        changed = mend(Tree(parse))
        if changed:
            tokens = (changed.get(n, token) for n, token in enumerate(parse.tokens))
            parse = replace(parse, tokens=tuple(tokens))
    return parse


def _states(tree: Tree) -> dict[int, Token]:
    """Read "Brand, ill and beaten, resigned" with one person in two states."""
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens):
        if token.tag not in ("JJ", "VBN") or not tree.is_a(n, "conj") or token.head < 0:
            continue
        if tree.tokens[token.head].tag not in NAMES or tree.child(n, "det") is not None:
            continue
        state = next((m for m in tree.children(token.head, "amod") if token.head < m < n), None)
        if state is not None:
            changed[n] = replace(token, head=state)
    return changed


def _oldest(tree: Tree) -> dict[int, Token]:
    """Read "Brand, born on Gotland and the oldest of them" with a person, not a place, that is oldest."""
    kinds = {mention.head: mention.type for mention in tree.parse.mentions}
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens):
        if token.relation != "conj" or token.tag not in ("JJS", "NN") or kinds.get(n) != "person":
            continue
        born = tree.tokens[token.head].head
        if kinds.get(token.head) != "place" or not tree.is_a(born, "acl"):
            continue
        tie = tree.child(n, "cc")
        if kinds.get(tree.tokens[born].head) == "person" and tie is not None:
            changed[n] = replace(token, head=tree.tokens[born].head, relation="dep")
            changed[tie] = replace(tree.tokens[tie], relation="dep")
    return changed


def _asides(tree: Tree) -> dict[int, Token]:
    """Read "Although the treaty, signed in 1888, said" with one clause, and an aside in it."""
    for n, token in enumerate(tree.tokens):
        subject = tree.child(n, "nsubj")
        if token.tag not in FINITE | {"VBN"} or not tree.is_a(n, "advcl") or subject is None:
            continue
        mark = tree.child(n, "mark")
        other = next((m for m in tree.children(token.head, "advcl") if m > n + 1), None)
        if other is None or mark is None or tree.tokens[n - 1].text != ",":
            continue
        own = tree.child(other, "nsubj", "mark", "cc", "aux") is not None
        if own or tree.tokens[other].tag not in FINITE or tree.tokens[other - 1].text != ",":
            continue
        return {
            n: replace(token, tag="VBN", head=subject, relation="acl"),
            subject: replace(tree.tokens[subject], head=other, relation="nsubj"),
            mark: replace(tree.tokens[mark], head=other),
        }
    return {}


def _subjects_beside(tree: Tree) -> dict[int, Token]:
    """Read "Working at the mill, Anne Holm found" with who worked as who found."""
    root = next((n for n, t in enumerate(tree.tokens) if t.relation == "root"), -1)
    if (
        root < 0
        or tree.tokens[root].tag not in FINITE
        or tree.child(root, "nsubj", "csubj") is not None
    ):
        return {}
    before = tree.tokens[0].relation == "advcl" and tree.tokens[0].head == root
    if not before or tree.tokens[0].tag not in ("VBG", "VBN"):
        return {}
    for n in range(1, root):
        token = tree.tokens[n]
        after_comma = tree.tokens[n - 1].text == ","
        if after_comma and token.tag in NAMES and tree.is_a(n, "appos"):
            return {n: replace(token, head=root, relation="nsubj")}
    return {}


def _untils(tree: Tree) -> dict[int, Token]:
    """Read "until in 1902 she had found it" with a clause behind "until", and its date."""
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens[:-2]):
        date = token.head
        if token.text.lower() != "until" or not tree.is_a(n, "case") or date != n + 2:
            continue
        verb = next(
            (m for m in tree.children(tree.tokens[date].head, "parataxis", "conj") if m > date), -1
        )
        if tree.tokens[n + 1].tag != "IN" or verb < 0 or tree.child(verb, "nsubj") != date + 1:
            continue
        changed[n] = replace(token, head=verb, relation="mark")
        changed[date] = replace(tree.tokens[date], head=verb)
        changed[verb] = replace(tree.tokens[verb], relation="advcl")
    return changed


def _parts_of_times(tree: Tree) -> dict[int, Token]:
    """Read "Early in 1911 the academy voted" with one time: nobody votes early."""
    if len(tree.tokens) < 3 or tree.tokens[0].text.lower() not in ("early", "late"):
        return {}
    date = tree.tokens[1].head
    if not tree.is_a(1, "case") or tree.tokens[date].head != 0 or not tree.is_a(0, "advmod"):
        return {}
    verb = tree.tokens[0].head
    early = replace(tree.tokens[0], head=date, relation="advmod")
    return {0: early, date: replace(tree.tokens[date], head=verb, relation="obl")}


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


_MENDS = (
    tenses.past_tenses,
    tenses.same_forms,
    tenses.followed,
    _gapped_passives,
    _results,
    _doers,
    _descriptions,
    _fors,
    _states,
    _oldest,
    _asides,
    _subjects_beside,
    _untils,
    _parts_of_times,
)
