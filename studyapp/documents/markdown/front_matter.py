"""The fields at the top of a Markdown file: what it is called, who wrote it, when and in what."""

import re
import tomllib
from dataclasses import dataclass

from studyapp.documents.dating import to_edtf
from studyapp.documents.language import language_code

_FIELD = re.compile(r"([A-Za-z_-]+)\s*:(?:\s+(.*)|)")
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.S)
_PANDOC = re.compile(r"(?:%[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){1,3}")
_TOML_LIMIT = 100_000
_INNER = re.compile(r"(?:-\s+)?(?:([A-Za-z_-]+)\s*:(?:\s+|$))?(.*)")
_BLOCK = re.compile(r"[|>][+-]?\d?")
_COMMENT = re.compile(r"\s+#\s.*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says; empty where it says nothing."""

    title: str = ""
    author: str = ""
    date: str = ""
    """EDTF."""
    source: str = ""
    """As it is written: an address or words."""
    language: str = ""

    @property
    def address(self) -> str:
        return self.source if _ADDRESS.fullmatch(self.source) else ""


def read_front(content: str) -> Front:
    """Return the fields of YAML front matter in its simple forms: texts, lists, names of people."""
    return _front(_fields(content))


def take_other_front(text: str) -> tuple[Front, str]:
    """Return the fields of front matter in TOML or of Pandoc's title block, and the text without it.

    Blank lines stand where it was, so that lines keep their numbers.
    """
    if found := _TOML.match(text):
        fields = _toml_fields(found[1])
    elif found := _PANDOC.match(text):
        lines = [" ".join(part.split()) for part in found[0][1:].split("\n%")]
        people = (
            [part for part in re.split(r";|\band\b", lines[1]) if part.strip()] if lines[1:] else []
        )
        fields = {"title": lines[:1], "author": [p.strip() for p in people], "date": lines[2:]}
    else:
        return Front(), text
    return _front(fields), "\n" * found[0].count("\n") + text[found.end() :]


def _toml_fields(content: str) -> dict[str, list[str]]:
    try:
        said = tomllib.loads(content) if len(content) <= _TOML_LIMIT else {}
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    values = {key.casefold(): v if isinstance(v, list) else [v] for key, v in said.items()}
    return {key: [str(v) for v in vs if not isinstance(v, dict)] for key, vs in values.items()}


def _front(fields: dict[str, list[str]]) -> Front:
    def first(*names: str) -> str:
        return next((", ".join(fields[n]) for n in names if any(fields.get(n, ()))), "")

    return Front(
        title=first("title"),
        author=first("author", "authors", "byline", "creator"),
        date=to_edtf(first("date", "published", "created")),
        source=first("source", "url", "source_url", "canonical_url", "link"),
        language=language_code(first("language", "lang", "locale")),
    )


def _fields(content: str) -> dict[str, list[str]]:
    """Return the values of each field; of people with several fields only their names."""
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    running = False
    for line in content.splitlines():
        found = _FIELD.fullmatch(line.rstrip())
        if found:
            values = fields.setdefault(found[1].casefold(), [])
            running = bool(_BLOCK.fullmatch(found[2] or ""))
            values += [] if running else _values(found[2] or "")
        elif running and line.strip():
            values[:] = [" ".join([*values, line.strip()])]
        elif line[:1] in (" ", "-", "\t") and (inner := _INNER.fullmatch(line.strip())):
            named = (inner[1] or "name").casefold() == "name"
            values += _values(inner[2]) if named else []
    return fields


def _values(text: str) -> list[str]:
    text = text.strip()
    if text[:1] not in ('"', "'"):
        text = _COMMENT.sub("", text)
    if text.startswith("[") and text.endswith("]"):
        return [value for part in text[1:-1].split(",") if (value := _unquoted(part))]
    return [value] if (value := _unquoted(text)) else []


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
