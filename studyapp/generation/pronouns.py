"""Pronouns of a question: whom each stands for in words, or which sentence before explains it."""

from collections.abc import Collection

from studyapp.generation.analysis import Analysis
from studyapp.generation.engine.values import Mention
from studyapp.generation.focus import FEMALE, MALE, beside
from studyapp.generation.referents import Referent
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, NOUNS
from studyapp.generation.wording import text_of
from studyapp.generation.wordlists import several, words

_PRONOUNS = frozenset({"PRP", "PRP$"})
_THIRD = FEMALE | MALE | several("it its itself they them their theirs themselves")
_OF_EVENTS = several("sign cause effect result consequence outcome outbreak")
_FRONTING = several("although though while despite after before since because when as once until")
"""Words that begin a clause before its main one."""
_POSSESSIVE = {"his", "her", "its", "their", "hers", "theirs"}


def is_pronoun(sentence: Sentence, word: int) -> bool:
    """Tell whether a word is a personal pronoun, and no number of a king: "Demetrius I"."""
    tree = sentence.tree
    numeral = tree.tokens[word].text == "I" and word > 0 and tree.tokens[word - 1].tag in NAMES
    return tree.tokens[word].tag in _PRONOUNS and not numeral


def said_for(
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
    if low.endswith(("self", "selves")):
        return "" if any(sentence.tree.tokens[n].tag in NOUNS for n in place) else None
    if _explains_itself(sentence, word, place):
        return ""
    referent = analysis.referents.of(sentence.number, word)
    if referent is not None and _is_beside(analysis, sentence, word, referent):
        return None  # "in Riga it shows": Riga does not
    if referent is None or _is_within(sentence, word, referent):
        if explained(analysis, sentence, word) is not None:
            return None
        if not known and _is_left_out(analysis, sentence, word, place):
            return None
        return _nearest(sentence, word, place, known)
    if referent.type == "place" and _is_of_event(sentence, word):
        return None  # "its first sign": of what went on there
    if _stands_before(sentence, referent, word, place) or referent.text in named:
        return ""
    if _is_subject(sentence, referent, word, place):
        return ""  # "Despite his youth, Lund ...": the name follows
    if any(_says(sentence, n, referent) or _means(analysis, sentence, n, referent) for n in known):
        return ""
    named.add(referent.text)
    if token.tag == "PRP$":
        ending = "'" if referent.text.endswith("s") and referent.plural else "'s"
        return f"[{referent.text}{ending}]"
    return f"[{referent.text}]"


def _explains_itself(sentence: Sentence, word: int, place: dict[int, int]) -> bool:
    """Tell whether the sentence itself shows what a pronoun means, or that it means nothing."""
    if sentence.tree.is_a(word, "expl") or _is_expletive(sentence, word):
        return True
    before = (n for n in place if place[n] < place[word] and sentence.tree.tokens[n].tag in NOUNS)
    if _is_owner(sentence, word) and next(before, None) is not None:
        return True
    return (
        _is_of_relative(sentence, word, place)
        or _is_of_companion(sentence, word, place)
        or _is_told_behind(sentence, word, place)
    )


def explained(analysis: Analysis, sentence: Sentence, word: int) -> int | None:
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


def _is_left_out(analysis: Analysis, sentence: Sentence, word: int, said: Collection[int]) -> bool:
    """Tell whether "it" most likely means a word of its sentence that the question does without."""
    likeliest = analysis.referents.likeliest.get((sentence.number, word))
    neuter = sentence.tree.tokens[word].text.lower() in ("it", "its", "itself")
    if likeliest is None or not neuter or likeliest[0] != sentence.number:
        return False
    return likeliest[1] not in said


def _is_beside(analysis: Analysis, sentence: Sentence, word: int, referent: Referent) -> bool:
    """Tell whether the verb of a pronoun has beside it the name of what the pronoun would mean."""
    tree = sentence.tree
    if not tree.is_a(word, "nsubj", "obj"):
        return False
    beside = [n for n in tree.children(tree.tokens[word].head, "obl", "obj", "nsubj") if n != word]
    if tree.tokens[word].text.lower() == "it":  # "without the crews of the North it failed"
        beside = [w for n in beside for w in tree.subtree(n)]
    actors = (
        analysis.registry.of(sentence.number, n) for n in beside if tree.tokens[n].tag in NAMES
    )
    meant = referent.text.removeprefix("the ")
    return any(actor is not None and actor.name.removeprefix("the ") == meant for actor in actors)


def _is_told_behind(sentence: Sentence, word: int, place: dict[int, int]) -> bool:
    """Tell whether "it" stands in a clause before the main subject, which then says what it means."""
    tree = sentence.tree
    main = sentence.main
    subject = main.subject if main is not None else None
    if main is None or subject is None or subject < word or subject not in place:
        return False
    if tree.tokens[word].text.lower() not in ("it", "its") or tree.tokens[subject].tag not in NAMES:
        return False
    chain = [word, *tree.above(word)]
    branch = next((n for n in chain if tree.tokens[n].head == main.head), word)
    marks = {tree.tokens[m].text.lower() for m in tree.children(branch, "mark")}
    fitting = not any(m.head == subject and m.type == "person" for m in sentence.parse.mentions)
    return tree.is_a(branch, "advcl") and bool(marks & _FRONTING) and fitting


def _is_of_event(sentence: Sentence, word: int) -> bool:
    """Tell whether what a pronoun owns is a part of something that happens: its cause, its outcome."""
    token = sentence.tree.tokens[word]
    owned = sentence.tree.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    return token.tag == "PRP$" and owned in _OF_EVENTS


def _is_owner(sentence: Sentence, word: int) -> bool:
    """Tell whether a pronoun means the subject of its own clause: "a treaty of its own"."""
    tokens = sentence.tree.tokens
    return tokens[word].tag == "PRP$" and word + 1 < len(tokens) and tokens[word + 1].text == "own"


def _is_of_relative(sentence: Sentence, word: int, place: dict[int, int]) -> bool:
    """Tell whether a pronoun means who a relative clause is about: "Lund, who opened his press"."""
    clause = sentence.clause_of(word)
    if clause is None or not clause.borrowed or clause.relative is None or clause.subject is None:
        return False
    said = place.get(clause.subject, place[word]) < place[word]
    return said and sentence.tree.tokens[word].tag == "PRP$"


def _is_of_companion(sentence: Sentence, word: int, place: dict[int, int]) -> bool:
    """Tell whether a pronoun may mean whom a noun is joined to: "Ola Brun and his teacher"."""
    tree = sentence.tree
    owned = tree.tokens[word].head
    if tree.tokens[word].tag != "PRP$" or not tree.is_a(owned, "conj"):
        return False
    first = tree.tokens[owned].head
    one = tree.tokens[word].text.lower() in MALE | FEMALE
    return one and tree.tokens[first].tag == "NNP" and place.get(first, place[word]) < place[word]


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
    doers = _doers(sentence, word)
    before = [
        n
        for n in place
        if place[n] < place[word] and tree.tokens[n].tag in NOUNS and n not in doers
    ]
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


def _doers(sentence: Sentence, word: int) -> set[int]:
    """Return the subjects of what is done to a pronoun: "the treaty obliged them to give it up"."""
    tree = sentence.tree
    doer = beside(sentence, word)
    above = sentence.by_head.get(tree.tokens[tree.tokens[word].head].head)
    if tree.is_a(word, "obj") and tree.is_a(tree.tokens[word].head, "xcomp") and above is not None:
        return {n for n in (doer, above.subject) if n is not None}
    return set() if doer is None else {doer}


def _is_land(mention: Mention | None) -> bool:
    """Tell whether a mention names a country or a body, which older texts call "she"."""
    return mention is not None and mention.named and mention.type in ("place", "organization")


def _stands_before(
    sentence: Sentence, referent: Referent, word: int, place: dict[int, int]
) -> bool:
    ahead = [n for n in place if place[n] < place[word]]
    if referent.text.lower() in text_of(sentence.tree, ahead).lower():
        return True  # "What would its growth heighten, whatever its aims?": said already
    here = referent.sentence == sentence.number
    if not here and referent.type != "person":
        return False
    return any(
        place[n] < place[word] and (_says if here else _bears)(sentence, n, referent)
        for n in place
        if sentence.tree.tokens[n].tag in NOUNS
    )


def _is_within(sentence: Sentence, word: int, referent: Referent) -> bool:
    """Tell whether a pronoun would mean whom it helps to describe: "her captain, Ola Brun"."""
    tree = sentence.tree
    owned = tree.tokens[word].head
    beside = (*tree.children(owned, "appos", "flat"), owned) if tree.is_a(word, "nmod") else ()
    return any(
        tree.tokens[n].tag in NAMES and _bears(sentence, n, referent)
        for m in beside
        for n in (m, *tree.children(m, "flat"))
    )


def _is_subject(sentence: Sentence, referent: Referent, word: int, place: dict[int, int]) -> bool:
    """Tell whether the main subject, which is said behind a pronoun, is whom it means."""
    subject = sentence.main.subject if sentence.main is not None else None
    if subject not in place or referent.type != "person" or word > subject:
        return False
    return _bears(sentence, subject, referent) or (
        _says(sentence, subject, referent) and sentence.tree.tokens[subject].tag in NAMES
    )


def _bears(sentence: Sentence, word: int, referent: Referent) -> bool:
    """Tell whether a word is the last name of somebody: Lind, for Maren Lind."""
    token = sentence.tree.tokens[word]
    return token.tag in NAMES and token.text == referent.text.split()[-1]


def _says(sentence: Sentence, word: int, referent: Referent) -> bool:
    said = sentence.tree.tokens[word].text
    return said.lower() in referent.text.lower().split() or said in referent.aliases


def _means(analysis: Analysis, sentence: Sentence, word: int, referent: Referent) -> bool:
    """Tell whether a pronoun that the question word stands for means the same."""
    other = analysis.referents.of(sentence.number, word)
    return other is not None and other.text == referent.text
