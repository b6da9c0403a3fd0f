"""Running Alembic's migrations on a library file, all of them or none."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from studyapp.store.engine import writing_engine


def upgrade(path: Path, scripts: Path) -> None:
    """Bring the schema of an existing file to the newest revision of `scripts`.

    Raises:
        RuntimeError: A migration left rows that point to nothing; it was rolled back.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = writing_engine(path, foreign_keys=False)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if orphans:
                raise RuntimeError(f"The migration of {path} left {len(orphans)} orphaned rows.")
    finally:
        engine.dispose()
