"""Whom "he" and "she" mean where no antecedent is sure: the person that the text is talking about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from studyapp.generation.engine.values import Mention
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, Tree
from studyapp.generation.wordlists import several, words

MALE = several("he him his himself")
FEMALE = several("she her hers herself")
_WINDOW = 2
"""So many sentences back a person may still be meant."""
_MOST = 0.5
"""The share of the talk about persons that whom a paragraph is about has at least."""
_FEWEST, _AHEAD = 5, 2.5
"""Whom a whole text is about is named so often, and so many times as often as the next person."""
_OFTEN = 3
"""Pronouns that mean her make a woman one whom a text is about."""
_BEFORE_ITS_NAME = ("advcl", "obl", "nmod", "acl", "advmod")
"""Branches in which a pronoun may stand for a subject that is named behind them."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A mention of one person."""

    sentence: int
    word: int
    name: str
    """Canonical name; "" where none is known."""
    gender: str
    """m or f where the mention itself shows it, else nothing."""
    pronoun: bool
    main: bool
    """Whether it is the subject of its main clause."""
    ahead: bool
    """Whether it stands in a branch before that subject: "In his youth Lund was a sailor"."""
    speaks: bool
    """Whether it is the subject of a verb of saying: who tells of somebody is not told of."""
    owned: bool
    """Whether it is somebody's: "her mother" is less talked about than she is."""
    beside: int | None
    """The subject of its verb, where that can be nobody of the same name: "Lund saw him"."""


def resolved(
    passages: Iterable[Sequence[Sentence]], known: Mapping[tuple[int, int], str]
) -> dict[tuple[int, int], str]:
    """Return names for "he" and "she" by sentence number and word, where nobody else can be meant.

    Args:
        passages: The sentences of each passage in document order.
        known: Names of the single persons that mentions stand for, pronouns among them.
    """
    groups = [[list(_talk(s, known)) for s in group] for group in passages]
    genders = _genders(talk for group in groups for some in group for talk in some)
    every = [t for group in groups for some in group for t in some]
    hero = _hero(every)
    of_gender = {g: _hero(t for t in every if genders.get(t.name) == g) for g in ("m", "f")}
    carried = hero
    found: dict[tuple[int, int], str] = {}
    for group in groups:
        here: list[Talk] = []
        for some in group:
            for talk in some:
                alone = hero if genders.get(hero) == talk.gender else of_gender.get(talk.gender, "")
                meant = talk.name or _meant(talk, some, here, carried, hero, alone, genders)
                if meant and not talk.name:
                    found[talk.sentence, talk.word] = meant
                    genders.setdefault(meant, talk.gender)
                if not (hero and talk.speaks and meant != hero):
                    here.append(replace(talk, name=meant))
        carried = hero or _about(here) or ("" if here else carried)
    return found


def only_owners(
    sentences: Iterable[Sentence], known: Mapping[tuple[int, int], str]
) -> frozenset[str]:
    """Return who is named for what is theirs alone: nothing is told of Salk by "Salk's vaccine".

    Args:
        sentences: All sentences of a document.
        known: Names of what mentions stand for, by sentence number and word.
    """
    trees = {sentence.number: sentence.tree for sentence in sentences}
    owners: dict[str, bool] = {}
    for (number, word), name in known.items():
        tree = trees[number]
        owns = any(tree.tokens[m].tag == "POS" for m in tree.children(word, "case"))
        owners[name] = owners.get(name, True) and owns
    return frozenset(name for name, only in owners.items() if only)


def of_one_gender(
    sentences: Iterable[Sentence], meant: Mapping[tuple[int, int], str]
) -> set[tuple[int, int]]:
    """Return the pronouns, by sentence and word, whose gender is that of the person they mean.

    It is that of most pronouns that mean the same person, where the name does not tell. In a text
    about a woman "she" is nobody whose name does not tell: Hitler is no woman.
    """
    said: dict[tuple[int, int], str] = {}
    for sentence in sentences:
        for word, token in enumerate(sentence.tree.tokens):
            if (sentence.number, word) in meant and _gender(token.text.lower()):
                said[sentence.number, word] = _gender(token.text.lower())
    votes: dict[str, Counter[str]] = {}
    for place, gender in said.items():
        votes.setdefault(meant[place], Counter())[gender] += 1
    known = {name: gender_of(name) for name in votes}
    usual = {n: known[n] or max(sorted(v), key=lambda g: v[g]) for n, v in votes.items()}
    woman = any(" " in n and usual[n] == "f" and v["f"] >= _OFTEN for n, v in votes.items())
    unsure = {name for name in votes if woman and not known[name] and " " not in name}
    return {
        place
        for place, name in meant.items()
        if place not in said
        or (said[place] == usual[name] and not (said[place] == "f" and name in unsure))
    }


def _talk(sentence: Sentence, known: Mapping[tuple[int, int], str]) -> Iterator[Talk]:
    """Yield the mentions of single persons in a sentence, in their order."""
    tree = sentence.tree
    for mention in sorted(sentence.parse.mentions, key=lambda m: (m.head, m.start)):
        if mention.type != "person" or not _is_one(tree, mention):
            continue
        if _is_quoted(tree, mention.head):
            continue
        low = tree.tokens[mention.head].text.lower()
        pronoun = tree.tokens[mention.head].tag in ("PRP", "PRP$")
        name = known.get((sentence.number, mention.head), "")
        subject = None if sentence.main is None else sentence.main.subject
        yield Talk(
            sentence=sentence.number,
            word=mention.head,
            name=name,
            gender=_gender(low) or gender_of(name),
            pronoun=pronoun,
            main=_is_main(tree, mention.head, subject),
            ahead=subject is not None and _is_ahead(sentence, mention.head, subject),
            speaks=_speaks(sentence, mention.head),
            owned=tree.child(mention.head, "nmod:poss") is not None,
            beside=beside(sentence, mention.head) if pronoun else None,
        )


def _is_main(tree: Tree, word: int, subject: int | None) -> bool:
    """Tell whether a word is the one main subject, or names it: "his son-in-law, Ola Brun, saw"."""
    if subject is None:
        return False
    return word == subject or (tree.is_a(word, "appos") and tree.tokens[word].head == subject)


def _is_ahead(sentence: Sentence, word: int, subject: int) -> bool:
    tree = sentence.tree
    branch = [word, *tree.above(word)]
    if word > subject or len(branch) < 2 or not tree.is_a(branch[-2], *_BEFORE_ITS_NAME):
        return False
    return not any(tree.is_a(n, "ccomp", "csubj", "acl", "xcomp") for n in branch)


def _speaks(sentence: Sentence, word: int) -> bool:
    clause = sentence.by_head.get(sentence.tree.tokens[word].head)
    if clause is None or clause.subject != word:
        return False
    return sentence.tree.tokens[clause.head].lemma in words("saying_verbs")


def beside(sentence: Sentence, word: int) -> int | None:
    """Return the subject of the verb that a pronoun belongs to: they are not the same person."""
    tree = sentence.tree
    token = tree.tokens[word]
    if token.text.lower().endswith("self") or not tree.is_a(word, "obj", "iobj", "obl"):
        return None
    clause = sentence.by_head.get(token.head)
    return clause.subject if clause is not None else None


def _is_quoted(tree: Tree, word: int) -> bool:
    """Tell whether a word stands in somebody's words: who "he" is there, the text before cannot say."""
    marks = [n for n, token in enumerate(tree.tokens) if token.text == '"']
    before = sum(n < word for n in marks)
    return before % 2 == 1 or (len(marks) % 2 == 1 and before == 0)


def _is_one(tree: Tree, mention: Mention) -> bool:
    """Tell whether a mention is of one person, and not only says what somebody is."""
    token = tree.tokens[mention.head]
    if token.tag in ("PRP", "PRP$"):
        return token.text.lower() in MALE | FEMALE
    if token.tag == "NN" and tree.children(mention.head, "conj"):
        return False
    if token.tag not in ("NN", "NNP"):
        return False
    said_of = tree.is_a(mention.head, "appos", "flat", "compound", "amod", "nmod:desc")
    return not said_of and (token.tag in NAMES or tree.child(mention.head, "cop") is None)


def _gender(word: str) -> str:
    if word in MALE or word in words("men"):
        return "m"
    return "f" if word in FEMALE or word in words("women") else ""


def gender_of(name: str) -> str:
    """Return "m" or "f" for a name with a title or first name that men or women bear, else nothing."""
    parts = name.lower().split()
    for part in parts[:-1] or parts:  # "Environment Minister John Baird"
        for gender, title, names in (("m", "men", "mens_names"), ("f", "women", "womens_names")):
            if part.rstrip(".") in words(title) or part in words(names):
                return gender
    return ""


def _genders(talks: Iterable[Talk]) -> dict[str, str]:
    """Return the gender of the persons that a pronoun surely means somewhere."""
    votes: dict[str, Counter[str]] = {}
    for talk in talks:
        if talk.name and talk.gender:
            votes.setdefault(talk.name, Counter())[talk.gender] += 1
    return {name: max(sorted(counts), key=lambda g: counts[g]) for name, counts in votes.items()}


def _about(talks: Sequence[Talk]) -> str:
    """Return whom half of the talk or more is about, if it is one person."""
    counts = Counter(talk.name for talk in talks if talk.name)
    name = max(sorted(counts), key=lambda n: counts[n], default="")
    return name if counts[name] >= _MOST * counts.total() else ""


def _hero(talks: Iterable[Talk]) -> str:
    """Return whom a whole text is about: who is named far more often than anybody else."""
    counts = Counter(talk.name for talk in talks if talk.name).most_common(2)
    if not counts or counts[0][1] < _FEWEST:
        return ""
    return counts[0][0] if len(counts) < 2 or counts[0][1] >= _AHEAD * counts[1][1] else ""


def _is_other(talk: Talk, pronoun: Talk, name: str) -> bool:
    """Tell whether a mention is of somebody else, named or described right before a pronoun."""
    described = talk.main and not talk.name and talk.sentence == pronoun.sentence
    return described or talk.name not in ("", name)


def _meant(
    talk: Talk,
    sentence: Sequence[Talk],
    here: Sequence[Talk],
    carried: str,
    hero: str,
    alone: str,
    genders: Mapping[str, str],
) -> str:
    """Return whom a pronoun means: the one person who fits, or the one talked about all along.

    `alone` is the man or woman of the text beside whom others of that gender are rarely named.
    """
    if not talk.pronoun:
        return ""

    def fits(other: Talk) -> bool:
        if talk.beside is not None and other.word == talk.beside:
            return other.sentence != talk.sentence
        gender = other.gender or genders.get(other.name, "")
        if not gender and alone and talk.gender == "f" and other.name not in ("", alone):
            return " " in other.name  # Hitler is no woman
        return not gender or gender == talk.gender

    behind = next((t for t in sentence if t.main and t.name and fits(t)), None)
    first = not any(t.word < talk.word and t.name != getattr(behind, "name", "") for t in sentence)
    if talk.ahead and behind is not None and first:
        return behind.name
    recent = [t for t in here if t.sentence >= talk.sentence - _WINDOW and fits(t)]
    if not recent:
        return carried if genders.get(carried, talk.gender) == talk.gender else ""
    names = {t.name for t in recent if t.name != "" or not t.owned}
    if hero in names:
        names -= {t.name for t in recent if t.name and not t.name[:1].isupper()}
    if len(names) == 1:
        return next(iter(names))
    last = next((n for n, t in enumerate(reversed(recent), 1) if t.pronoun and t.name), None)
    if last is not None and {t.name for t in recent[-last:]} == {recent[-last].name}:
        return recent[-last].name
    doers = {(t.sentence, t.word) for t in recent if t.main}
    if any(t.pronoun and not t.name and (t.sentence, t.beside) in doers for t in recent):
        return ""  # "Holm praises him": somebody else is talked about, whom nobody has named
    if alone and not any(_is_other(t, talk, alone) for t in recent):
        return alone
    mains = {t.name for t in recent if t.main and t.sentence == talk.sentence - 1}
    return next(iter(mains)) if talk.main and len(mains) == 1 else ""
