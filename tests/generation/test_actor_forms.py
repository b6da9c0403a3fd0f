"""Actor cards: who and which, by whom, and who somebody was."""

import pytest

from studyapp.generation.forms import agents, roles
from tests.generation.texts import asked


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("France sold the island to Spain.", "Which country sold the island to Spain?", "France"),
        ("France and Spain shared it.", "Which two countries shared it?", "France and Spain"),
        ("NATO sent a fleet to Malta.", "Which organisation sent a fleet to Malta?", "NATO"),
        ("In 1902, Clara Whitfield wrote to Norway.", "In 1902, who wrote to Norway?", "Clara Whitfield"),
        ("Since then, France has sold arms to Spain.", "Which country has sold arms to Spain?", "France"),
        ("France gradually lost its trade, which hurt the ports.",
         "Which country gradually lost its trade?", "France"),
        ("Admiral Lund, the commander of the fleet, entered the bay.", "Who entered the bay?", "Admiral Lund"),
        ("Of all the powers, only Norway kept its fleet.",
         "Of all the powers, which country kept its fleet?", "Norway"),
        ("The doctor and inventor Marie Colinet improved the method.",
         "Who improved the method?", "The doctor and inventor Marie Colinet"),
        ("To the critics, Norway was a threat to the league.",
         "Which country was a threat to the league to the critics?", "Norway"),
        ("In the old port of Bergen, Clara Whitfield founded a school.",
         "Who founded a school in the old port of Bergen?", "Clara Whitfield"),
        ("Its mayor, Ilse Kranz, admitted the loss.", "Who admitted the loss?", "Ilse Kranz"),
        ("The king of Armenia sold the island.", "Who sold the island?", "The king of Armenia"),
        ("Bergen grew fast, and after 1811 became the seat of the northern bank.",
         "Which place became the seat of the northern bank after 1811?", "Bergen"),
        ("The Northern Allies divided their prizes among the crews in 1811.",
         "Who divided their prizes among the crews in 1811?", "The Northern Allies"),
        ("Danish is still spoken in some villages of the coast.",
         "Which language is still spoken in some villages of the coast?", "Danish"),
        ("The Osmund Trail is a road that begins at the old church in Bergen.",
         "Which trail begins at the old church in Bergen?", "The Osmund Trail"),
        ("The pilot wrote to his oldest friend, Harald Brun, in 1811.",
         "Who wrote to his oldest friend, Harald Brun, in 1811?", "The pilot"),
    ],
)  # fmt: skip
def test_the_subject_is_asked(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(agents.subjects, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "French trade grew.",
        "It sold the island.",
        "Most of the Danes who were seized on the coast were sold.",
    ],
)
def test_a_subject_that_names_nobody_is_not_asked(sentence: str) -> None:
    assert asked(agents.subjects, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("The fort was taken by the Danes.", "By which people was the fort taken?", "the Danes"),
        ("The fort was sold by Norway, in 1902.", "By which country was the fort sold in 1902?", "Norway"),
        ("The fort was sold by Norwegian traders.", "By whom was the fort sold?", "Norwegian traders"),
    ],
)  # fmt: skip
def test_the_agent_of_a_passive_is_asked(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(agents.passive_agents, sentence)


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Pietro Lodano, the commander of the fleet, entered the bay.",
         "Who was Pietro Lodano?", "the commander of the fleet"),
        ("The new French president, Paul Ormond, agreed.", "Who was Paul Ormond?", "the new French president"),
        ("Paul Ormond (1822–1901), a chemist from Lyon, agreed.", "Who was Paul Ormond?", "a chemist from Lyon"),
        ("Lord Rosen, the prime minister, praised it.", "How does the text describe Rosen?", "the prime minister"),
    ],
)  # fmt: skip
def test_a_role_in_apposition_is_asked(sentence: str, question: str, answer: str) -> None:
    assert asked(roles.appositions, sentence) == [(question, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "With Paul Ormond, the treaty was signed, and the minister left.",
        "Paul Ormond, his brother, agreed.",
        "The councils met, as well as the green councillors Claudia Holm of Bergen and Peter Lund of Oslo.",
        "Paul Ormond agreed.",
    ],
)
def test_an_apposition_without_a_role_is_not_asked(sentence: str) -> None:
    assert asked(roles.appositions, sentence) == []
