"""Runs the migrations on the connection that `studyapp.store.upgrade` hands in."""

from typing import Literal

from alembic import context

from studyapp.store.tables import Base, UtcDateTime


def _render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write plain column types, so that old migrations never import the app's code."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


def _include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the search tables: FTS5 makes them, and models know nothing of them."""
    return not (kind == "table" and "_search" in (name or ""))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    render_item=_render_item,
    include_name=_include_name,
)
with context.begin_transaction():
    context.run_migrations()
