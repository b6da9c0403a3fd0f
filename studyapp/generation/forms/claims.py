"""Cards on what is said to be so: what something was, what its point was, what led to what."""

from collections.abc import Iterator

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer, core, told
from studyapp.generation.asking import is_one_alone, kind_of, who
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.grounding import ground
from studyapp.generation.posing import Posed, beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, NOUNS, Tree
from studyapp.generation.wording import is_clause, lowered, noun_phrase, text_of
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed
from studyapp.model import Kind

_DEFINING = 6
"""Words from which on what a kind of thing is said to be defines it."""
_FULL = 4
"""Words from which on it is worth knowing what somebody was: "an attorney" is not."""
_AIMS = several(
    "aim purpose goal task duty role plan policy function mission idea object objective intention "
    "ambition job strategy way means point solution answer option choice step rule effect result "
    "practice response reaction habit custom thing challenge problem difficulty decision question"
)


def copulas(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what something was: "What was the real weakness of the plan?", "Who was Avicenna?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if not clause.copula or clause.kind not in ASSERTED or clause.finite is None:
            continue
        if clause.subject is None or clause.negated or clause.borrowed:
            continue
        if any(tree.tokens[v].tag == "MD" for v in clause.verbs) or _is_placed(sentence, clause):
            continue
        copula = next((v for v in clause.verbs if tree.is_a(v, "cop")), None)
        subject = noun_phrase(tree, clause.subject)
        predicate = core(tree, _predicate(sentence, clause))
        if copula is None or not subject or len(predicate) < 2:
            continue
        head = tree.tokens[clause.head]
        nominal = head.tag in NOUNS or tree.is_a(clause.head, "ccomp") or head.tag in ("VB", "VBG")
        named = tree.tokens[clause.subject].tag in NAMES
        generic = _is_generic(sentence, clause.subject, subject)
        if not nominal or not (named or generic or _says_which(sentence, clause.subject, subject)):
            continue
        posed = pose(analysis, sentence, clause, set(predicate) - {clause.head})
        said = posed.answer(predicate) if posed is not None else None
        if posed is None or said is None:
            continue
        person = _is_of_person(analysis, sentence, clause)
        text = lowered(tree, subject[0], posed.ground.asked.text(subject))
        many = {tree.tokens[n].tag in ("NNS", "NNPS") for n in (clause.subject, clause.head)}
        defined = generic and len(predicate) >= _DEFINING and len(many) == 1
        yield posed.card(
            "identity" if named else "predicate",
            Kind.ACTOR if person else Kind.ARGUMENT,
            _question(posed, text, person=person),
            said,
            weight=_weight(analysis, posed, said, bare=not (named or defined)) + 0.1 * defined,
        )


def _is_of_person(analysis: Analysis, sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause says who somebody is, and not what something is called."""
    if clause.subject is None:
        return False
    person = kind_of(analysis, sentence, clause.subject) is ActorKind.PERSON
    other = kind_of(analysis, sentence, clause.head) is ActorKind.PERSON
    called = sentence.tree.tokens[clause.subject].lemma.lower() in ("name", "title")
    return (person and not _is_thing(sentence, clause.head)) or (other and not called)


def _question(posed: Posed, subject: str, *, person: bool) -> str:
    """Return "Who was the mayor?", or how a text describes whom a bare name names."""
    tree = posed.sentence.tree
    first, *others = posed.clause.verbs
    front = f"{text_of(tree, others)} {posed.front}".strip()
    asked = "Who" if person else "What"
    question = f"{asked} {text_of(tree, [first])} {subject} {front}".strip() + "?"
    if person and len(question.split()) < 4:
        return f"How does the text describe {subject}?"
    return question


def _weight(analysis: Analysis, posed: Posed, said: str, *, bare: bool) -> float:
    """Return what speaks against a predicate; `bare` where it neither defines nor tells of a name."""
    sentence, clause = posed.sentence, posed.clause
    beings = (
        clause.subject is not None
        and sentence.tree.tokens[clause.subject].tag == "NNPS"  # "Danes were a people of sailors"
        and kind_of(analysis, sentence, clause.subject) in (ActorKind.PERSON, ActorKind.PEOPLE)
    )
    first = said.split()[0].lower()
    loose = first in ("another", "other", "also", "one")
    loose = loose or sentence.tree.tokens[clause.head].text in ("one", "example")
    perfect = len(clause.verbs) > 1  # "what has it been?" fits too much
    short = first in ("a", "an") and len(said.split()) < _FULL
    subject = sentence.tree.tokens[clause.subject if clause.subject is not None else clause.head]
    alone = subject.tag in NAMES and is_one_alone(sentence.tree, clause.head)  # who it is, is asked
    return (
        -0.25 * (short or alone)
        - 0.2 * perfect
        - 0.4 * (loose or beings)
        - 0.2 * (bare and first in ("a", "an"))
    )


def clausal(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what the point, the issue or the result was: "the danger was that the dam would break"."""
    tree = sentence.tree
    for n in range(len(tree.tokens)):
        subject = tree.child(n, "nsubj:outer")
        copula = tree.child(n, "cop")
        if copula is None and tree.tokens[n].tag == "VBG":  # "the aim was creating jobs"
            subject, copula = tree.child(n, "nsubj"), tree.child(n, "aux")
            if tree.child(n, "obj") is None:
                continue
            if subject is not None and tree.tokens[subject].lemma.lower() not in _AIMS:
                continue
        if subject is None or copula is None:
            continue
        words = [w for w in told(sentence, n, {subject}) if w > copula]
        name = noun_phrase(tree, subject)
        said = answer(analysis, sentence, words, name)
        if said is None or len(name) < 3 or tree.tokens[subject].tag not in NOUNS | {"CD"}:
            continue
        if _is_infinitive(tree, n) and tree.tokens[subject].lemma.lower() not in _AIMS:
            continue  # "the show is to run until May"
        grounded = ground(analysis, sentence, name)
        helpers = [w for w in tree.children(n, "aux") if w < copula]
        verb = text_of(tree, [*helpers, copula]).lower()
        text = lowered(tree, name[0], grounded.asked.text(name))
        bare = tree.child(subject, "nmod", "acl", "nmod:poss") is None  # "the question"
        yield grounded.card(
            rule="clausal", kind=Kind.ARGUMENT,
            question=f"What {verb} {text}?", answer=said,
            weight=-0.35 if bare or tree.tokens[name[0]].text.lower() in ("a", "an") else 0.0,
        )  # fmt: skip


def _is_thing(sentence: Sentence, head: int) -> bool:
    """Tell whether a noun describes no person: "a campaign", whoever is called so."""
    types = {m.type for m in sentence.parse.mentions if m.head == head}
    return bool(types) and types <= {"abstract", "object", "event", "organization", "substance"}


def _is_infinitive(tree: Tree, n: int) -> bool:
    return tree.tokens[n].tag == "VB" and any(
        tree.tokens[m].tag == "TO" for m in tree.children(n, "mark")
    )


def _is_placed(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a predicate says where or how something is, or what it is to do: "in danger"."""
    tree = sentence.tree
    if tree.child(clause.head, "case") is not None:
        return True
    aim = clause.subject is not None and tree.tokens[clause.subject].lemma.lower() in _AIMS
    return tree.tokens[clause.head].tag == "VB" and not aim


def _predicate(sentence: Sentence, clause: Clause) -> list[int]:
    """Return the words of what a copula says of its subject."""
    tree = sentence.tree
    left_out = {
        n
        for n in tree.children(clause.head)
        if tree.is_a(n, "nsubj", "csubj", "cop", "aux", "punct", "mark", "parataxis", "discourse")
        or (tree.is_a(n, "conj") and is_clause(tree, n))
        or (tree.is_a(n, "cc") and n < clause.head)
        or (n < min(clause.verbs) and not tree.is_a(n, "case", "det", "amod", "compound"))
    }
    if tree.tokens[clause.head].tag == "VB":
        left_out -= set(tree.children(clause.head, "mark"))
    last = max(clause.verbs)
    left_out |= {n for n in tree.children(clause.head, "advmod") if tree.tokens[n].text == "also"}
    found = [n for n in tree.subtree(clause.head, left_out) if n > last and n not in left_out]
    while found and tree.tokens[found[-1]].relation in ("punct", "cc"):
        found = found[:-1]
    return found


def _is_generic(sentence: Sentence, head: int, words: list[int]) -> bool:
    """Tell whether a subject means a kind of thing: "containment", "a lock", "satellite states"."""
    tree = sentence.tree
    article = tree.child(head, "det")
    bare = article is None and tree.child(head, "nmod:poss", "nummod") is None
    indefinite = article is not None and tree.tokens[article].text.lower() in ("a", "an")
    told_of = tree.child(head, "acl") is not None  # "cities served": not what cities are
    fits = tree.tokens[head].tag in ("NN", "NNS") and len(words) <= 3 and not told_of
    return fits and (bare or indefinite) and sentence.tense in ("VBZ", "VBP")


def _says_which(sentence: Sentence, head: int, words: list[int]) -> bool:
    """Tell whether a description says enough: "the main aim of the northern league"."""
    tree = sentence.tree
    first = tree.tokens[words[0]].text.lower()
    return (
        (
            first == "the"
            or tree.tokens[words[0]].tag == "PRP$"
            or tree.child(head, "nmod:poss") is not None
        )
        and (tree.child(head, "nmod", "acl", "nmod:poss") is not None)
        and len(words) >= 3
    )


def causes(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what led to what: the effect behind a verb of causing, or the cause that is its subject."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or clause.subject is None:
            continue
        found = _effect(sentence, clause)
        if found is None or clause.negated:
            continue
        n, preposition = found
        posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
        words = [
            w for w in told(sentence, n) if not (tree.tokens[w].head == n and tree.is_a(w, "case"))
        ]
        said = posed.answer(words) if posed is not None else None
        body = posed.inverted_with(preposition) if posed is not None else None
        if posed is None or body is None or said is None:
            continue
        alone = tree.child(clause.head, "xcomp") is None
        if tree.tokens[clause.subject].tag in NOUNS and len(words) >= 2 and alone:
            yield posed.card("effect", Kind.ARGUMENT, f"What {body}?", said)
        whole = pose(analysis, sentence, clause, known=[clause.subject], subject=False)
        subject = noun_phrase(tree, clause.subject)
        cause = answer(analysis, sentence, subject)
        if whole is not None and whole.predicate and cause and len(subject) >= 3:
            actor = tree.tokens[clause.subject].tag in NAMES or _is_body(analysis, sentence, clause)
            asked = who(analysis, sentence, tree.conjuncts(clause.subject)) if actor else "What"
            yield whole.card("cause", Kind.ARGUMENT, f"{asked or 'What'} {whole.predicate}?", cause)


def _is_body(analysis: Analysis, sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a subject describes a body that can act: "the Mexican government"."""
    subject = clause.subject
    return subject is not None and kind_of(analysis, sentence, subject) is ActorKind.ORGANISATION


def _effect(sentence: Sentence, clause: Clause) -> tuple[int, str] | None:
    """Return what a verb of causing brings about, with its preposition."""
    tree = sentence.tree
    lemma = tree.tokens[clause.head].lemma
    if clause.passive or clause.copula:
        return None
    if lemma in listed("causing_verbs"):
        n = tree.child(clause.head, "obj")
        return (n, "") if n is not None else None
    for entry in listed("causing_phrases"):
        verb, _, preposition = entry.partition(" ")
        if verb != lemma:
            continue
        for n in tree.children(clause.head, "obl"):
            case = tree.child(n, "case")
            if case is not None and tree.tokens[case].text.lower() == preposition:
                return n, preposition
    return None
