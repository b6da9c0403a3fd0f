"""Full-text search over question, answers and quote: from what the user types to a query."""

import unicodedata

from sqlalchemy import TextClause, column, table, text

SEARCH = table("card_search", column("rowid"))
"""The FTS5 table; triggers of the schema keep it in step with `card`."""


def match_expression(typed: str) -> str | None:
    """Return an FTS5 expression for cards that have every word typed, or a word beginning so.

    Quoting each word takes the meaning from AND, NEAR, *, parentheses and quotation marks.

    Returns:
        None when nothing was typed that could be found.
    """
    clean = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in typed)
    words = [word for word in clean.split() if any(c.isalnum() for c in word)]
    return " ".join(f'"{word.replace(chr(34), " ")}"*' for word in words) or None


def matches(expression: str) -> TextClause:
    """The condition that a line of `card_search` matches."""
    return text("card_search MATCH :expression").bindparams(expression=expression)
