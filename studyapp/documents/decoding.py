"""From the bytes of a file to its text: which encoding they are in, and whether they are text at all."""

import codecs
import re
import stat
import unicodedata
from pathlib import Path

from charset_normalizer import from_bytes

from studyapp.errors import UnreadableFile
from studyapp.report import Remark

MAX_BYTES = 50_000_000

_WESTERN = ["cp1252", "latin_1", "mac_roman"]
_NAMES = {"cp1252": "Windows-1252", "latin_1": "Latin-1", "mac_roman": "Mac Roman"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(
    rb"<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})"
    rb"|<meta\b[^<>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.I,
)
_HEAD = 8_192
"""So many bytes at the beginning of a page may name its encoding."""
_PAGE = re.compile(rb"\s*<(?:!doctype html|html|head|body)\b", re.I)
_ON_THE_WEB = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874",
}  # fmt: skip
"""What pages mean that name an older encoding, as browsers read them."""
_NO_CHARSETS = ("utf-", "utf_", "idna", "punycode", "unicode", "raw-", "raw_")
"""Codecs that bytes which are not UTF-8 and without zeros are not in, or that are no encodings."""
_SPOILED = 1_000
"""One character in so many may be spoiled in a text that is UTF-8 all the same."""
_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a\x1b"))
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB06: "st"}
_LINES = {"\r\n": "\n", "\r": "\n", "\x0b": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\uffff\ue000-\uf8ff]"
)
_SOFT_HYPHEN = re.compile("\u00ad(?:[ \t]*\n[ \t]*)?")


def load(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableFile: It is missing, a folder, empty, too large or may not be read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableFile(f"“{path}” is a folder: choose the file of an article in it.")
        if not stat.S_ISREG(status.st_mode):
            # A pipe would be waited for, and a device may have no end.
            raise UnreadableFile(f"“{path}” is not a file: choose an article.")
        size = status.st_size
        if size > MAX_BYTES:
            raise UnreadableFile(
                f"“{path.name}” is too large ({size // 1_000_000} MB; at most "
                f"{MAX_BYTES // 1_000_000} MB can be read): split it into smaller files."
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES)
    except FileNotFoundError as error:
        raise UnreadableFile(f"There is no file “{path}”: check its name and place.") from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise UnreadableFile(
            f"“{path.name}” cannot be opened ({reason}): check that you may read it, or copy it elsewhere."
        ) from error
    if not data.strip():
        raise UnreadableFile(f"“{path.name}” is empty: choose a file with text in it.")
    return data


def decode(data: bytes, name: str, *, declared: str = "") -> tuple[str, Remark]:
    """Return the text that bytes stand for, tidied, and a remark that names the encoding.

    Args:
        data: The file.
        name: What to call it in messages.
        declared: The encoding that the file or its envelope names, if any; it is believed where
            the bytes are not UTF-8 and may be in it.

    Raises:
        UnreadableFile: The bytes are no text.
    """
    text, encoding = _decode(data, name, declared)
    tidied = tidy(text)
    if not tidied.strip():
        raise UnreadableFile(f"“{name}” is empty: choose a file with text in it.")
    return tidied, Remark(f"read as {encoding}", "whole file")


def declared_encoding(page: bytes) -> str:
    """Return the encoding that a page of HTML or XML names in its first lines, or nothing."""
    found = _DECLARED.search(page[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else ""


def kind_of(data: bytes) -> str:
    """Return what kind of file bytes look like, in words, or nothing where they may be text."""
    if _PAGE.match(data[:1_000].removeprefix(codecs.BOM_UTF8)):
        return "a web page"
    return next((kind for start, kind in _KINDS if data.startswith(start)), "")


def tidy(text: str) -> str:
    """Return a text in NFC with unix line ends, without ligatures and characters nobody sees."""
    for old, new in _LINES.items():
        text = text.replace(old, new)
    text = _SOFT_HYPHEN.sub("", text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text).translate(_LIGATURES))


def _decode(data: bytes, name: str, declared: str) -> tuple[str, str]:
    for bom, codec, label in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(codec), label
            except UnicodeDecodeError as error:
                raise _no_text(name, data) from error
    if any(data.startswith(start) for start, _ in _KINDS):
        raise _no_text(name, data)
    if b"\0" in data:
        return _without_bom(data, name), "UTF-16"
    if len(data) - len(data.translate(None, _CONTROL)) > len(data) // 100:
        raise _no_text(name, data)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _as_declared(data, declared) or _spoiled(data) or _guessed(data, name)


def _as_declared(data: bytes, declared: str) -> tuple[str, str] | None:
    """Decode bytes as the file itself says, if that can be."""
    try:
        codec = codecs.lookup(declared).name
        codec = _ON_THE_WEB.get(codec, codec)
        if codec.startswith(_NO_CHARSETS):
            return None
        return data.decode(codec), _NAMES.get(codec, declared)
    except (LookupError, UnicodeError, ValueError):
        return None


def _spoiled(data: bytes) -> tuple[str, str] | None:
    """Decode UTF-8 in which few characters are broken, as where a file was cut or pasted into."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(map(text.count, "’“”‘éèüäöáíóñçß–—…")) if broken else 0
    if broken * _SPOILED > len(text) or whole <= broken:
        return None
    return text.replace("\ufffd", ""), f"UTF-8 (broken characters left out: {broken})"


def _without_bom(data: bytes, name: str) -> str:
    """Decode UTF-16 that does not say so: every other byte is zero in Western text."""
    even, odd = data[0:40_000:2].count(0), data[1:40_000:2].count(0)
    half = min(len(data), 40_000) // 2
    codec = "utf-16-le" if odd > even else "utf-16-be"
    if len(data) % 2 or max(even, odd) < half * 0.4 or min(even, odd) > half * 0.1:
        raise _no_text(name, data)
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _no_text(name, data) from error


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    """Decode bytes that are not UTF-8; only text with many high bytes may be other than Western."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    western = high < len(data) * 0.25
    best = from_bytes(data, cp_isolation=_WESTERN if western else None).best()
    if best is not None:
        return str(best), _NAMES.get(best.encoding, best.encoding)
    if not western:
        raise _no_text(name, data)
    return data.decode("latin_1"), "Latin-1"


def _no_text(name: str, data: bytes) -> UnreadableFile:
    kind = kind_of(data)
    looks = f" (it looks like {kind})" if kind else ""
    return UnreadableFile(
        f"“{name}” holds no readable text{looks}: save the article as plain text or Markdown first."
    )
