"""Base forms of words: by rule, where the rule gives a word that is known, else by a list of others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_VOWELS = frozenset("aeiou")
_KEPT = frozenset({"NNP", "NNPS", "FW", "CD", "SYM", "ADD"})
_PRONOUNS = {
    "me": "I", "i": "I", "him": "he", "them": "they", "us": "we", "her": "she", "'em": "they",
    "myself": "myself", "my": "my", "his": "his", "their": "their", "our": "our", "its": "its",
}  # fmt: skip
_CONTRACTED = {
    "n't": "not", "'m": "be", "'re": "be", "'ve": "have", "'ll": "will", "ca": "can", "wo": "will",
    "'s": "be", "'d": "would", "an": "a",
}  # fmt: skip
_IRREGULAR = {
    "sunk": "sink", "sank": "sink", "slew": "slay", "slain": "slay", "besought": "beseech",
    "forsook": "forsake", "forsaken": "forsake", "wove": "weave", "woven": "weave",
    "strove": "strive", "striven": "strive", "smote": "smite", "smitten": "smite", "clove": "cleave",
    "wrought": "work", "trod": "tread", "trodden": "tread", "swore": "swear", "sworn": "swear",
    "shrank": "shrink", "shrunk": "shrink", "sprang": "spring", "sprung": "spring", "stank": "stink",
    "strode": "stride", "swam": "swim", "swum": "swim", "tore": "tear", "torn": "tear",
    "thrust": "thrust", "thrived": "thrive", "throve": "thrive", "woke": "wake", "woken": "wake",
    "awoke": "awake", "abode": "abide", "arose": "arise", "arisen": "arise", "bade": "bid",
    "bidden": "bid", "beheld": "behold", "bereft": "bereave", "beset": "beset", "bled": "bleed",
    "bred": "breed", "clung": "cling", "crept": "creep", "dealt": "deal", "dwelt": "dwell",
    "fed": "feed", "fled": "flee", "flung": "fling", "forbade": "forbid", "forbidden": "forbid",
    "froze": "freeze", "frozen": "freeze", "ground": "grind", "hung": "hang", "knelt": "kneel",
    "leapt": "leap", "lent": "lend", "lit": "light", "mown": "mow", "pled": "plead", "rent": "rend",
    "shod": "shoe", "shone": "shine", "slid": "slide", "slung": "sling", "slunk": "slink",
    "sought": "seek", "sowed": "sow", "sown": "sow", "sped": "speed", "spilt": "spill", "spun": "spin",
    "stole": "steal", "stolen": "steal", "strewn": "strew", "strung": "string", "stuck": "stick",
    "stung": "sting", "swept": "sweep", "swollen": "swell", "swung": "swing", "wept": "weep",
    "wound": "wind", "wrung": "wring", "bore": "bear", "borne": "bear", "bound": "bind",
    "shook": "shake", "shaken": "shake", "spat": "spit", "split": "split", "spread": "spread",
    "shed": "shed", "cast": "cast", "hewn": "hew", "laden": "lade", "shorn": "shear", "fought": "fight",
    "shot": "shoot", "dug": "dig", "sang": "sing", "sung": "sing", "rang": "ring", "rung": "ring",
    "flew": "fly", "flown": "fly", "blew": "blow", "blown": "blow", "slept": "sleep", "rode": "ride",
    "ridden": "ride", "bit": "bite", "bitten": "bite", "drank": "drink", "drunk": "drink", "ate": "eat",
    "eaten": "eat", "burnt": "burn", "learnt": "learn", "dreamt": "dream",
    "spelt": "spell", "spoilt": "spoil", "smelt": "smell", "leant": "lean", "clad": "clothe",
    "inlaid": "inlay", "ghostwrote": "ghostwrite", "ghostwritten": "ghostwrite", "wed": "wed",
    "burst": "burst", "quit": "quit", "hurt": "hurt", "sawn": "saw", "sewn": "sew", "shaven": "shave",
    "taxied": "taxi", "skied": "ski", "bivouacked": "bivouac", "dyed": "dye", "eyed": "eye",
    "hoed": "hoe", "toed": "toe", "canoed": "canoe", "united": "unite", "reunited": "reunite",
    "bathed": "bathe", "clothed": "clothe", "sheathed": "sheathe", "loathed": "loathe",
    "beguiled": "beguile", "convened": "convene", "reconvened": "reconvene", "intervened": "intervene",
    "contravened": "contravene", "singed": "singe", "tinged": "tinge", "hinged": "hinge", "raced": "race",
}  # fmt: skip
"""Forms that newspapers and letters seldom have, and those that the rules would take for others."""
_ONE_SHORT = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
"""A syllable whose last letter is doubled before an ending: star, tap."""
_PREFIXES = ("under", "over", "with", "re", "un", "out", "fore", "mis", "up", "inter", "be", "pre")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that the rules need to know."""

    known: frozenset[str]
    """Base forms of verbs, nouns and adjectives."""
    exceptions: Mapping[str, str]
    """Base form by "form/tag" where the rules fail: "sought/VBD", "men/NNS"."""
    _made: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    def lemma(self, form: str, tag: str) -> str:
        """Return the base form of a word; names keep their capitals."""
        key = form, tag
        found = self._made.get(key)
        if found is None:
            found = self._irregular(form.lower().replace("’", "'"), tag)
            if found is None:
                found = by_rule(form, tag, self.known)
            if len(self._made) < 100_000:
                self._made[key] = found
        return found

    def _irregular(self, low: str, tag: str) -> str | None:
        """Return the base form of a listed form, or of one behind a prefix: under|went."""
        past = tag in ("VBD", "VBN")
        if past and low in _IRREGULAR:
            return _IRREGULAR[low]
        found = self.exceptions.get(f"{low}/{tag}")
        if found is not None or not past:
            return found
        for prefix in _PREFIXES:
            rest = low.removeprefix(prefix)
            if rest != low and len(rest) > 2:
                base = self.exceptions.get(f"{rest}/{tag}") or _IRREGULAR.get(rest)
                if base:
                    return prefix + base
        return None


def by_rule(form: str, tag: str, known: frozenset[str] = frozenset()) -> str:
    """Return the base form that the ending of a word with this tag points to."""
    low = form.lower().replace("’", "'")
    if tag in ("NNPS", "NNP") and form[:1].isupper():
        return form
    if tag in _KEPT:
        return form if tag != "CD" else low
    if tag == "PRP":
        return _PRONOUNS.get(low, low)
    if low in _CONTRACTED:
        return _CONTRACTED[low]
    endings = {
        "NNS": _without_s, "VBZ": _without_s, "VBD": _without_ed, "VBN": _without_ed,
        "VBG": _without_ing, "JJR": _without_er, "RBR": _without_er, "JJS": _without_est,
        "RBS": _without_est,
    }  # fmt: skip
    cut = endings.get(tag)
    return cut(low, known) if cut else low


def _without_s(low: str, known: frozenset[str]) -> str:
    if low.endswith("ies") and len(low) > 4:
        return _best((low[:-3] + "y", low[:-1]), known)
    if low.endswith("ves") and len(low) > 4:
        return _best((low[:-1], low[:-3] + "f", low[:-3] + "fe"), known)
    if low.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return _best((low[:-2], low[:-1]), known)
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def _without_ed(low: str, known: frozenset[str]) -> str:
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("eed"):
        return low[:-1]  # freed, decreed, agreed
    if low.endswith("ed") and len(low) > 3:
        return _stem(low[:-2], known)
    return low


def _without_ing(low: str, known: frozenset[str]) -> str:
    if low.endswith("ying") and len(low) > 5:
        return _best((low[:-3], low[:-4] + "ie"), known)
    if low.endswith("ing") and len(low) > 4:
        return _stem(low[:-3], known)
    return low


def _without_er(low: str, known: frozenset[str]) -> str:
    if low.endswith("ier"):
        return low[:-3] + "y"
    return _stem(low[:-2], known) if low.endswith("er") and len(low) > 3 else low


def _without_est(low: str, known: frozenset[str]) -> str:
    if low.endswith("iest"):
        return low[:-4] + "y"
    return _stem(low[:-3], known) if low.endswith("est") and len(low) > 4 else low


def _stem(stem: str, known: frozenset[str]) -> str:
    """Return what is left of a word without its ending: as it is, with an e, or with one letter less."""
    if stem.endswith("ick") and sum(c in _VOWELS for c in stem) > 1 and stem not in known:
        return stem[:-1]  # panicked, trafficking
    if _ONE_SHORT.fullmatch(stem):
        return stem + "e"  # stared, taping: "star" would make starred
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    forms = [stem, stem + "e", *([stem[:-1]] if doubled else [])]
    found = [form for form in forms if form in known]
    if found:
        return found[-1] if doubled and stem not in known else found[0]
    return _guess(stem, doubled=doubled)


def _guess(stem: str, *, doubled: bool) -> str:
    """Guess the base form of a word that nobody knows from its last letters."""
    if doubled and stem[-1] not in "lsz":
        return stem[:-1]
    ends_in_e = stem.endswith(
        ("at", "iz", "is", "us", "ut", "iv", "av", "ov", "uc", "ac", "ic", "ag", "eg", "ug", "dg",
         "rg", "ng", "ur", "ir", "or", "ar", "as", "os", "ul", "bl", "cl", "dl", "fl", "gl", "kl",
         "pl", "tl", "zl", "rs", "ns", "u", "v", "z", "c")
    )  # fmt: skip
    one = sum(c in _VOWELS for c in stem) == 1
    if not one and re.search(r"[^aeio](?:[aiou]d|(?<=[cps])ed)$", stem):
        return stem + "e"  # invade, decide, preclude, explode, concede
    if ends_in_e and not (one and stem.endswith(("ng", "or", "ar", "ur", "ir"))):
        return stem + "e"
    short = (
        one and len(stem) > 2 and stem[-2] in _VOWELS and stem[-1] not in _VOWELS | {"w", "x", "y"}
    )
    return stem + "e" if short and not stem.endswith(("en", "er", "el")) else stem


def _best(forms: tuple[str, ...], known: frozenset[str]) -> str:
    return next((form for form in forms if form in known), forms[0])
