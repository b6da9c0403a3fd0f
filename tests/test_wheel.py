"""The wheel holds what the app ships with, and works without the checkout."""

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel, and the dependencies of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "bare", with_pip=False)
    scripts = "Scripts" if sys.platform == "win32" else "bin"
    python = folder / "bare" / scripts / "python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asked = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    site = Path(asked.stdout.strip())
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(site),
    ]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    # A line of a .pth file names a folder but does not run the .pth files in it: the editable
    # installation of this checkout stays out.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(python), "-m", "studyapp", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def resource(python: Path, folder: Path, expression: str) -> str:
    code = f"from studyapp import paths; print({expression})"
    done = subprocess.run(
        [python, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_wheel_brings_its_own_resources(installed, tmp_path):
    where = resource(installed, tmp_path, "paths.RESOURCES")
    assert str(ROOT) not in where
    assert (Path(where) / "articles").is_dir()


def test_cards_are_generated_from_the_shipped_article(installed, tmp_path):
    article = resource(installed, tmp_path, "paths.article_file('sino-russian-relations')")
    done = run(installed, tmp_path, "generate", article, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["cards"]) > 20


def test_the_shipped_decks_pass_their_check(installed, tmp_path):
    decks = Path(resource(installed, tmp_path, "paths.DECKS"))
    folders = [str(p) for p in sorted(decks.iterdir()) if p.is_dir()]
    assert folders
    done = run(installed, tmp_path, "deck", "check", *folders)
    assert done.returncode == 0, done.stdout + done.stderr
