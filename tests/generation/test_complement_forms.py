"""Cards on complements, attributes, judgements and reports: what each rule asks, and what not."""

import pytest

from studyapp.generation.candidates import Rule
from studyapp.generation.forms import (
    agents,
    claims,
    complements,
    genitives,
    judgements,
    objects,
    places,
    quantities,
    reasons,
    sayings,
    tasks,
)
from studyapp.generation.proposing import proposed
from studyapp.model import Kind
from tests.generation.texts import analysed, asked

AUTHOR = "Ada Brook"

EXAMPLES: list[tuple[Rule, str, str, str]] = [
    (reasons.reasons, "Four minutes later, the Danish keeper Ola Brun left the field due to injury.",
     "Why did the Danish keeper Ola Brun leave the field?", "due to injury"),
    (complements.governed, "The treaty of 1846 was based on a map of the northern rivers.",
     "What was the treaty of 1846 based on?", "a map of the northern rivers"),
    (complements.governed, "The crew were wary of the pilots of the southern port.",
     "Of whom were the crew wary?", "the pilots of the southern port"),
    (complements.governed, "The old law turned into a burden for the mills after the war.",
     "What did the old law turn into after the war?", "a burden for the mills"),
    (reasons.purposes, "In 1938, the Ferry Board was created to regulate the fares instead.",
     "For what purpose was the Ferry Board created in 1938?", "to regulate the fares"),
    (objects.objects, "General Holm beat the British at the battle of Ven in 1781.",
     "Whom did General Holm beat at the battle of Ven in 1781?", "the British"),
    (places.places, "In Georgia, the settlers found help in 1781.",
     "Where did the settlers find help in 1781?", "Georgia"),
    (claims.copulas, "Trade is, after all, a full-contact sport of the greedy.",
     "What is trade?", "a full-contact sport of the greedy"),
    (objects.objects, "For three years Otto Lund ruled the city of Malmo as governor.",
     "Which city did Otto Lund rule as governor for three years?", "the city of Malmo"),
    (complements.governed, "The talks resulted in 1902 in a new law on the ports.",
     "In what did the talks result in 1902?", "a new law on the ports"),
    (agents.subjects, "Denmark is the only kingdom of the region that sells ice.",
     "Which country is the only kingdom of the region that sells ice?", "Denmark"),
    (tasks.tasks, "From long experience, Otto Lund refuses to write off a single pilot of the port.",
     "From long experience, what does Otto Lund refuse to do?", "to write off a single pilot of the port"),
    (claims.copulas, "A chart is the shape and depth of the coast, and includes its isles and its lights.",
     "What is a chart?", "the shape and depth of the coast"),
    (tasks.tasks, "If the strike goes on, the council is likely to close the old port of Ven.",
     "What is the council likely to do if the strike goes on?", "to close the old port of Ven"),
    (claims.copulas, "Above all else Otto Lund is a campaign of the northern press.",
     "What is Otto Lund above all else?", "a campaign of the northern press"),
    (objects.objects, "The Danish ships reached Genoa and Venice in January 1348.",
     "Which two cities did the Danish ships reach in January 1348?", "Genoa and Venice"),
    (complements.governed, "The pest was first introduced to Europe in 1347.",
     "Which continent was the pest first introduced to in 1347?", "Europe"),
    (objects.objects, "The study remains a craft, and Ada Brook praised the quiet skill of it (Lind 1997).",
     "What did Ada Brook praise?", "the quiet skill of it"),
    (places.places, "Ada Brook was born on 4 May 1811 in Bergen, Norway, to a family of pilots.",
     "Where was Ada Brook born on 4 May 1811 to a family of pilots?", "Bergen, Norway"),
    (places.places, "In the 1990s, Ada Brook taught at the University of Pisa with her sister.",
     "At which university did Ada Brook teach with her sister in the 1990s?", "the University of Pisa"),
    (places.places, "In the autumn of 1833, Ada Brook moved to Copenhagen with her mother.",
     "Where did Ada Brook move to with her mother in the autumn of 1833?", "Copenhagen"),
    (places.places, "The treaty was signed in Norway by the two kings.",
     "In which country was the treaty signed by the two kings?", "Norway"),
    (places.places, "When Norway refused, the Danes sent their fleet to Malta.",
     "To which country did the Danes send their fleet when Norway refused?", "Malta"),
    (places.places, "Near the Temple of Ven, graves have been found in 1902.",
     "Where have graves been found in 1902?", "near the Temple of Ven"),
    (quantities.counted, "In 1806, the merchant Ola Brun shipped 130 tons of ice from Boston to Martinique.",
     "How many tons of ice did the merchant Ola Brun ship from Boston to Martinique in 1806?", "130 tons"),
    (quantities.counted, "The Danes lost about 4177 men by fever in 1811.",
     "How many men did the Danes lose by fever in 1811?", "about 4177 men"),
    (quantities.counted, "Thirty ships sailed to Norway in 1702.",
     "How many ships sailed to Norway in 1702?", "thirty ships"),
    (quantities.counted, "The county closed 41 of its 96 libraries in 2009.",
     "How many of its 96 libraries did the county close in 2009?", "41"),
    (quantities.counted, "Only 12 of the 300 settlers survived the winter.",
     "How many of the 300 settlers survived the winter?", "12"),
    (quantities.counted, "The fund offered 110 million dollars to Greece.",
     "How much money did the fund offer to Greece?", "110 million dollars"),
    (quantities.counted, "The bank raised more than $25 million in loans.",
     "How much money did the bank raise in loans?", "more than $25 million"),
    (quantities.counted, "About 40 percent of the weavers joined the union in 1910.",
     "What percentage of the weavers joined the union in 1910?", "about 40 percent"),
    (quantities.counted, "Nearly two thirds of the members left the party in 1931.",
     "What share of the members left the party in 1931?", "nearly two thirds"),
    (quantities.counted, "A third of the members left the party in 1931.",
     "What share of the members left the party in 1931?", "a third"),
    (quantities.counted, "In 1997 the agency paid half of the bill.",
     "What share of the bill did the agency pay in 1997?", "half"),
    (genitives.genitives, "The strike was a result of the low wages that the owners paid.",
     "Of what was the strike a result?", "the low wages that the owners paid"),
    (genitives.genitives, "Bergen became a centre of the trade in dried fish.",
     "Of what did Bergen become a centre?", "the trade in dried fish"),
    (tasks.tasks, "The council began to sell the land of the old abbey.",
     "What did the council begin to sell?", "the land of the old abbey"),
    (tasks.tasks, "Most pilots came to believe that the channel was too narrow.",
     "What did most pilots come to believe?", "that the channel was too narrow"),
    (tasks.tasks, "The bank planned to open a second branch in the old harbour in 1902.",
     "What did the bank plan to do in 1902?", "to open a second branch in the old harbour"),
    (reasons.means, "The bank tried to win the farmers by lowering the price of seed.",
     "How did the bank try to win the farmers?", "by lowering the price of seed"),
    (complements.governed, "The two firms insisted on keeping their own workshops.",
     "What did the two firms insist on?", "keeping their own workshops"),
    (complements.governed, "The success of the plan depends on whether the council finds a new site.",
     "What does the success of the plan depend on?", "whether the council finds a new site"),
    (complements.governed, "Lund served as keeper of the light after the war.",
     "What did Lund serve as after the war?", "keeper of the light"),
    (complements.governed, "Lund translated the letters of the crew into Greek.",
     "Which language did Lund translate the letters of the crew into?", "Greek"),
    (complements.governed, "The guild relied on its own ships, as far as the surviving books of the port tell.",
     "What did the guild rely on?", "its own ships"),
    (objects.objects, "The ship carried pilot and gun crews from the northern station.",
     "What did the ship carry from the northern station?", "pilot and gun crews"),
    (objects.objects, "Anna Lund defeated another local candidate, the young lawyer Peter Holm, by 40 votes.",
     "Whom did Anna Lund defeat by 40 votes?", "the young lawyer Peter Holm"),
    (claims.causes, "The Swedish government ended its long quarrel with the miners.",
     "Which government ended its long quarrel with the miners?", "the Swedish government"),
    (objects.objects, "The Athenians defeated the Persians at Marathon in 490 BC.",
     "Whom did the Athenians defeat at Marathon in 490 BC?", "the Persians"),
    (objects.objects, "Maren Lund attended Boston University for two years.",
     "Which university did Maren Lund attend for two years?", "Boston University"),
    (objects.objects, "In 1875 the Ottoman army invaded Serbia.",
     "Which country did the Ottoman army invade in 1875?", "Serbia"),
    (tasks.tasks, "The bishop asked Lund to copy the old charter, which she did in 1831.",
     "What did the bishop ask Lund to do?", "to copy the old charter"),
    (claims.copulas, "To the Norwegian leadership, Spain was a power bent upon war.",
     "What was Spain to the Norwegian leadership?", "a power bent upon war"),
    (complements.governed, "To Norway the port of Bergen was essential for the export of herring.",
     "What was the port of Bergen essential to Norway for?", "the export of herring"),
    (tasks.tasks, "In 1902 Lund began to write down the hours of the tides.",
     "What did Lund begin to write down in 1902?", "the hours of the tides"),
    (sayings.questions, "Historians still ask why the Danes gave up the old fort.",
     "What do historians still ask about the Danes?", "why [they] gave up the old fort"),
    (sayings.questions, "There remains the question of which road the island towns would build.",
     "What question does the text raise about the island towns?", "which road [they] would build"),
    (sayings.questions, "It remains to be seen whether island towns will pay for the bridge.",
     "What remains to be seen about island towns?", "whether [they] will pay for the bridge"),
    (objects.attributes, "The new dam had a lasting effect on the fisheries of the lower valley.",
     "What effect did the new dam have?", "a lasting effect on the fisheries of the lower valley"),
    (objects.becomings, "The port became a major centre of the timber trade.",
     "What did the port become?", "a major centre of the timber trade"),
    (judgements.judgements, "As for the near future, it is unlikely that the old river will freeze again before the spring.",
     "What, according to Ada Brook, is the old river unlikely to do as for the near future?",
     "freeze again before the spring"),
    (judgements.judgements, "If the towns raise the banks of the river, it is possible that the lower valley would flood.",
     "What, according to Ada Brook, is possible if the towns raise the banks of the river?",
     "that the lower valley would flood"),
    (judgements.judgements, "It would be a mistake to think that the northern villages were poor.",
     "What, according to Ada Brook, would be a mistake?",
     "to think that the northern villages were poor"),
    (judgements.judgements, "It is unlikely that the river will freeze again before the spring.",
     "What, according to Ada Brook, is the river unlikely to do?", "freeze again before the spring"),
    (judgements.judgements, "It is possible that the river will freeze again before the spring.",
     "What, according to Ada Brook, is possible about the river?",
     "that the river will freeze again before the spring"),
    (tasks.tasks, "The council allowed her to keep the watch, because it spared them a clerk.",
     "What did the council allow her to do?", "to keep the watch"),
    (judgements.reports, "It was reported in June 1535 that the fleet of the duke had sailed.",
     "What was reported in June 1535?", "that the fleet of the duke had sailed"),
    (agents.subjects, "General Lund, who had stayed behind, repaired the wall of the fort.",
     "Who had stayed behind?", "General Lund"),
]  # fmt: skip

SILENT: list[tuple[Rule, str]] = [
    (complements.governed, "The bishop lived in a house on the river."),
    (complements.governed, "The prizes were better at home than at the fair."),
    (complements.governed, "The club was founded on 3 May 1901."),
    (places.places, "Ada Brook lived in Bergen in Norway and in Riga."),
    (places.places, "Ada Brook did not live in Bergen."),
    (places.places, "Ada Brook lived in a small house near the sea."),
    (objects.objects, "Holm modelled the shape of his tower on that of an oak."),
    (quantities.counted, "One of the brothers left the mill in 1702."),
    (quantities.counted, "The quarter of the tanners burned in 1702."),
    (quantities.counted, "The three brothers founded two mills in 1702."),
    (objects.objects, "The Danes lost 4177 men by fever in 1811."),
    (genitives.genitives, "The strike was a kind of warning."),
    (genitives.genitives, "The strike was the result of low wages."),
    (genitives.genitives, "The strike was not a result of low wages."),
    (objects.attributes, "The council had no effect on the price of bread."),
    (objects.attributes, "The council took the next step."),
    (objects.attributes, "The council bought a large house on the square."),
    (objects.becomings, "The port became rich."),
    (objects.objects, "It began to write to Norway and to read."),
    (objects.objects, "No ship entered the old port of the island."),
    (tasks.tasks, "The members were not yet able to read the old charts."),
    (judgements.judgements, "It was raining in the valley."),
    (judgements.judgements, "It is not clear that the bridge was ever finished."),
    (agents.subjects, "The men who stayed behind repaired the wall of the fort."),
]


@pytest.mark.parametrize(
    ("rule", "sentence", "question", "answer"), EXAMPLES, ids=[e[1][:40] for e in EXAMPLES]
)
def test_a_rule_asks(rule: Rule, sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(rule, sentence, author=AUTHOR)


@pytest.mark.parametrize(("rule", "sentence"), SILENT, ids=[e[1][:40] for e in SILENT])
def test_a_rule_is_silent(rule: Rule, sentence: str) -> None:
    assert asked(rule, sentence, author=AUTHOR) == []


def test_a_bare_question_shows_the_sentence_before() -> None:
    analysis = analysed(
        "The fleet of the northern league burned the old harbour.",
        "The council responded by building a long wall of stone.",
    )

    cards, _ = proposed(analysis, frozenset(Kind), lambda *_: None)

    (bare,) = [c for c in cards if c.rule == "means"]
    assert bare.question == "How did the council respond?"
    assert bare.context == 0


def test_no_sentence_is_shown_that_holds_the_answer() -> None:
    analysis = analysed(
        "Nobody else was building a long wall of stone.",
        "The council responded by building a long wall of stone.",
    )

    cards, _ = proposed(analysis, frozenset(Kind), lambda *_: None)

    assert [c.context for c in cards if c.rule == "means"] == [None]


def test_it_does_not_stay_where_the_question_does_without_what_it_means() -> None:
    sentence = (
        "The board repeats that rule and cites Holm's Paper Mills as an example of when it's met."
    )
    analysis = analysed(sentence)

    kept, _ = proposed(analysis, frozenset({Kind.ARGUMENT}), lambda *_: None)

    assert all("it's" not in candidate.question for candidate in kept)
