"""How blocks, notes and cards get ids that depend on what they say and on nothing else."""

import base64
import hashlib
import json
import unicodedata


def fold(text: str) -> str:
    """Return only the letters and digits of a text, casefolded: the form that ids are made from."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def passage_id(prefix: str, text: str, repeat: int = 1) -> str:
    """Return the id of a block (prefix "b") or note ("n"); `repeat` counts equal texts from 1."""
    digits = hashlib.sha256(fold(text).encode()).hexdigest()[:10]
    return f"{prefix}{digits}" if repeat == 1 else f"{prefix}{digits}-{repeat}"


def card_id(
    work: str, quote: str, kind: str, form: str, answer: str | tuple[str, ...], n: int = 0
) -> str:
    """Return the 16 base32 letters that identify a card for good, in the library and in Anki.

    `answer` is the answer or the items of a list; `n` tells cards apart that share all the rest.
    """
    folded = fold(answer) if isinstance(answer, str) else [fold(item) for item in answer]
    parts = [fold(work), fold(quote), kind, form, folded, n]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return _letters(text)


def salted_id(card: str, salt: str) -> str:
    """Return another id for a card whose own is taken by a second document of the same work."""
    return _letters(f"{card} {salt}")


def _letters(text: str) -> str:
    """Return 80 bits of a text's SHA-256 as base32."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest()[:10]).decode()
