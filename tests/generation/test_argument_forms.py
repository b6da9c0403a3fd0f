"""Argument cards: what each rule asks of a sentence, and of which sentences it asks nothing."""

import pytest

from studyapp.generation.candidates import Rule
from studyapp.generation.forms import (
    announced,
    claims,
    completions,
    contrasts,
    definitions,
    lists,
    numbers,
    objects,
    ordinals,
    reasons,
    rhetorical,
    sayings,
    tasks,
    terms,
)
from studyapp.model import Form
from tests.generation.texts import analysed, asked

AUTHOR = "Ada Brook"

EXAMPLES: list[tuple[Rule, str, str, str]] = [
    (
        reasons.reasons,
        "The council closed the harbour because the sea wall had cracked.",
        "Why did the council close the harbour?",
        "because the sea wall had cracked",
    ),
    (
        reasons.reasons,
        "The harvest failed owing to a long drought in the northern valleys.",
        "Why did the harvest fail?",
        "owing to a long drought in the northern valleys",
    ),
    (
        reasons.reasons,
        "Fearing a second flood, the engineers raised the dam by four metres.",
        "Why did the engineers raise the dam by four metres?",
        "because [they feared] a second flood",
    ),
    (
        reasons.reasons,
        "Wary of foreign loans, the ministry cut its spending on roads.",
        "Why did the ministry cut its spending on roads?",
        "because [it was] wary of foreign loans",
    ),
    (
        reasons.reasons,
        "Knowing that the bay was shallow, the captain waited for the tide.",
        "Why did the captain wait for the tide?",
        "because [the captain knew] that the bay was shallow",
    ),
    (
        reasons.reasons,
        "Encouraged by the old pilot, and hoping for wind, the captain left the bay in May.",
        "Why did the captain leave the bay in May?",
        "because [the captain was] encouraged by the old pilot",
    ),
    (
        reasons.reasons,
        "Considering its many reefs, the bay needs a second lighthouse.",
        "Why does the bay need a second lighthouse?",
        "[because of] its many reefs",
    ),
    (
        reasons.purposes,
        "The guild hired a clerk to keep the register of apprentices.",
        "For what purpose did the guild hire a clerk?",
        "to keep the register of apprentices",
    ),
    (
        reasons.purposes,
        "In an effort to attract settlers, the company lowered the price of land.",
        "For what purpose did the company lower the price of land?",
        "in an effort to attract settlers",
    ),
    (
        reasons.means,
        "The baker cut his costs by mixing barley with the wheat.",
        "How did the baker cut his costs?",
        "by mixing barley with the wheat",
    ),
    (
        reasons.conditions,
        "If the level of the lake fell again, the canal would run dry within a month.",
        "Under what condition would the canal run dry within a month?",
        "if the level of the lake fell again",
    ),
    (
        claims.copulas,
        "The real weakness of the plan was its dependence on imported coal.",
        "What was the real weakness of the plan?",
        "its dependence on imported coal",
    ),
    (
        claims.copulas,
        "Containment is a policy of keeping a rival within its present borders.",
        "What is containment?",
        "a policy of keeping a rival within its present borders",
    ),
    (
        claims.clausal,
        "The chief danger of the scheme was that the banks would lend too freely.",
        "What was the chief danger of the scheme?",
        "that the banks would lend too freely",
    ),
    (
        sayings.sayings,
        "The surveyor believed that the old road could carry twice the traffic.",
        "What did the surveyor believe about the old road?",
        "that [it] could carry twice the traffic",
    ),
    (
        claims.causes,
        "The new railway led to a sharp fall in the price of grain.",
        "What did the new railway lead to?",
        "a sharp fall in the price of grain",
    ),
    (
        claims.causes,
        "The spread of cheap print weakened the authority of the clergy.",
        "What weakened the authority of the clergy?",
        "the spread of cheap print",
    ),
    (
        contrasts.alternatives,
        "The cause of the decline was not the price of wool but the loss of the eastern markets.",
        "What was the cause of the decline, if not the price of wool?",
        "the loss of the eastern markets",
    ),
    (
        contrasts.concessions,
        "Although the talks went on until May, the two firms never agreed on a price.",
        "Although the talks went on until May, the two firms […].",
        "never agreed on a price",
    ),
    (
        contrasts.concessions,
        "Despite the heavy losses of that winter, the society kept its school open.",
        "Despite the heavy losses of that winter, what did the society do?",
        "kept its school open",
    ),
    (
        terms.names,
        "Town craftsmen who worked for wages were called journeymen.",
        "What were town craftsmen who worked for wages called?",
        "journeymen",
    ),
    (
        terms.names,
        "The pledge to defend the islands became known as the Harbour Doctrine.",
        "What did the pledge to defend the islands become known as?",
        "the Harbour Doctrine",
    ),
    (
        terms.names,
        "Historians describe the settlement as a triumph of patience.",
        "How do historians describe the settlement?",
        "as a triumph of patience",
    ),
    (
        definitions.appositions,
        "The main aim of the new office was arbitration, a way of settling quarrels without a court.",
        'What is meant by "arbitration"?',
        "a way of settling quarrels without a court",
    ),
    (
        definitions.entries,
        "lock: a basin with gates that lifts boats from one level of a canal to another",
        'What is meant by "lock"?',
        "a basin with gates that lifts boats from one level of a canal to another",
    ),
    (
        lists.enumerations,
        "The report blamed three things: the weather, the price of coal and the strike of the carriers.",
        "The report blamed which three things?",
        "the weather; the price of coal; the strike of the carriers",
    ),
    (
        lists.enumerations,
        "The dam led to serious problems including floods, mud slides and fever.",
        "The dam led to which three serious problems?",
        "floods; mud slides; fever",
    ),
    (
        lists.enumerations,
        "The harbour exported wool, tin, salted fish and timber.",
        "The harbour exported which four things?",
        "wool; tin; salted fish; timber",
    ),
    (
        lists.enumerations,
        "The guild took part in three markets: wool, salt and iron.",
        "The guild took part in which three markets?",
        "wool; salt; iron",
    ),
    (
        lists.enumerations,
        "The painter worked in several well-known halls, including the Old Mint, the Exchange and the Weighhouse.",
        "The painter worked in which three well-known halls?",
        "the Old Mint; the Exchange; the Weighhouse",
    ),
    (
        lists.enumerations,
        "The trek of the Danes was eased by the construction of roads, canals, and railways, projects that "
        "required the help of the state.",
        "The trek of the Danes was eased by the construction of which three things?",
        "roads; canals; railways",
    ),
    (
        lists.enumerations,
        "The creed of the guild consists of the ideas, hopes, and beliefs of a town.",
        "The creed of the guild consists of which three things?",
        "the ideas; hopes; beliefs of a town",
    ),
    (
        lists.enumerations,
        "The children of the coast love wolves, foxes, and otters.",
        "The children of the coast love which three kinds of animals?",
        "wolves; foxes; otters",
    ),
    (
        lists.enumerations,
        "In his travels, Lund named other customs, including feasts, the gift of names, and, oddly, jokes.",
        "In his travels, Lund named which three customs?",
        "feasts; the gift of names; jokes",
    ),
    (
        lists.enumerations,
        "The settlers traded far more than the Spanish, French, or Dutch.",
        "The settlers traded far more than which three peoples?",
        "the Spanish; French; Dutch",
    ),
    (
        lists.enumerations,
        "Among the ships lost in the storm were the Ellida, the Norna, and the Draupnir.",
        "Which three things were among the ships lost in the storm?",
        "the Ellida; the Norna; the Draupnir",
    ),
    (
        lists.enumerations,
        "The town sold its ships to Sweden, Africa, and the North.",
        "The town sold its ships to which three places?",
        "Sweden; Africa; the North",
    ),
    (
        ordinals.counted_off,
        "Two causes brought the fair to its end: The first, a new road through the hills; the second, the "
        "rising price of hay.",
        "Two causes brought the fair to its end: which ones?",
        "a new road through the hills; the rising price of hay",
    ),
    (
        terms.names,
        "Nothing was known of medicines for scurvy, a kind of illness that has been described as avoidable.",
        "What has scurvy been described as?",
        "avoidable",
    ),
    (
        lists.numbered,
        "The commission named 1) the lack of clean water, 2) the crowding of the houses and 3) the "
        "price of bread.",
        "The commission named which three things?",
        "the lack of clean water; the crowding of the houses; the price of bread",
    ),
    (
        numbers.amounts,
        "The new reservoir supplied 40,000 households with water.",
        "The new reservoir supplied […] households with water.",
        "40,000",
    ),
    (
        numbers.amounts,
        "By then the canal had cost the province $12 million.",
        "By then the canal had cost the province […].",
        "$12 million",
    ),
    (
        objects.objects,
        "The assembly rejected the proposal for a second chamber.",
        "What did the assembly reject?",
        "the proposal for a second chamber",
    ),
    (
        tasks.tasks,
        "The council refused to lower the tax on salt.",
        "What did the council refuse to do?",
        "to lower the tax on salt",
    ),
    (
        reasons.reasons,
        "Lund argued that the harbour had failed because its entrance was too narrow.",
        "Why, according to Lund, did the harbour fail?",
        "because its entrance was too narrow",
    ),
    (
        claims.clausal,
        "The goal of the reform was creating better conditions for the smaller farms.",
        "What was the goal of the reform?",
        "creating better conditions for the smaller farms",
    ),
    (
        contrasts.replaced,
        "The support of the bishop did not stem from love for the king but from fear of the crowd.",
        "What did the support of the bishop stem from, if not from love for the king?",
        "fear of the crowd",
    ),
    (
        claims.causes,
        "The United States weakened the influence of the league in the north.",
        "Which country weakened the influence of the league in the north?",
        "the United States",
    ),
    (
        completions.completions,
        "It is unlikely that the province would leave the union without a vote.",
        "It is unlikely that the province […].",
        "would leave the union without a vote",
    ),
    (
        completions.completions,
        "We can see that the older villages depended on the common land.",
        "According to Ada Brook, the older villages depended on […].",
        "the common land",
    ),
    (
        rhetorical.claims,
        "Are not crowds often subject to sudden fear and anger?",
        "According to Ada Brook, crowds are often subject […].",
        "to sudden fear and anger",
    ),
]


@pytest.mark.parametrize(
    ("rule", "sentence", "question", "answer"), EXAMPLES, ids=[e[1][:40] for e in EXAMPLES]
)
def test_a_rule_asks(rule: Rule, sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(rule, sentence, author=AUTHOR)


NOTHING: list[tuple[Rule, str]] = [
    (reasons.reasons, "The bridge was not closed because it was old."),
    (reasons.reasons, "Since 1920 the mill has made paper."),
    (reasons.purposes, "The storm forced the captain to return to the harbour."),
    (reasons.purposes, "The town grew to include three villages on the far bank."),
    (reasons.purposes, "The channel was wide enough to let two barges pass."),
    (reasons.conditions, "The clerk asked whether the ship had left."),
    (claims.copulas, "The weather was bad."),
    (claims.causes, "The new railway did not lead to a fall in the price of grain."),
    (contrasts.concessions, "The mill burnt down while the owner was abroad."),
    (objects.objects, "The village has a church."),
    (definitions.appositions, "The mayor, a baker, opened the fair."),
    (lists.enumerations, "The harbour exported wool and tin."),
    (
        lists.enumerations,
        "Villages had sprung up in Karelia, Savonia, and Kainuu, and the town of Vyborg in the south was losing its trade.",
    ),
    (lists.enumerations, "The plan was the repair of the old lock, quay and bridge of Marlow."),
    (tasks.tasks, "The harbour seemed to grow with every new street."),
    (terms.names, "The bishop called on the guild to feed the poor of the town."),
    (reasons.purposes, "A town that closes its school in order to save money loses its families."),
    (numbers.amounts, "In 1886 the harbour was closed for a whole summer."),
    (numbers.amounts, "Of the 200 boats only 40 came back to the harbour before the storm."),
    (
        reasons.reasons,
        "If this were so, the loss would show that wool was dear because of the war.",
    ),
    (reasons.reasons, "Nobody knows what became of the ferry because the records were burned."),
    (reasons.reasons, "Some engineers argued that the harbour failed because it was too narrow."),
    (reasons.reasons, "Ever since the mill brought new workers, the town had been divided."),
    (terms.names, "As a rule, the clerk will see in the ledger the sums drawn in red."),
    (reasons.reasons, "Storks are hatched knowing how to fly."),
    (reasons.purposes, "Lund went on to build several of the largest ferries."),
    (contrasts.replaced, "The stories were not only marked by grief but also by the sea."),
    (
        lists.enumerations,
        "To delay would mean to overlook that envoys are proud, jealous, and poor.",
    ),
    (lists.enumerations, "A harbour may have a pier, a crane, a customs house, and so on."),
    (reasons.reasons, "No ship was lost because the crews had been warned by the pilots."),
    (
        reasons.purposes,
        "Lund saw nothing in the letters even to stir a doubt in her mind.",
    ),
    (
        terms.names,
        "It was announced in a letter to the Harbour Board known as the Blue Paper.",
    ),
    (
        definitions.appositions,
        "The diseases are goitre and scurvy, a condition caused by bad food.",
    ),
    (
        definitions.appositions,
        "The port is a grand scheme, a work whose real products are debt and strife.",
    ),
    (reasons.purposes, "The Danes failed in their effort to make the coast safer."),
    (reasons.purposes, "The talks went well in Malta and Riga, to name but a few ports."),
    (tasks.tasks, "The trade of the port is projected to grow 17 percent."),
    (
        definitions.appositions,
        "The weavers gained valuable time in their day, a step that led to the guild.",
    ),
    (reasons.purposes, "The pilots took about three years to get to Malta."),
    (reasons.purposes, "People flock to see the lanterns of the fair."),
    (
        lists.enumerations,
        "The poem is full of the names of the coast, with Ven, Malta and the like.",
    ),
    (reasons.purposes, "The ridge served to raise the strength of the tower."),
    (reasons.purposes, "The school has done much to raise the pay of the weavers."),
    (definitions.appositions, "Let patience, the oldest virtue of sailors, be praised."),
    (contrasts.alternatives, "Norway is not a member, but ships from Malta are among the guests."),
    (claims.clausal, "The show is to run from January to March."),
    (
        lists.enumerations,
        "The periods followed either lessons, or mixed lessons and visits at sea.",
    ),
    (numbers.amounts, "If a mill makes 200 carts each year, it can pay for better tools."),
    (rhetorical.claims, "Have republics been less given to war than kingdoms?"),
]


@pytest.mark.parametrize(("rule", "sentence"), NOTHING, ids=[e[1][:40] for e in NOTHING])
def test_a_rule_asks_nothing(rule: Rule, sentence: str) -> None:
    assert asked(rule, sentence, author=AUTHOR) == []


def test_what_sentences_count_off_becomes_a_list_of_them() -> None:
    analysis = analysed(
        "The reform changed the school in three ways.",
        "First, the doors opened to girls.",
        "Secondly, taxes paid the teachers.",
        "Finally, the lessons became free.",
    )
    (card,) = announced.announced(analysis, analysis.sentences[0])
    assert card.question == "The reform changed the school in three ways: which ones?"
    assert card.answers == (
        "the doors opened to girls",
        "taxes paid the teachers",
        "the lessons became free",
    )
    assert card.form is Form.LIST
    assert card.more == (1, 2, 3)


def test_a_count_that_does_not_come_out_becomes_no_list() -> None:
    analysis = analysed(
        "The reform changed the school in three ways.",
        "First, it opened the doors to girls.",
        "Secondly, it paid the teachers from the taxes.",
        "Nobody in the town had asked for that.",
    )
    assert list(announced.announced(analysis, analysis.sentences[0])) == []
