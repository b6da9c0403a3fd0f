"""E-mails and newsletters: the lines of their head, and what mailing programs put below them."""

import re
from dataclasses import dataclass, field

from studyapp.documents.drafts import excerpt
from studyapp.report import Remark

_HEAD = re.compile(
    r"(?:^(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID|In-Reply-To|References|Received|"
    r"Return-Path|MIME-Version|Content-[\w-]+|X-[\w-]+|List-[\w-]+|Sender|Precedence|Organization|"
    r"Lines|Newsgroups|Path|Xref|Delivered-To|User-Agent):[ \t][^\n]*\n(?:[ \t]+\S[^\n]*\n)*){3,}",
    re.M,
)
_FIELD = re.compile(r"^(From|Subject|Date):[ \t]+([^\n]*)", re.M)
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg):\s*|\[[\w .-]{1,30}\]\s*)+", re.I)
_ADDRESS = re.compile(r"\s*[<(]?\S+@\S+[>)]?\s*")
_SIGNATURE = re.compile(
    r"^-- ?\n(?:[^\n]*\n?){1,12}\Z|^-- ?\n(?:[^\n]+\n){1,6}(?=\s*\n(?:From|Date): )", re.M
)
_TOP = 400
"""The head of a message stands so near to the beginning."""


@dataclass(frozen=True, slots=True)
class Message:
    """The text of a message without its head, and what the head says of it."""

    text: str
    title: str = ""
    author: str = ""
    date: str = ""
    report: list[Remark] = field(default_factory=list)


def without_head(text: str) -> Message:
    """Take the heads of messages and their signatures out, keeping the numbers of the lines."""
    first = _HEAD.search(text)
    if not first or first.start() > _TOP:
        return Message(text)
    found = dict(_FIELD.findall(first[0]))
    report: list[Remark] = []

    def drop(what: str, found: re.Match[str]) -> str:
        line = text.count("\n", 0, found.start()) + 1
        report.append(Remark(what, f"“{excerpt(found[0])}”", line, dropped=found[0].strip()))
        return "\n" * found[0].count("\n")

    text = _HEAD.sub(lambda m: drop("head of an e-mail left out", m), text)
    text = _SIGNATURE.sub(lambda m: drop("signature left out", m), text)
    title = _PREFIX.sub("", found.get("Subject", ""), count=1).strip()
    author = _ADDRESS.sub(" ", found.get("From", "")).strip(" \"'\t")
    return Message(text, title, author, found.get("Date", ""), report)
