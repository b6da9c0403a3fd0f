"""Abbreviations of English prose: whether the dot behind one also ends its sentence."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words in small letters stand for any case, words with a capital only for themselves.

NEVER_AT_END = _words("vs cf viz e.g i.e eg ie")
"""Abbreviations that always introduce something."""

BEFORE_NAME = _words(
    "mr mrs ms messrs mm mme mlle dr drs prof st ste mt gen col lt capt cpt maj sgt cpl pvt adm "
    "cmdr brig Ft gov sen rep rev hon rt pres supt insp fr br Sec Bp Abp Card Amb Atty Ald Comm "
    "Geo Chas Wm Jas Thos Jos Edw Benj Robt Saml Alex Th"
)
"""Titles, ranks and short given names: a name follows."""

NEVER_NAMES = _words(
    "The He She It They We This These Those In On At After Before When But His Her Their Its"
)
"""Words that are no name even behind a title."""

BEFORE_NUMBER = _words(
    "no nos nr tit vol vols pp chap chaps ch fig figs sect fol fols ff bk para ca circa fl jan feb apr "
    "jun jul aug sept oct nov op ll nn Mar Dec Sep Art Arts Sec Par Pt Tab Ed Tom Bk Bd Supp Ps Isa "
    "App Fost Wheat Cranch Pet Wall Pac Atl Cor Thess Exod Deut Judg Kgs Neh Prov Eccl Ezek Hos Hab Zech Macc"
)
"""Abbreviations only where a number follows: places in books, months, books of the Bible."""

BOOKS = _words(
    "Gen Lev Num Josh Sam Chr Esth Jer Dan Joel Mic Mal Matt Mk Lk Jn Rom Gal Eph Phil "
    "Col Tim Tit Philem Heb Jas Pet Jude Rev"
)
"""The same where chapter and verse follow; else they may be names."""

UNITS = _words("ft in lb lbs oz yd yds mi hr hrs min sec km cm mm kg cwt qt pt gal m g l s d")
"""Abbreviations only behind a number."""

UNLESS_OPENER = _words(
    "jr sr inc co corp ltd bros ed eds trans al dept univ assn ave blvd mss ibid loc cit esq hist "
    "bull op approx gmbh esp Tues Thur Thurs Fed Pub Civ Crim Evid Cir Ct Dist Rptr Supp Add "
    "Harl Cod MS Mass Conn Penn Pa Va Calif Tenn Ky Ga Fla Ala Mo Ill Ind Wis Minn Tex Ore Vt Md "
    "Del Neb Okla Ariz Colo Mich Cal Ann Stat Stats Regs Const Amdt Amend Div Supr Bd Gt Soc Acad Inst Proc Assoc Mfg Ry usw bzw vgl hrsg aufl éd"
)
"""Abbreviations that end a sentence only where the next word opens one."""

TIMES = _words("a.m p.m b.c a.d b.c.e c.e")
"""A long sentence may end with them before any word but a number."""

DAYS = _words("Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun")
"""Abbreviations before the name of a month."""

MONTHS = _words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
"""How the names of months begin."""

GERMAN_MONTHS = _words(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November "
    "Dezember Jahrhundert Jahrhunderts"
)
"""What a number with a dot may stand before in German."""

_NUMERAL = re.compile(r"\d|[A-Z]{1,3}-?\d|(?:[ivxlcdm]+|[IVXLCDM]+)\b")
_VOLUME = re.compile(r"[ivxl]+")
_VERSE = re.compile(r"\d{1,3}[:.,]\d")
_REPORT = 8
"""Names of law reports between two numbers are no longer: 18 Colo. 373."""
_PARTS = re.compile(r"[.-]+")


def is_open(token: str) -> bool:
    """Tell whether something has to follow an abbreviation, so that no sentence ends there."""
    if token.casefold() == "no":
        return False
    return len(token) == 1 or _is(token, NEVER_AT_END | BEFORE_NAME | BEFORE_NUMBER)


def may_end(token: str, rest: str, *, opener: bool, after_number: bool, long: bool) -> bool:
    """Tell whether a dot before a capital or a number ends a sentence.

    Args:
        token: The word before the dot, or the last part of a compound.
        rest: What follows from the next word on.
        opener: Whether the next word is one that has a capital only because it opens a sentence.
        after_number: Whether a number stands before the token.
        long: Whether the sentence is long enough to end with a time of day.
    """
    low = token.casefold()
    numeral = bool(_NUMERAL.match(rest))
    if token.isdigit():
        return len(token) > 2 or rest.split(maxsplit=1)[0].strip(".,") not in GERMAN_MONTHS
    if low in NEVER_AT_END:
        return False
    if _is(token, BOOKS) and _VERSE.match(rest):
        return False
    if after_number and token in UNITS:
        return not numeral
    if after_number and rest[:1].isdigit() and token.istitle() and len(token) <= _REPORT:
        return False
    if token in DAYS and rest[:3] in MONTHS:
        return False
    if _is(token, BEFORE_NAME):
        return opener and (low in ("st", "ch") or rest.split(maxsplit=1)[0] in NEVER_NAMES)
    if _is(token, BEFORE_NUMBER):
        return not numeral or (low == "no" and rest.startswith("I "))
    if low in TIMES:
        return not rest[0].isdigit() and (opener or long)
    if (
        token.isalpha()
        and token.islower()
        and len(token) > 1
        and numeral
        and _NUMERAL.fullmatch(token)
    ):
        return False
    if _VOLUME.fullmatch(token) and rest.startswith("No. "):
        return False
    if _is(token, UNLESS_OPENER) or _are_initials(token):
        return opener
    return True


def _is(token: str, words: frozenset[str]) -> bool:
    whole = token.capitalize() if token.isupper() else token
    return token in words or whole in words or token.casefold() in words


def _are_initials(token: str) -> bool:
    """Tell whether a token is one letter, or letters with dots or hyphens: J. P., U.S., Ph.D."""
    parts = [part for part in _PARTS.split(token) if part]
    short = 2 if "." in token else 1
    return all(len(part) <= short and part.isalpha() for part in parts)
