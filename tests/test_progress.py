"""Stages of work report their share of the whole."""

import pytest

from studyapp.progress import share


@pytest.mark.parametrize(
    ("done", "total", "told"), [(0, 4, 200), (2, 4, 600), (4, 4, 1000), (0, 0, 200)]
)
def test_a_stage_moves_the_whole_from_its_start_to_its_end(done, total, told):
    reported = []
    share(lambda *moved: reported.append(moved), 20, 100)(done, total)
    assert reported == [(told, 1000)]


def test_stages_within_a_stage_stay_inside_it():
    reported = []
    outer = share(lambda done, _total: reported.append(done), 50, 100)
    share(outer, 0, 50)(1, 1)
    assert reported == [750]
