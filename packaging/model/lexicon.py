"""The words that the rules for base forms need to know, from annotated sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from treebank import Sentence

from studyapp.generation.engine.lemmas import Lexicon, by_rule

_OPEN = ("VB", "NN", "JJ", "RB")
_OFTEN = 2


def lexicon_of(sentences: Iterable[Sentence]) -> Lexicon:
    """Return the base forms that occur, and the forms for which the rules give another."""
    known: set[str] = set()
    pairs: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.tag[:2] in _OPEN and word.lemma.islower() and word.lemma.isalpha():
                known.add(word.lemma)
            pairs[word.form.lower().replace("\u2019", "'"), word.tag][word.lemma] += 1
    kept = frozenset(known)
    exceptions: dict[str, str] = {}
    for (form, tag), lemmas in sorted(pairs.items()):
        lemma, times = min(lemmas.items(), key=lambda pair: (-pair[1], pair[0]))
        often = times >= _OFTEN or tag[:2] in ("VB", "NN")
        if tag not in ("NNP", "NNPS") and often and by_rule(form, tag, kept) != lemma.lower():
            exceptions[f"{form}/{tag}"] = lemma
    return Lexicon(kept, exceptions)
