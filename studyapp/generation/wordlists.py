"""The word lists in `resources/words/`: plain text, one entry a line, `#` starts a comment."""

from functools import cache

from studyapp.paths import RESOURCES

WORDS = RESOURCES / "words"


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of `NAME.txt` as they are written there."""
    lines = (WORDS / f"{name}.txt").read_text("utf-8").splitlines()
    entries = (line.partition("#")[0].strip() for line in lines)
    return frozenset(entry for entry in entries if entry)


def several(line: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(line.split())
