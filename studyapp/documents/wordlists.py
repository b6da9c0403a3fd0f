"""Words that the reader knows: beginnings of sentences, parts of compounds, headings, buttons of pages."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPENERS = _words(
    "The A An In On At As By For From To Of With Within Without Under Over After Before Since "
    "Until During Through Throughout Despite Unlike Like Among Between Beyond Against Because "
    "However Although Though While Whereas When Whenever Where If Unless Once Whether But And Or "
    "Nor Yet So Thus Hence Therefore Consequently Accordingly Moreover Furthermore Meanwhile "
    "Nevertheless Nonetheless Instead Indeed Finally Then There Here This That These Those It Its "
    "He His She Her They Their We Our You Your My Such Some Many Most Much Both Each Every All Any "
    "Few Several Other Others Another Even Only Also Still Just Not No One Two Three First Second "
    "What Which Who Whom Whose Why How Perhaps Rather According Given Owing Having Being Nobody "
    "Everybody Somebody Everyone Someone Nothing Everything Something Neither Either Later Soon "
    "Eventually Today Nowadays Sometimes Often Never Thereafter Afterwards Similarly Likewise "
    "Recently Generally Historically Conversely Is Are Was Were Did Does Do Has Had"
)
"""Words that are capitalised only because a sentence begins with them."""

COMPOUND_FIRST = _words(
    "well ill self half all cross deep ever far fast first full hard high late long low much near never "
    "new old oft often once one post quasi semi short still two three four five then twenty "
    "thirty forty fifty vice great grand pan south north east west"
)
"""Words that keep their hyphen before another word."""

PREFIXES = _words("anti co neo non pan post pre pro semi")
"""Prefixes that keep their hyphen only before a whole word."""

COMPOUND_SECOND = _words(
    "aged based born bound built called century class clad colored coloured day driven eyed faced free "
    "handed headed hearted high known led level like long looking made making mentioned minded month old oriented owned "
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

BUTTONS = _words(
    "share tweet print email e-mail facebook twitter x linkedin whatsapp pinterest reddit telegram "
    "instagram youtube rss copy link save bookmark pdf download cite citation feedback login log in "
    "sign up subscribe register donate menu search home navigation close open toggle more less show "
    "hide next previous prev back top advertisement advertising sponsored ad ads cookies privacy "
    "terms accessibility sitemap help faq contact us account cart listen play pause comment comments "
    "skip to main content the this article page view edit history read source text talk options"
)
"""Words of the buttons and menus around an article on the web."""
