"""Date cards: each rule with examples, and the sentences it refuses."""

import pytest

from studyapp.generation.forms import event_nouns, events, gaps
from tests.generation.texts import analysed, asked


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("They had voted before the August 1921 coup of the Lisbon generals.",
         "In what month and year did the coup of the Lisbon generals take place?", "August 1921"),
        ("Many left after Norway's 1905 separation, and the 1906 visit to Berlin failed.",
         "In what year did the visit to Berlin take place?", "1906"),
        ("President Lund's visit to Malta in 1972 was a success.",
         "In what year did President Lund's visit to Malta take place?", "1972"),
    ],
)  # fmt: skip
def test_an_event_beside_its_date_is_asked(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(event_nouns.dated_nouns, sentence)


@pytest.mark.parametrize(
    "sentence", ["The ministers left after the meeting in 1902.", "They had a long talk in 1902."]
)
def test_an_event_that_is_not_named_is_not_asked(sentence: str) -> None:
    assert asked(event_nouns.dated_nouns, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("In 1707 Scotland joined England.", "In what year did Scotland join England?"),
        ("On 3 May 1921, Norway sold the island of Ven.", "On what date did Norway sell the island of Ven?"),
        ("The mill was built by monks in 1340.", "In what year was the mill built by monks?"),
        ("The mill at Marlow burned in the 1920s.", "In what decade did the mill at Marlow burn?"),
        ("Since the 1920s, Norway has sold herring.", "Since when has Norway sold herring?"),
        ("Norway sold herring until 1931.", "Until when did Norway sell herring?"),
        ("Norway sold herring after 1931.", "After what year did Norway sell herring?"),
        ("Norway sold herring from 1931 to 1935.", "In what period did Norway sell herring?"),
        ("By the 14th century Genoa owned the port.", "By what century did Genoa own the port?"),
        ("In 1947 Truman addressed the house and requested aid.", "In what year did Truman address the house?"),
        ("In 1821 Greece rose, and in 1830 Belgium left the union.", "In what year did Belgium leave the union?"),
        ("The Danes, in April 1864, lost the fort.", "In what month and year did the Danes lose the fort?"),
        ("In 1864 the Danes had lost the fort.", "In what year did the Danes lose the fort?"),
        ("The fort had been taken in 1864.", "In what year was the fort taken?"),
        ("Founded by monks, the abbey printed its first book in 1502, using Italian letters.",
         "In what year did the abbey print its first book?"),
        ("By 1864 the Danes had lost the fort.", "By what year had the Danes lost the fort?"),
        ("In 1864 Lund set out from Oslo to sell the fort.",
         "In what year did Lund set out from Oslo to sell the fort?"),
        ("One of the kings, Harald III of Ven, lost the fort in 1864.",
         "In what year did Harald III of Ven lose the fort?"),
        ("One of the northern kings, Harald of Ven, lost the fort in 1864.",
         "In what year did one of the northern kings, Harald of Ven, lose the fort?"),
        ("The captain once sailed to Malta in 1817.", "In what year did the captain sail to Malta?"),
        ("Since the 1860s, the Danes began to sell their forts.",
         "In what decade did the Danes begin to sell their forts?"),
        ("Ven has the oldest port of the coast, having been a rich town in the 1860s.",
         "In what decade was Ven a rich town?"),
        ("The fort has been taken in 1864 by the Danes.", "In what year was the fort taken by the Danes?"),
        ("The Ister and Savra Rivers were used for the transport of timber as early as the 12th century.",
         "As early as what century were the Ister and Savra Rivers used for the transport of timber?"),
        ("Lund fought the Danes on the 2nd, 3rd and 4th of May 1864 at Ven.",
         "On which days did Lund fight the Danes at Ven?"),
        ("In 1963 the council passed and Ilse Kranz signed the Harbour Act, which paid for piers.",
         "In what year did the council pass the Harbour Act?"),
        ("Increasingly in the 1860s, the Danes sold their forts.",
         "In what decade did the Danes increasingly sell their forts?"),
        ("Named for Ada Lund, the first Lund lamps were lit in 1864 at Ven.",
         "In what year were the first Lund lamps lit at Ven?"),
        ("As discussed in the last chapter, the Danes sold the fort in 1864.",
         "In what year did the Danes sell the fort?"),
        ("In 1632, Lund came to the school of Ven with a grant where she read law.",
         "In what year did Lund come to the school of Ven with a grant?"),
        ("The advance came to an end when the Danes took the fort in 1862.",
         "In what year did the Danes take the fort?"),
        ("Since Norway opened its first mine in the 1930s, nobody has left the coast.",
         "In what decade did Norway open its first mine?"),
        ("By 1920, the Danes had failed in their effort to make the coast safer.",
         "By what year had the Danes failed in their effort to make the coast safer?"),
        ("In 1938, the Ferry Board was created to regulate the fares instead.",
         "In what year was the Ferry Board created to regulate the fares?"),
        ("For 40 years, from 1938 to 1978, the board approved all fares.", "In what period did the board approve all fares?"),
        ("By November 1919, the Danes had sold the fort.", "By what month and year had the Danes sold the fort?"),
        ("In 1919, the weavers took part in nearly three thousand strikes: a record in their history.",
         "In what year did the weavers take part in nearly three thousand strikes?"),
        ("The northern fleet was all but ruined in 1835.", "In what year was the northern fleet all but ruined?"),
        ("As late as 1880, fully half of all Danes still lived and worked on farms.",
         "As late as what year did fully half of all Danes still live and work on farms?"),
        ("In 1934, the mayor of Ven was charged by the courts with robbing the banks.",
         "In what year was the mayor of Ven charged by the courts with robbing the banks?"),
        ("According to the Lund Institute, half of the Danes had a boat in 1902.",
         "In what year did half of the Danes have a boat, according to the Lund Institute?"),
        ("The ferry sank, and her captain, Ola Brun, drowned in 1811.", "In what year did Ola Brun drown?"),
    ],
)  # fmt: skip
def test_a_clause_is_asked_for_its_date(sentence: str, question: str) -> None:
    assert question in [q for q, _ in asked(events.dated_clauses, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They printed the tract of 1534.",
        "Norway planned to sell the island in 1902.",
        "In 1907 and again in 1911 the coast was struck by storms.",
        "As of March 2011, the port had 277 ships.",
        "The splintering of the league that Lund described deepened in 1948.",
        "No date.",
        "One result of the strike was the opening of a clinic in 1877.",
        "An example of the fashion was the rush for land in 1877.",
        "On a letter from his brother Otto, dated 6 March 1654, Lund drew a map.",
    ],
)
def test_a_date_that_may_belong_elsewhere_is_not_asked(sentence: str) -> None:
    assert asked(events.dated_clauses, sentence) == []


def test_a_pronoun_is_replaced_and_shown_in_brackets() -> None:
    found = asked(
        events.dated_clauses, "Clara Whitfield drew a map.", "In 1871 she sold the map to Spain."
    )

    assert ("In what year did [Clara Whitfield] sell the map to Spain?", "1871") in found


@pytest.mark.parametrize(
    ("sentence", "gapped", "answer"),
    [
        ("On 3 May 1921, Norway sold the island.", "On […] (date), Norway sold the island.", "3 May 1921"),
        ("The mill at Marlow burned in the 1920s.", "The mill at Marlow burned in the […] (decade).", "1920s"),
        ("The towns of the coast lost it all in 1921; the people left.",
         "The towns of the coast lost it all in […] (year).", "1921"),
    ],
)  # fmt: skip
def test_a_gap_is_left_for_the_date(sentence: str, gapped: str, answer: str) -> None:
    assert (gapped, answer) in asked(gaps.dates, sentence)


def test_a_gap_in_brackets_says_what_it_asks_for() -> None:
    found = asked(gaps.dates, "Lund made his name with the novels Rain and Snow (1962).")
    assert [q for q, _ in found] == [
        "Lund made his name with the novels Rain and Snow (year: […])."
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "No date stands in this sentence.",
        "Nils Holm (1906) was the only author to see the habit.",
        "The abbey was sold by the monks in 1699 or 1700 to Alexander Holm.",
        "Ida Holm claims that in 1997 she was taken to a ship near Cuba.",
    ],
)
def test_no_gap_is_left_where_a_text_does_not_say_when_something_was(sentence: str) -> None:
    assert asked(gaps.dates, sentence) == []


def test_no_gap_is_left_where_its_decade_is_named() -> None:
    found = asked(gaps.dates, "In the 1330s storms led to a famine, which began in 1331.")

    assert "1331" not in [answer for _, answer in found]


def test_a_gap_leaves_a_sentence_and_no_clause_beside_one() -> None:
    found = asked(gaps.dates, "As the summer of 1929 came to an end, the Danes sold the fort.")

    assert not any(question.startswith("As the […] (season") for question, _ in found)


def test_what_is_done_to_something_named_before_is_no_sentence() -> None:
    found = asked(
        gaps.dates, "Lund was kind to the old, and that is what she did for them in 1799."
    )

    assert not any(question.startswith("She did") for question, _ in found)


def test_a_gap_stands_beside_what_its_date_belongs_to() -> None:
    sentence = (
        "Brun founded the Ister club in 1932, a powerful party of the north in the 1940s and 1950s."
    )
    gapped = [text for text, answer in asked(gaps.dates, sentence) if answer == "1940s and 1950s"]

    assert all("party of the north in the […]" in text for text in gapped)
    assert "In what year did Brun found the Ister club?" in [
        question for question, _ in asked(events.dated_clauses, sentence)
    ]


def test_a_pronoun_stays_behind_the_last_name_of_whom_it_means() -> None:
    life = (
        "Painter Clara Whitfield moved to Paris.",
        "In her youth, Whitfield sold a map in 1902.",
    )
    questions = [q for q, _ in asked(events.dated_clauses, *life)]

    assert questions == ["In what year did Whitfield sell a map in her youth?"]


def test_a_date_without_year_is_marked_as_inferred() -> None:
    analysis = analysed("War came in 1894.", "On the 25th of July Oldham left York.")

    (candidate, *_) = gaps.dates(analysis, analysis.sentences[1])

    assert candidate.date is not None
    assert (candidate.answer, candidate.date.edtf) == ("25th of July (1894)", "1894-07-25")
    assert candidate.date.inferred


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Ada Cooper first sailed to Malta in 1817.", "In what year did Ada Cooper first sail to Malta?"),
        ("First, Ada Cooper sailed to Malta in 1817.", "In what year did Ada Cooper sail to Malta?"),
        ("Perhaps Ada Cooper sailed to Malta in 1817.", "In what year did Ada Cooper perhaps sail to Malta?"),
        ("However, Ada Cooper sailed to Malta in 1817.", "In what year did Ada Cooper sail to Malta?"),
    ],
)  # fmt: skip
def test_what_ties_to_the_text_goes_and_what_changes_the_sense_stays(
    sentence: str, question: str
) -> None:
    assert question in [q for q, _ in asked(events.dated_clauses, sentence)]


@pytest.mark.parametrize("rule", [events.dated_clauses, gaps.dates])
def test_a_day_ahead_does_not_take_the_year_of_a_day_long_past(rule) -> None:
    before = "The first ship flew on 12 April 1981."
    assert asked(rule, before, "The last ship will fly to the station on 28 June.") == []
    assert asked(rule, before, "The second ship flew to the station on 28 June.") != []


def test_no_gap_is_left_for_the_year_that_a_war_is_named_by() -> None:
    assert asked(gaps.dates, "The treaty of Ghent ended the War of 1812 for the two powers.") == []
