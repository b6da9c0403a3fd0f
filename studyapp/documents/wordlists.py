"""Words that the reader knows: abbreviations, beginnings of sentences, parts of compounds, headings."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_AT_END = _words(
    "mr mrs ms messrs mm mme mlle dr prof st ste mt gen col lt capt cpt maj sgt cpl pvt adm cmdr "
    "brig gov sen rep rev hon pres supt insp fr pp vs cf viz e.g i.e eg ie ch"
)
"""Abbreviations that a name or number always follows."""

BEFORE_NUMBER = _words(
    "no nos nr vol vols p pp chap chaps fig figs arts sect fol fols f ff bk para tom c ca circa "
    "fl b d r jan feb apr jun jul aug sept oct nov op approx l ll n nn m v s"
)
"""Abbreviations only where a number follows."""

CAPITAL_BEFORE_NUMBER = _words("Art Sec Par Pt Tab Mar Dec Sep Ed Tom Bk Ch")
"""The same, but common words when written small."""

UNLESS_OPENER = _words(
    "jr sr inc co corp ltd bros ed eds trans al dept univ assn ave blvd mss cit ibid loc esq "
    "hist com bull op approx gmbh"
)
"""Abbreviations that end a sentence only where the next word opens one."""

TIMES = _words("a.m p.m b.c a.d b.c.e c.e")

OPENERS = _words(
    "The A An In On At As By For From To Of With Within Without Under Over After Before Since "
    "Until During Through Throughout Despite Unlike Like Among Between Beyond Against Because "
    "However Although Though While Whereas When Whenever Where If Unless Once Whether But And Or "
    "Nor Yet So Thus Hence Therefore Consequently Accordingly Moreover Furthermore Meanwhile "
    "Nevertheless Nonetheless Instead Indeed Finally Then There Here This That These Those It Its "
    "He His She Her They Their We Our You Your My Such Some Many Most Much Both Each Every All Any "
    "Few Several Other Others Another Even Only Also Still Just Not No One Two Three First Second "
    "What Which Who Whom Whose Why How Perhaps Rather According Given Owing Having Being"
)
"""Words that are capitalised only because a sentence begins with them."""

COMPOUND_FIRST = _words(
    "well ill self half all cross deep ever far fast first full hard high late long low much near never "
    "new old oft often once one post quasi semi short so still two three four five then twenty "
    "thirty forty fifty vice ex great grand pan pro south north east west"
)
"""Words that keep their hyphen before another word."""

PREFIXES = _words("anti co neo non pan post pre semi")
"""Prefixes that keep their hyphen only before a whole word."""

COMPOUND_SECOND = _words(
    "aged based born bound built century class clad colored coloured day driven eyed faced free "
    "handed high known led level like long looking made making minded month old oriented owned "
    "party point ranging related run scale sided speaking standing strong style term wide witted "
    "worn year years"
)
"""Words that keep their hyphen after another word."""

SMALL = _words(
    "a an the of in on to and or nor but for from after with without during between at by as into "
    "over under upon against before through toward towards about among until within via vs its "
    "de la le les des du et en der die das und von zu im"
)
"""Words that headings in title case write small."""

HEADINGS = _words(
    "abstract acknowledgements acknowledgments afterword appendix background bibliography "
    "conclusion conclusions contents discussion endnotes epilogue footnotes foreword glossary "
    "index introduction introductory methods notes overview preface prologue references remarks "
    "results sources summary"
) | {
    "external links",
    "further reading",
    "general remarks",
    "key terms",
    "see also",
    "table of contents",
}

PARTICLES = _words("de da di du la le van von der den zu al el bin ibn ben of y e and")
"""Small words within names."""
