"""The grammar of dates as regular expressions: years of either era, days, months, decades, ranges."""

import re

from studyapp.generation import edtf

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
ERA = r"(?:BCE|BC|B\.\s?C\.(?:\s?E\.)?|CE|AD|A\.\s?D\.)"
_COUNTED = (
    r"\s*(?:%|per\s?cent\b)|\s+(?:[A-Za-z-]+\s+)?(?:people|persons|troops|soldiers|men|women|"
    r"ships|guns|tons|tonnes|"
    r"miles|dollars|pounds|francs|kilomet\w+|met(?:re|er)s|feet|acres|deaths|workers|delegates|"
    r"square|m\.|yards|"
    r"copies|votes|members|casualties|prisoners|horses|killed|wounded|strong|sail|livres|crowns|"
    r"pieces|years)\b"
    r"|\s+(?:other|more|or\s+more|of\s+(?:the|his|their|them|these|its))\b"
    r"|\s+(?!(?:was|as|its|his|this|has|is|thus|perhaps|always|various|numerous|previous|"
    r"religious|unless|across|besides|afterwards|towards|plus|versus|us)\b)[a-z-]+s\b(?!')"
)
_AFTER_A_PREPOSITION = "|".join(
    f"(?<=[{word[0].upper()}{word[0]}]{word[1:]} )"
    for word in ("in", "by", "of", "since", "until", "year", "from", "to", "after", "and", "or")
)
"""A round hundred is a year only after one of these words."""
_AFTER_A_CUE = "|".join(rf"(?<=\b{cue} )" for cue in ("died", "born", r"d\.", r"b\."))
"""Before a year of three digits at the end of brackets: "(died 994)"."""
_PLAIN_YEAR = (
    rf"(?<![\w.,$£€#-])(?<!\bof at least )(?<!\bof at most )(?:1\d\d[1-9]|1\d[1-9]0|20\d\d"
    rf"|(?:{_AFTER_A_PREPOSITION})1\d00"
    rf"|1\d00(?=\s*[-–]\s*\d)|(?:{_AFTER_A_CUE})[1-9]\d\d(?=\)))(?!\d|[.,]\d|-\d{{3}}(?!\d)|{_COUNTED})"
)
_SHORT_RANGE = r"(?<![\d.,$£€#-])(?:1\d\d\d|20\d\d)\s*[-–/]\s*\d{1,2}(?![\d-])"
_YEAR = rf"(?:\b(?:AD|A\.D\.)\s?\d{{1,4}}|(?<![\d.,-])\d{{1,4}}\s?{ERA}(?!\w)|{_PLAIN_YEAR})"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?|" + "|".join(sorted(edtf.DAYS, key=len, reverse=True)) + ")"
_PART = (
    r"(?:(?:very\s+)?(?:early|mid(?:dle)?|late|(?<!years )(?<!months )(?<!weeks )later)(?:-to-late)?(?:[- ]|\s+in\s+)(?:the\s+)?|"
    r"(?:the\s+)?(?:beginning|start|middle|end|close|first\s+half|second\s+half|latter\s+half|turn)"
    r"\s+of\s+(?:the\s+)?)"
)
_DECADE = r"(?<!\d)(?:1\d|20)\d0'?s\b"
SHORT_DECADES = r"(?<!\d)((?:1\d|20)\d0)'?s(?:,\s+\d0'?s)*,?\s+and\s+(?:the\s+)?'?(\d0)'?s\b"
"""Decades of one century: "the 1860s, 70s and 80s"."""
_ORDINAL = (
    "(?:" + "|".join(sorted(edtf.CENTURIES, key=len, reverse=True)) + r"|\d{1,2}(?:st|nd|rd|th))"
)
_CENTURY = rf"{_ORDINAL}[- ]centur(?:y|ies)\b(?:\s{ERA})?"
_CIRCA = r"(?:(?:\bc\.|\bca\.|\bcirca|\b[Aa]bout|\b[Aa]round)\s*)"
_DAY_OF_MONTH = (
    rf"(?:(?:the\s+)?\b{_DAY}(?:\s+day)?(?:\s+of)?\s+{MONTH}"
    rf"|\b{MONTH}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b)"
)
_ATOM = (
    rf"(?:{_DAY_OF_MONTH},?(?:\s+of)?\s+{_YEAR}"
    rf"|(?:{_PART})?\b{MONTH}(?:\s+of|,|\s+in)?\s+{_YEAR}"
    rf"|\b(?:spring|summer|autumn|fall|winter)(?:\s+of)?\s+(?:\d{{3}}/\d{{3}}\s{ERA}|"
    rf"{_YEAR}(?:[-–/]\d{{1,2}}(?!\d))?)"
    rf"|{_PART}?{_DECADE}|{_PART}?\b{_CENTURY}|{_CIRCA}?{_PART}?{_YEAR}(?!/\d))"
)
_RANGE = (
    rf"(?:\b(?:[Ff]rom|[Bb]etween)\s+(?:the\s+)?{_PART}?{_ORDINAL}\s+(?:to|and|until|till|through)\s+"
    rf"(?:the\s+)?{_PART}?{_ORDINAL}[- ]centur(?:y|ies)\b(?:\s{ERA})?"
    rf"|\b(?:[Ff]rom|[Bb]etween)\s+(?:the\s+)?{_ATOM}\s*(?:to|and|until|till|through|"
    rf"[-–—])\s*(?:the\s+)?{_ATOM}"
    rf"|\b(?:[Ff]rom|[Bb]etween)\s+{MONTH}\s+(?:to|and|until|till)\s+{MONTH},?(?:\s+(?:of|in))?\s+{_YEAR}"
    rf"|\b(?:[Ff]rom|[Bb]etween)\s+\d{{1,4}}\s+(?:to|and|until|till)\s+\d{{1,4}}\s?{ERA}(?!\w)"
    rf"|\b(?:[Ff]rom|[Bb]etween)\s+[1-9]\d\d\s+(?:to|and|until|till)\s+{_PLAIN_YEAR}"
    rf"|(?<![\d.,-])(?:c\.\s?)?\d{{1,4}}\s*[-–—]\s*(?:c\.\s?)?\d{{1,4}}\s?{ERA}(?!\w)"
    rf"|(?<=\()(?:c\.\s?)?\d{{3,4}}\s*[-–—]\s*(?:c\.\s?)?\d{{3,4}}(?=\))"
    rf"|{_PART}?\b{_ORDINAL}\s+and\s+{_PART}?{_ORDINAL}\s+centur(?:y|ies)"
    rf"|{_PART}?{_DECADE}\s+and\s+(?:the\s+)?{_PART}?{_DECADE}"
    rf"|{SHORT_DECADES}"
    rf"|(?:the\s+)?{_ATOM}\s*(?:–|—|-|\bto\b|\bthrough\b)\s*(?:the\s+)?{_ATOM}"
    rf"|{_SHORT_RANGE})"
)
_DAYS = (
    rf"(?:(?:the\s+)?(?:\b{_DAY},\s+)*\b{_DAY},?\s*(?:-|–|\b(?:and|or|to)\b)\s*(?:the\s+)?{_DAY}(?:\s+of)?\s+{MONTH}"
    rf"|\b{MONTH}\s+\d{{1,2}}\s*(?:-|–|\band\b)\s*\d{{1,2}})(?!\d)(?:,?(?:\s+of)?\s+{_YEAR})?"
)
"""Days of one month: the 4th-5th of May, 12 and 13 June 1889, the 1st, 2nd and 3rd of May."""
_YEARS = (
    rf"(?:(?:(?<=\()|(?<=[Ii]n )){_PLAIN_YEAR}(?:,\s+{_PLAIN_YEAR})+(?:,?\s+and\s+{_PLAIN_YEAR})?(?!\s*[-–])"
    rf"|(?<=[Ii]n ){_PLAIN_YEAR}\s+and\s+(?:in\s+)?{_PLAIN_YEAR}(?!\s*[-–]))"
)
"""Several years in which one thing happened: in 1875, 1882 and 1884."""
_SHORT_YEAR = r"(?<=\b[Ii]n )[1-9]\d{1,2}(?=[,.;)]|\s+(?:he|she|it|they|the|a|an|when|while)\b)"
"""A year that can only be one beside years before Christ, or within the first thousand years."""
_BARE_MONTH = (
    rf"(?<=\b[Ii]n )(?:(?:early|mid|late)[- ])?{MONTH}(?!\s*\d)(?=[,.;)]|\s+(?:of\s+(?:that|"
    rf"the\s+same)\s+year|[a-z]))"
    rf"|(?<=\b[Tt]hat ){MONTH}\b|(?<=\b[Tt]he following ){MONTH}\b"
)
FINDER = re.compile(
    rf"(?P<days>{_DAYS})|(?P<years>{_YEARS})|(?P<range>{_RANGE})|(?P<atom>{_ATOM})|(?P<day>{_DAY_OF_MONTH}(?!\s*\d))|"
    rf"(?P<month>{_BARE_MONTH})|(?P<short>{_SHORT_YEAR})"
)
ATOMS = re.compile(_ATOM)
ANY_YEAR = re.compile(_YEAR)
ANY_DAY = re.compile(rf"\b{_DAY}(?![\w])")
ORDINALS = re.compile(rf"{_PART}?\b{_ORDINAL}", re.IGNORECASE)
HINT = re.compile(
    rf"\d|centur|{MONTH}|\b(?:spring|summer|autumn|fall|winter|year|month|day)s?\b|\bthe \w+th\b"
)
