"""What decisions about cards say of the rules."""

from studyapp.generation.learning import Decisions, shifts


def test_kept_cards_raise_a_rule_and_rejected_ones_lower_it() -> None:
    found = shifts([Decisions("reason", 10, 0), Decisions("who", 0, 10)])
    assert found == {"reason": 0.15, "who": -0.15}


def test_few_decisions_say_little_and_many_no_more_than_the_most() -> None:
    few, many = shifts([Decisions("a", 1, 0), Decisions("b", 9990, 0)]).values()
    assert few == 0.027
    assert many == 0.3


def test_as_many_kept_as_rejected_say_nothing() -> None:
    assert shifts([Decisions("who", 4, 4), Decisions("", 3, 0)]) == {}
