"""The grammar of dates: spans, EDTF, grain, and years taken from the context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.generation.dates import Date, Year, after, find
from studyapp.generation.edtf import Grain


def only(sentence: str) -> Date:
    (date,) = find(sentence)
    return date


@pytest.mark.parametrize(
    ("sentence", "text", "edtf", "grain"),
    [
        ("It opened in 1972.", "1972", "1972", Grain.YEAR),
        ("It opened in April of 1996.", "April of 1996", "1996-04", Grain.MONTH),
        ("On May 2, 1648, it sailed.", "May 2, 1648", "1648-05-02", Grain.DAY),
        ("On the 27th of November 1668 he fell.", "27th of November 1668", "1668-11-27", Grain.DAY),
        ("On the fifth of March, 1534, it rained.", "fifth of March, 1534", "1534-03-05", Grain.DAY),
        ("In the summer of 1945 it ended.", "summer of 1945", "1945-22", Grain.SEASON),
        ("In the winter of 1652-3 it froze.", "winter of 1652-3", "1652-24", Grain.SEASON),
        ("It grew in the late 1950s.", "late 1950s", "195X", Grain.PERIOD),
        ("It grew in the 1950s.", "1950s", "195X", Grain.DECADE),
        ("In the 9th century it stood.", "9th century", "08XX", Grain.CENTURY),
        ("By the mid-seventeenth century it fell.", "mid-seventeenth century", "16XX", Grain.PERIOD),
        ("It was lost in 190 BC.", "190 BC", "-0189", Grain.YEAR),
        ("It was lost in 12 B.C. again.", "12 B.C.", "-0011", Grain.YEAR),
        ("It burned in AD 79.", "AD 79", "0079", Grain.YEAR),
        ("In the 3rd century BC it rose.", "3rd century BC", "-0299/-0200", Grain.CENTURY),
        ("It was made c. 1450 in Ulm.", "c. 1450", "1450~", Grain.YEAR),
        ("It lasted from 312 BC to 63 BC.", "from 312 BC to 63 BC", "-0311/-0062", Grain.RANGE),
        ("He ruled 305–281 BC.", "305–281 BC", "-0304/-0280", Grain.RANGE),
        ("The war of 1914-18 was long.", "1914-18", "1914/1918", Grain.RANGE),
        ("The season of 1894–5 was dry.", "1894–5", "1894/1895", Grain.RANGE),
        ("Between 1882 and 1890 it grew.", "Between 1882 and 1890", "1882/1890", Grain.RANGE),
        ("It shrank between 1991 to early 1999.", "between 1991 to early 1999", "1991/1999", Grain.RANGE),
        ("They met from June to August 1950.", "from June to August 1950", "1950-06/1950-08", Grain.RANGE),
        ("They ruled from the 1950s to the 1970s.", "from the 1950s to the 1970s", "195X/197X", Grain.RANGE),
        ("In 1700 he came.", "1700", "1700", Grain.YEAR),
        ("Anna Holm (1831–1899) wrote it.", "1831–1899", "1831/1899", Grain.RANGE),
        ("Avin (980–1037) wrote it.", "980–1037", "0980/1037", Grain.RANGE),
        ("It met on the 4th and 5th of May, 1889.", "4th and 5th of May, 1889", "1889-05-04/1889-05-05", Grain.RANGE),
        ("They met on 4-6 May 1889.", "4-6 May 1889", "1889-05-04/1889-05-06", Grain.RANGE),
        ("It came back (1875, 1882, 1884) again.", "1875, 1882, 1884", "{1875,1882,1884}", Grain.YEARS),
        ("In 1640 and 1641 they met.", "1640 and 1641", "{1640,1641}", Grain.YEARS),
        ("Karl Berg (died 994) wrote it.", "994", "0994", Grain.YEAR),
        ("He asked (on the eighteenth of August, 1535) for leave.", "eighteenth of August, 1535", "1535-08-18", Grain.DAY),
        ("Jazz grew in the 1960s and 70s.", "1960s and 70s", "196X/197X", Grain.RANGE),
        ("He ruled in the 1860s, 70s and 80s.", "1860s, 70s and 80s", "186X/188X", Grain.RANGE),
        ("Storms struck it between 956 and 1323.", "between 956 and 1323", "0956/1323", Grain.RANGE),
        ("Two years later in 1669/70 he came.", "1669/70", "1669/1670", Grain.RANGE),
        ("He came later in 1669.", "later in 1669", "1669", Grain.PERIOD),
        ("In A.D. 70 Titus took it.", "A.D. 70", "0070", Grain.YEAR),
        ("They fought three times between 264 and 146 BC.", "between 264 and 146 BC", "-0263/-0145", Grain.RANGE),
        ("It fell on 29 February 1920.", "29 February 1920", "1920-02-29", Grain.DAY),
    ],
)  # fmt: skip
def test_a_date_is_found_and_understood(sentence: str, text: str, edtf: str, grain: Grain) -> None:
    date = only(sentence)

    assert (date.text, date.edtf, date.grain) == (text, edtf, grain)
    assert sentence[date.start : date.end] == text


@pytest.mark.parametrize(
    "sentence",
    [
        "About 1700 men crossed the river.",
        "It cost 2,000 pounds and $1998 more.",
        "They may march in rows.",
        "The poster at DH2017 was lost.",
        "The losses were borne by the 1st army.",
        "Some 1200 French soldiers fell.",
        "See the ledger (Holm MSS. 1709, f. 55).",
        "As Brown has shown (Brown 1998, 12), it failed.",
        "It ended two years later.",
        "It follows the rules of Decree 2005-981.",
        "The ship was lost on 31 February 1920.",
        "The king died on 0 March 1801.",
        "That makes a total of at least 1340.",
        "",
    ],
)
def test_numbers_and_citations_are_no_dates(sentence: str) -> None:
    assert find(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "text", "edtf"),
    [
        (
            "The fair was held from the ninth to the eleventh century.",
            "from the ninth to the eleventh century",
            "08XX/10XX",
        ),
        (
            "Salt was sold between the 5th and the 3rd century BC.",
            "between the 5th and the 3rd century BC",
            None,
        ),
    ],
)
def test_a_range_of_centuries_has_one_noun(sentence: str, text: str, edtf: str | None) -> None:
    date = only(sentence)

    assert date.text == text
    assert edtf is None or date.edtf == edtf


def test_two_centuries_share_one_noun() -> None:
    date = only("In the late nineteenth and early twentieth centuries it grew.")

    assert (date.text, date.edtf) == ("late nineteenth and early twentieth centuries", "18XX/19XX")


def test_two_centuries_may_share_a_noun_for_one() -> None:
    date = only("In the late nineteenth and early twentieth century it grew.")

    assert (date.text, date.edtf) == ("late nineteenth and early twentieth century", "18XX/19XX")


def test_a_century_before_a_noun_is_told_as_a_century() -> None:
    assert only("The 13th-century war ended it.").answer == "13th century"


def test_a_range_does_not_run_backwards() -> None:
    assert find("The share was 1669/7 of it.") == ()


def test_each_date_of_a_sentence_is_found() -> None:
    assert [d.text for d in find("In 1715 and again in May 1745 they rose.")] == [
        "1715",
        "May 1745",
    ]


@pytest.mark.parametrize(
    ("sentence", "answer", "edtf"),
    [
        ("In February 2000 they signed, and in July the king came.", "July (2000)", "2000-07"),
        ("She won in 1847 and left in the following year.", "1848", "1848"),
        ("In 1894 war was declared on the 1st of August.", "1st of August (1894)", "1894-08-01"),
    ],
)
def test_a_year_of_the_same_sentence_completes_the_answer(
    sentence: str, answer: str, edtf: str
) -> None:
    date = find(sentence)[-1]

    assert (date.answer, date.edtf, date.inferred) == (answer, edtf, True)


def test_a_year_of_an_earlier_sentence_completes_the_answer_too() -> None:
    date = find("On the 25th of July they sailed.", Year(1894))[0]

    assert (date.answer, date.edtf, date.inferred) == ("25th of July (1894)", "1894-07-25", True)


@pytest.mark.parametrize("context", [None, Year(1894, age=9)])
def test_a_day_without_a_near_year_is_no_date(context: Year | None) -> None:
    assert find("On the 25th of July they sailed.", context) == ()


def test_a_short_year_is_one_before_christ_where_the_text_tells_of_such_years() -> None:
    (date,) = find("In 133, he turned east.", Year(-139))

    assert (date.edtf, date.answer, date.inferred) == ("-0132", "133 BC", True)
    assert find("In 133, he turned east.", Year(1850)) == ()
    assert find("In 133, he turned east.") == ()


def test_the_year_ages_until_another_is_named() -> None:
    year = after("", find("It began in 1894."), None)
    assert year == Year(1894, 0)
    assert after("", (), year) == Year(1894, 1)
    assert after("", find("It ended in 1901."), year) == Year(1901, 0)


@pytest.mark.parametrize(
    ("sentence", "context", "edtf"),
    [
        ("On 5 February they sailed.", Year(1894, month=12), "1895-02-05"),
        ("On 5 October they sailed.", Year(1894, month=12), "1894-10-05"),
        ("On 5 February they sailed.", Year(1894), "1894-02-05"),
    ],
)
def test_a_day_that_is_told_after_december_lies_in_the_next_year(
    sentence: str, context: Year, edtf: str
) -> None:
    assert find(sentence, context)[0].edtf == edtf


def test_the_year_until_which_nothing_was_to_happen_is_not_inherited() -> None:
    text = "No advance was intended until January 1895."
    assert after(text, find(text), Year(1894)) == Year(1894, 1)
    assert after(text, find(text), None) == Year(1895, 0, 1)


def test_a_year_of_long_before_is_not_inherited() -> None:
    text = "Brun, who had left the senate in 1938 in anger, saw the danger."
    assert after(text, find(text), Year(1956)) == Year(1956, 1)
    text = "By spring 1935 Brun began a course, which she ended in 1937."
    assert after(text, find(text), Year(1934)) == Year(1935, 0)


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [("Around 600 BC it was dug.", "around 600 BC"), ("It was dug about 1850.", "about 1850")],
)
def test_what_is_not_exact_is_not_told_as_if_it_were(sentence: str, answer: str) -> None:
    date = only(sentence)

    assert (date.answer, date.edtf[-1]) == (answer, "~")


def test_two_decades_are_one_period() -> None:
    date = only("In the 1960s and 1970s the houses were pulled down.")

    assert (date.text, date.edtf) == ("1960s and 1970s", "196X/197X")


def test_brackets_are_remembered() -> None:
    assert only("The battle (1746) was short.").bracketed
    assert not only("The battle of 1746 was short.").bracketed


@given(st.text(max_size=200))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for date in find(text, Year(1900)):
        assert text[date.start : date.end] == date.text
