"""Reads web pages saved in one file with all that they show (.mhtml): the page itself is read."""

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from studyapp.documents.decoding import declared_encoding, decode
from studyapp.documents.drafts import Draft
from studyapp.documents.web.reading import read_page
from studyapp.errors import UnreadableFile
from studyapp.progress import Progress, share

_PAGES = ("text/html", "application/xhtml+xml")
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of a web page saved as MHTML.

    Raises:
        UnreadableFile: There is no page in it, or the page is no text.
    """
    progress(0, 100)
    try:
        message = message_from_bytes(data)
        page = next((m for m in message.walk() if m.get_content_type() in _PAGES), None)
    except RecursionError:
        page = None
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise UnreadableFile(
            f"“{name}” holds no saved web page: save the page anew in the browser, as HTML."
        )
    declared = page.get_content_charset() or declared_encoding(content)
    text, encoding = decode(content, name, declared=declared)
    draft = read_page(text, share(progress, 10, 100))
    source = draft.source or _address(message) or _address(page)
    return replace(draft, source=source, report=[encoding, *draft.report])


def _address(message: Message) -> str:
    said = (str(message.get(name, "")).strip() for name in _ADDRESSES)
    return next((text for text in said if text.startswith(("http://", "https://"))), "")
