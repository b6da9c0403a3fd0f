"""What was acknowledged stays: programs killed at any moment, disks that run full."""

import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.store.backup import check
from studyapp.store.store import Store
from tests.store.samples import NOW, add, card

ROOT = Path(__file__).parents[2]
CARDS = 40


def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(library: Path) -> None:
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        add(tx, *map(card, range(CARDS)))
    acknowledged = 0
    for answers in (1, 7, 2, 13, 30):
        acknowledged += kill_after(answers, library)
        with Store.open(library, now=NOW) as store, store.transaction() as tx:
            kept = tx.reviews.count()
            assert kept >= acknowledged
            acknowledged = kept
            for n in range(CARDS):
                given = len(tx.reviews.of(card(n).id))
                schedule = tx.cards.get(card(n).id).schedule
                assert given == (schedule.reps if schedule else 0)
        assert check(library) == []


def kill_after(answers: int, library: Path) -> int:
    """Let another program answer cards, kill it in the middle; return what it acknowledged."""
    command = [sys.executable, "-m", "tests.store.answering", str(library), str(CARDS)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        for _ in range(answers):
            assert program.stdout.readline() == b"kept\n"
        program.kill()
        return answers + program.stdout.read().count(b"kept\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")
@pytest.mark.parametrize("scene", ["new_library", "import_of_cards", "answers", "copy"])
def test_a_full_disk_is_told_in_a_sentence_and_changes_nothing(library: Path, scene: str) -> None:
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        add(tx, card(0))
    command = [sys.executable, "-m", "tests.store.full_disk", scene, str(library)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr, done.returncode) == ("passed\n", "", 0)
