"""Lines made into running text again: hyphens at their ends, and paragraphs cut by a page."""

import re
from collections.abc import Iterable
from dataclasses import replace

from studyapp.documents.drafts import MARK, Piece, excerpt, without_marks
from studyapp.documents.wordlists import COMPOUND_FIRST, COMPOUND_SECOND, PREFIXES
from studyapp.model import BlockType
from studyapp.report import Remark

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CUT = re.compile(r"(?<![\w’'-])(\w[\w’'-]{0,60}?)-[ \t]*\n[ \t\n]*(\w{1,60})((?:-\w{1,30})*)")
_TIGHT = re.compile(r"(?<=\S)([–—])[ \t]*\n\s*(?=[\w“‘\"’])|(?<=\S)[ \t]*\n\s*(—)(?=\w)")
_KEPT = re.compile(r"(?<=[.\d])-[ \t]*\n\s*(?=\w)")
_ADDRESS = re.compile(r"((?:https?://|www\.)\S*[/.=&_?-])[ \t]*\n\s*(?=[\w%?=&/#-])")
_CUT_WITHIN = re.compile(
    r"(?<![\w’'-])([^\W\d_]{2,})- (?!(?:and|or|to|und|bis)\b)([a-zà-öø-ÿ]{2,})(?![\w’'])"
)
"""A word cut at the end of a line that is a line no more: "desira- bility"."""
_CERTAIN = 7
_SPACES = re.compile(r"\s+")
_BEFORE = re.compile(r" +([,;:!?)\]])(?=\s|$)")
_LEADING = re.compile(f"\\(((?:{MARK}| )*[;,](?:{MARK}|[ ;,])*)")
_SIGNS = re.compile("[ ;,]+")
_LEFT_OVER = re.compile(r"(?<=[^ .][.!?]) \.$")
_CLOSED = re.compile(r"(?:[.!?…:][\"”’'»)\]*_]*|[\"”»])$")
_OPEN = re.compile(r"(?:\w|[,;&%°$€£’'–—-])$")
_WITHIN = re.compile(r"[^\W\d_]{2,}[.!?][\"”’)]* +[^\W\d_a-z]")
_SUFFIX = re.compile(
    r"(?:ing|ed|er|est|en|ly|ness|age|tion|sion|ment|able|ible|al|less|ship|is|iz|at|it|if|ance|"
    r"ence|ous|ful)"
)
_LINKS = frozenset(("in", "at", "of", "to", "and", "the", "by", "for", "on", "up", "de", "la"))
"""Small words within longer compounds: commander-in-chief."""
_CLEAR = frozenset(("anti", "neo", "non"))
"""Prefixes that begin hardly a word written without a hyphen in a text that writes it elsewhere."""
_SUSPENDS = frozenset(("and", "or", "und", "oder"))
"""Words between halves of compounds: short- and long-term."""
_SOLID = frozenset(("counter", "down", "fore", "inter", "out", "over", "under", "up", "with"))
_SOLID_ENDS = frozenset(
    ("body", "how", "land", "lands", "man", "men", "self", "selves", "thing", "what", "where")
)
"""Words that are written together with what follows, or with what stands before."""
_PARTICIPLE = re.compile(r"\w{3,}(?:ed|ing)")
_LONG, _SOME, _FEW, _MAX = 120, 40, 10, 50_000


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, words with hyphens and their beginnings ("non-") within the lines of texts."""
    found: set[str] = set()
    for text in texts:
        for word in _WORD.finditer(text):
            cut_after = text.startswith(("-\n", "- "), word.end())
            cut_before = text.startswith(("-\n", "- "), max(0, word.start() - 2))
            if not cut_after and not cut_before:
                low = word[0].casefold()
                found.add(low)
                if "-" in low:
                    found.add(low[: low.index("-") + 1])
    return frozenset(found)


def flow(text: str, known: frozenset[str]) -> tuple[str, list[Remark]]:
    """Return lines as running text, and a remark for each hyphen removed."""
    remarks: list[Remark] = []

    def join(cut: re.Match[str]) -> str:
        first, second = cut[1], cut[2]
        if not cut[3] and second in _SUSPENDS and (first + second).casefold() not in known:
            return f"{first}- {second}"
        longer = f"{first}-{second}{cut[3]}".casefold() in known
        linked = cut[3] and (second in _LINKS or longer)
        if linked or keeps_hyphen(first, second, known):
            return f"{first}-{second}{cut[3]}"
        remarks.append(Remark("hyphen removed", f"{first}-{second} → {first}{second}"))
        return first + second + cut[3]

    def rejoin(cut: re.Match[str]) -> str:
        first, second = cut[1], cut[2]
        whole = any(form in known for form in _forms((first + second).casefold()))
        if not whole and (second in known or len(first) + len(second) < _CERTAIN):
            return cut[0]
        remarks.append(Remark("hyphen removed", f"{first}- {second} → {first}{second}"))
        return first + second

    if "\n" in text:
        text = _ADDRESS.sub(r"\1", text) if "www" in text or "http" in text else text
        text = _KEPT.sub("-", _TIGHT.sub(lambda m: m[1] or m[2], _CUT.sub(join, text)))
    if "- " in text:
        text = _CUT_WITHIN.sub(rejoin, text)
    return tidy_spaces(text), remarks


def tidy_spaces(text: str) -> str:
    """Return a text with single spaces and without punctuation that lost its words."""
    text = _BEFORE.sub(r"\1", _SPACES.sub(" ", text).strip())
    return _LEFT_OVER.sub("", _LEADING.sub(lambda m: "(" + _SIGNS.sub("", m[1]), text))


def keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell whether the hyphen between two lines belongs to the word itself."""
    if first[0].isdigit() or not (second[0].islower() or (first + second).isupper()):
        return True
    whole, compound = (first + second).casefold(), f"{first}-{second}".casefold()
    head, tail = first.rsplit("-", 1)[-1].casefold(), second.casefold()
    if any(form in known for form in _forms(whole)):
        return False
    if compound in known or "-" in first:
        return True
    if head in ("co", "re", "pre", "semi") and tail[0] == head[-1]:
        return True
    if head in PREFIXES:
        usual = head in _CLEAR and f"{head}-" in known
        return usual or (tail in known and len(tail) > 3)
    if head in _SOLID or tail in _SOLID_ENDS or _SUFFIX.fullmatch(tail):
        return False
    sure = head in known or (len(head) > 3 and len(tail) > 4)
    if tail in COMPOUND_SECOND and sure:
        return True
    if head in COMPOUND_FIRST and _is_word(tail):
        return first[0].islower() or tail in known
    if head not in known or len(head) < 3:
        return False
    if tail in known and len(tail) > 2:
        return True
    if not _is_word(tail):
        return False
    name = first[0].isupper() and f"{head}-" in known
    return name or (len(head) > 3 and bool(_PARTICIPLE.fullmatch(tail)))


def _forms(word: str) -> list[str]:
    """Return a word and its plainer or inflected forms, as a text may have them elsewhere."""
    ends = ("s", "es", "ed", "d", "ing", "ly")
    return [word, *(word[: -len(e)] for e in ends if word.endswith(e)), *(word + e for e in ends)]


def _is_word(tail: str) -> bool:
    """Tell a word from the end of one, which begins like a suffix."""
    return len(tail) > 3 and not _SUFFIX.match(tail)


def is_open(text: str) -> bool:
    """Tell whether a text breaks off without a final stop."""
    bare = without_marks(text[-200:]).rstrip().rstrip("*_").rstrip()
    return bool(bare) and not _CLOSED.search(bare) and bool(_OPEN.search(bare))


def starts_low(text: str) -> bool:
    """Tell whether the first letter of a text is small."""
    first = next((c for c in without_marks(text[:60]) if c.isalnum()), "")
    return first.islower()


def join_broken(pieces: list[Piece]) -> tuple[list[Piece], list[Remark]]:
    """Put together paragraphs that a page break, or notes between, have cut in two."""
    out: list[Piece] = []
    remarks: list[Remark] = []
    for piece in pieces:
        if out and _belongs(out[-1], piece):
            where = f"“{excerpt(out[-1].text[-30:], 30)} | {excerpt(piece.text, 30)}”"
            remarks.append(Remark("joined across a page break", where, piece.line))
            out[-1] = replace(out[-1], text=f"{out[-1].text.rstrip()}\n{piece.text.lstrip()}")
        else:
            out.append(piece)
    return out, remarks


def _belongs(above: Piece, piece: Piece) -> bool:
    """Tell whether a piece goes on with the sentence that the one above leaves open."""
    if above.type is not BlockType.PARAGRAPH or piece.type is not above.type:
        return (
            above.type is piece.type is BlockType.QUOTATION
            and piece.after_break
            and (is_open(above.text) and starts_low(piece.text))
        )
    if piece.indented or piece.apart or above.listing or piece.listing:
        return False
    if len(above.text) > _MAX or not is_open(above.text):
        return False
    broken = piece.after_break or piece.starts_page
    if starts_low(piece.text):
        return broken or len(above.text) >= _FEW
    if broken:
        return len(above.text) >= _SOME
    if not piece.gap:
        return False
    prose = len(above.text) >= _LONG or bool(_WITHIN.search(above.text))
    return prose and len(piece.text) >= _LONG // 2
