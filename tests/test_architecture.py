"""The import rules hold, each of them bites, and only the window needs Qt."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINTER = Path(sys.executable).with_name("lint-imports")

BREACHES = {
    "a lower layer imports a higher one": ("studyapp/model.py", "studyapp.services"),
    "ui reaches past the services": ("studyapp/ui/theme.py", "studyapp.store"),
    "cli reaches past the services": ("studyapp/cli/__init__.py", "studyapp.generation"),
    "packages of one layer know each other": (
        "studyapp/generation/cards.py",
        "studyapp.documents",
    ),
    "Qt outside the window": ("studyapp/services/review.py", "PySide6"),
    "SQLAlchemy outside the store": ("studyapp/services/review.py", "sqlalchemy"),
    "Alembic outside the store": ("studyapp/cli/__init__.py", "alembic"),
    "fsrs outside scheduling": ("studyapp/services/review.py", "fsrs"),
    "genanki outside its one module": ("studyapp/decks/folder.py", "genanki"),
    "the network outside the engine": ("studyapp/generation/dates.py", "onnxruntime"),
    "markdown-it outside documents": ("studyapp/decks/folder.py", "markdown_it"),
    "lxml outside documents": ("studyapp/decks/folder.py", "lxml"),
    "mammoth outside documents": ("studyapp/services/preparing.py", "mammoth"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code that may be broken."""
    shutil.copytree(ROOT / "studyapp", tmp_path / "studyapp")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


def test_all_contracts_are_kept():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("file", "imported"), BREACHES.values(), ids=BREACHES.keys())
def test_a_breach_is_caught(copy, file, imported):
    broken = copy / file
    broken.write_text(broken.read_text("utf-8") + f"\nimport {imported}\n", "utf-8")
    result = lint(copy)
    assert result.returncode == 1
    assert "BROKEN" in result.stdout


def test_a_module_outside_the_layers_is_caught(copy):
    (copy / "studyapp" / "helpers.py").write_text('"""Anything."""\n', "utf-8")
    assert lint(copy).returncode == 1


def test_everything_but_the_window_loads_without_qt():
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sorted((ROOT / "studyapp").rglob("*.py"))
        if "ui" not in path.parts and "versions" not in path.parts
        if path.name not in ("__init__.py", "env.py")
    ]
    code = f"import sys, {', '.join(modules)}; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
