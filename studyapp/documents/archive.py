"""Safe reading of zip files, as Word files and EPUB are: bounded, in memory, nothing written."""

import lzma
import re
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from studyapp.errors import UnreadableFile

MAX_MEMBERS = 10_000
MAX_MEMBER = 50_000_000
"""Bytes that one member may inflate to."""
MAX_TOTAL = 200_000_000
"""Bytes that all members that are read may inflate to."""
MAX_RATIO = 200
"""So many times its packed size a member may inflate to, once it is larger than `_SMALL`."""
_SMALL = 1_000_000
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
)
_OUTSIDE = re.compile(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*(\[|)", re.I)
_DECLARATION = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.I)


class Archive:
    """The members of a zip file; keeps count of what has been inflated."""

    def __init__(self, file: zipfile.ZipFile, name: str) -> None:
        self._file = file
        self._name = name
        self._total = 0
        self.names = frozenset(file.namelist())
        self._folded = {name.casefold(): name for name in sorted(self.names)}

    def find(self, path: str) -> str:
        """Return the member that a path names, even where it is written in other letters, or nothing."""
        return path if path in self.names else self._folded.get(path.casefold(), "")

    def read(self, member: str) -> bytes:
        """Return what a member holds.

        Raises:
            KeyError: There is no such member.
            UnreadableFile: It is damaged, encrypted, or inflates to too much.
        """
        info = self._file.getinfo(member)
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableFile(
                f"“{self._name}” is protected by a password: open it in its own program and save it "
                f"without one."
            )
        inflated = max(_SMALL, info.compress_size * MAX_RATIO)
        most = min(MAX_MEMBER, MAX_TOTAL - self._total, inflated)
        if info.file_size > most:
            raise _too_much(self._name)
        out = bytearray()
        try:
            with self._file.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    out += chunk
                    if len(out) > most:
                        raise _too_much(self._name)
        except _DAMAGE as error:
            raise _damaged(self._name) from error
        self._total += len(out)
        return bytes(out)


def open_archive(data: bytes, name: str) -> Archive:
    """Return the archive that the bytes of a file are; `name` is the file's, for messages.

    Raises:
        UnreadableFile: It is no zip file, is damaged, has too many members, or names that lead
            out of their folder.
    """
    try:
        file = zipfile.ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise _damaged(name) from error
    names = file.namelist()
    if len(names) > MAX_MEMBERS:
        raise UnreadableFile(
            f"“{name}” holds {len(names)} files, too many for an article: save the article anew."
        )
    outside = next((n for n in names if _OUTSIDE.search(n)), None)
    if outside is not None:
        raise UnreadableFile(
            f"“{name}” holds a file whose name leads out of its folder (“{outside[:60]}”): "
            f"do not trust it, get it from its maker again."
        )
    return Archive(file, name)


def parse_xml(data: bytes, name: str, *, doctype: bool = False) -> etree._Element:
    """Return the root of an XML file; nothing is fetched and no entity is declared or resolved.

    Args:
        data: The file.
        name: What to call it in messages.
        doctype: Whether it may name its document type, as XHTML does, without declaring anything.

    Raises:
        UnreadableFile: It is no XML, or declares entities or a document type that it may not.
    """
    codec = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4] else "latin_1"
    text = data.decode(codec, "replace")
    found = _DOCTYPE.search(text)
    if (found and (found[1] or not doctype)) or _DECLARATION.search(text):
        raise UnreadableFile(
            f"“{name}” declares entities in its XML, which articles do not need: "
            f"do not trust it, get it from its maker again."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” is damaged or not what its name says: open it in its own program and save it anew."
    )


def _too_much(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” inflates to far more than an article holds: do not trust it, "
        f"get it from its maker again."
    )
