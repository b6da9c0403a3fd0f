"""Straight and curly quotation marks: rules read straight ones, cards are set with curly ones."""

import re

_STRAIGHT = str.maketrans("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00a0", "''''\"\"\"\" ")
_OPENS_AFTER = re.compile(r"(^|[\s(\[\u2014\u2013/-])([\"'])(?=\S)")
_SPACES = re.compile(r"\s+")
_SPACES_OF_ONE = re.compile(r"\s")
_BEFORE_STOP = re.compile(r"\s+([,;:?!]|\.(?!\d))")


def straight(text: str) -> str:
    """Return a text of the same length with straight quotation marks and plain spaces."""
    return _SPACES_OF_ONE.sub(" ", text.translate(_STRAIGHT))


def curly(text: str) -> str:
    """Set the quotation marks of a text that has straight ones."""
    text = _OPENS_AFTER.sub(lambda m: m.group(1) + ("“" if m.group(2) == '"' else "‘"), text)
    text = re.sub(r"(“|‘)'(?=\S)", r"\1‘", text)
    return text.replace('"', "”").replace("'", "’")


_STOP_WITHIN = re.compile(r"[.,](?=\"(?:[.?]|\s+[a-z]))")
"""A stop that closes quoted words where the sentence around them goes on, or has its own."""


def tidy(text: str) -> str:
    """Return the text on one line, without space before a stop, and with one stop at a time."""
    text = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", text)).strip()
    return _STOP_WITHIN.sub("", text)
