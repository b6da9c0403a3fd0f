"""Raised, lowered and large signs: exponents, formulas, calls of notes, and initials of chapters."""

import re

STRAY = "\ue006"
"""Stands behind a raised number in brackets, which is none of the text if it calls no note."""
_DIGITS = "0123456789+-−()n"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ"
_PROTECTED = "".join(chr(0xE100 + n) for n in range(len(_DIGITS)))
_PROTECT = str.maketrans(_DIGITS, _PROTECTED)
_UNPROTECT = str.maketrans(_PROTECTED, _RAISED)
_LOWER = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_IS_PROTECTED = re.compile(f"[{_PROTECTED}]")
_SIGNED = re.compile(r"[+−-]\d{0,3}|\d{1,3}[+−-]|n")
_CALLS = re.compile(r"[(\[]?(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)[)\].]?")
_EXPONENT = re.compile(r"\d{1,2}")
_POWERED = re.compile(
    r"(?:(?<![\d.,])(?:10|\d)|(?<![^\W\d_])(?:[b-hj-z]|mc|[kcmdnµ]m|ft|mi|in|yd|sec))$"
)
"""What an exponent stands behind: a small number or ten, a variable, a unit of length."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_STRAY = re.compile(rf" ?\[\d[^\[\]]{{0,40}}\]{STRAY}|{STRAY}")
_LOWERED = re.compile(r"[\d+−()-]{1,6}")


def raised(text: str, before: str, after: str) -> str:
    """Return raised text as it stands in a line between the words before and after it.

    Exponents and charges come out as signs that look like no call of a note until `unprotect`.
    Numbers that may call a note are put into brackets; letters stay as they are.
    """
    sign = text.strip()
    calls = _CALLS.fullmatch(sign)
    isotope = calls and not before[-1:].isalnum() and after[:1].isalpha() and after[:1].isupper()
    power = _EXPONENT.fullmatch(sign) and _POWERED.search(before)
    if _SIGNED.fullmatch(sign) or power or (isotope and sign.isdecimal()):
        return sign.translate(_PROTECT)
    return f"[{calls[1]}]{STRAY}" if calls else text


def lowered(text: str) -> str:
    """Return lowered text with small digits, as in formulas."""
    sign = text.strip()
    return sign.translate(_LOWER) if _LOWERED.fullmatch(sign) else text


def with_initial(letter: str, text: str) -> str:
    """Return the text behind an initial that is set apart, as a picture, joined with it."""
    if text[0].isspace():
        return letter + text
    word = _FIRST_WORD.match(text)
    goes_on = word and (word[0][0].islower() or (len(word[0]) > 1 and word[0].isupper()))
    return letter + text if goes_on else text


def unprotect(text: str) -> str:
    """Return a text with the raised signs that `raised` has kept from being taken for calls.

    Raised numbers that have turned out to call no note are taken out.
    """
    text = _STRAY.sub("", text) if STRAY in text else text
    return text.translate(_UNPROTECT) if _IS_PROTECTED.search(text) else text
