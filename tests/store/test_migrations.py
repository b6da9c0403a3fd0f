"""The schema over time: the tables agree with it, old libraries move on whole or stay."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from studyapp.errors import UnreadableFile, UnwritableFile
from studyapp.model import State
from studyapp.store import migration
from studyapp.store.backup import check
from studyapp.store.engine import writing_engine
from studyapp.store.store import Store
from studyapp.store.tables import Base
from tests.store import golden_library
from tests.store.samples import NOW, TONIGHT, add, card, review, schedule

REBUILD = """
with op.batch_alter_table("card", recreate="always") as card:
    card.add_column(sa.Column("stars", sa.Integer(), nullable=True))
"""
BREAK = """
op.create_table("extra", sa.Column("id", sa.Integer()))
op.execute("DELETE FROM review")
op.execute("ALTER TABLE lacking RENAME TO something")
"""
ORPHAN = 'op.execute("DELETE FROM card")'


def scripts(folder: Path, upgrade: str) -> Path:
    """Copy the migrations and append one that runs this code."""
    copied = folder / "migrations"
    shutil.copytree(migration.SCRIPTS, copied, ignore=shutil.ignore_patterns("__pycache__"))
    head = migration.revisions()[-1]
    body = upgrade.strip().replace("\n", "\n    ")
    (copied / "versions" / "9000_test.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision, down_revision = '9000', {head!r}\ndef upgrade():\n    {body}\n"
    )
    return copied


def dump(path: Path) -> list[str]:
    """Everything in a library as SQL, without the search tables, which cannot be dumped."""
    with closing(sqlite3.connect(path)) as connection:
        schema = connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            if "_search" not in name
        ]
        rows = [connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables]
        return [repr(line) for line in (*schema, *zip(tables, rows, strict=True))]


@pytest.fixture
def studied(library: Path) -> Path:
    """A library with a card that was answered once."""
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        add(tx, card(1), card(2))
        tx.reviews.add(review(card(1).id), None)
        tx.cards.schedule(card(1).id, schedule(State.REVIEW, NOW))
    return library


def test_migrations_and_tables_agree(library: Path) -> None:
    def include(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and "_search" in (name or ""))

    engine = writing_engine(library)
    with engine.connect() as connection:
        options = {"include_name": include, "compare_type": True, "render_as_batch": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_a_library_with_reviews_migrates_without_losing_them(studied: Path, tmp_path: Path) -> None:
    migration.bring_up_to_date(studied, now=NOW, scripts=scripts(tmp_path, REBUILD))
    with closing(sqlite3.connect(studied)) as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("card", "schedule", "review", "block", "note")
        ]
        assert counts == [2, 1, 1, 2, 1]
        assert connection.execute("SELECT stars FROM card").fetchall() == [(None,), (None,)]
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9000",)
    assert check(studied) == []


def test_a_copy_is_kept_before_migrating(studied: Path, tmp_path: Path) -> None:
    before = dump(studied)
    migration.bring_up_to_date(studied, now=NOW, scripts=scripts(tmp_path, REBUILD))
    (copy,) = (studied.parent / "backups").iterdir()
    newest = migration.revisions()[-1]
    assert copy.name == f"library-{newest}-20260504-090000.studyapp"
    assert dump(copy) == before
    assert check(copy) == []
    with Store.open(copy, now=NOW) as store, store.transaction() as tx:
        assert tx.reviews.count() == 1


@pytest.mark.parametrize(
    ("upgrade", "error"), [(BREAK, "no such table"), (ORPHAN, "orphaned"), ("1 / 0", "division")]
)
def test_a_migration_that_fails_leaves_the_library_as_it_was(
    studied: Path, tmp_path: Path, upgrade: str, error: str
) -> None:
    before = dump(studied)
    with pytest.raises(Exception, match=error):
        migration.bring_up_to_date(studied, now=NOW, scripts=scripts(tmp_path, upgrade))
    assert dump(studied) == before
    with Store.open(studied, now=NOW) as store, store.transaction() as tx:
        assert tx.reviews.count() == 1


def test_without_a_copy_nothing_is_migrated(studied: Path, tmp_path: Path) -> None:
    (studied.parent / "backups").write_text("no folder")
    before = studied.read_bytes()
    with pytest.raises(UnwritableFile, match="backups"):
        migration.bring_up_to_date(studied, now=NOW, scripts=scripts(tmp_path, REBUILD))
    assert studied.read_bytes() == before


def test_a_library_that_is_up_to_date_gets_no_copy(studied: Path) -> None:
    migration.bring_up_to_date(studied, now=NOW)
    assert not (studied.parent / "backups").exists()


def test_reading_an_older_library_asks_to_open_it_first(
    studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = migration.revisions(scripts(tmp_path, REBUILD))
    monkeypatch.setattr(migration, "revisions", lambda _scripts=None: newer)
    with pytest.raises(UnreadableFile, match="older version"):
        Store.open_read_only(studied)


def test_what_a_killed_program_left_of_a_new_library_does_not_matter(tmp_path: Path) -> None:
    for name in ("new.studyapp.partial", "new.studyapp.partial-wal"):
        (tmp_path / name).write_bytes(b"half" * 2000)
    with Store.open(tmp_path / "new.studyapp", now=NOW) as store, store.transaction() as tx:
        assert tx.documents.entries(NOW, TONIGHT) == []
    assert not list(tmp_path.glob("*.partial*"))


@pytest.mark.parametrize("revision", migration.revisions())
def test_a_library_of_each_released_schema_opens_with_all_it_holds(
    revision: str, tmp_path: Path
) -> None:
    golden = golden_library.FOLDER / f"{revision}.studyapp"
    path = Path(shutil.copy(golden, tmp_path / "library.studyapp"))
    with Store.open(path, now=NOW) as store, store.transaction() as tx:
        number, _ = (entry.id for entry in tx.documents.entries(NOW, TONIGHT))
        assert tx.documents.get(number) == golden_library.DOCUMENT
        assert tuple(c.card for c in tx.cards.of(number, rejected=True)) == golden_library.CARDS
        assert tx.cards.get(golden_library.CARDS[0].id).schedule == golden_library.SCHEDULE
        assert tx.reviews.since(NOW) == [golden_library.REVIEW]
        assert tx.reviews.last() == (golden_library.REVIEW, golden_library.BEFORE)
        assert tx.decks.all() == [golden_library.DECK]
        assert [c.card for c in tx.cards.search("zurich")] == [golden_library.CARDS[0]]
    assert check(path) == []
