"""Pairs that are easily taken for each other, each with the answer that is wanted: one work, two, or a question for a person."""

import pytest

from litreview.exchange.entry import Entry, Name
from litreview.exchange.grouping import group_entries

TITLE = "Walking groups for newcomers in northern winter towns"
FRENCH = "Groupes de marche pour nouveaux arrivants dans les villes du nord"
PEOPLE = (Name("Oak", "Fern"), Name("Elm", "Ash"), Name("Birch", "Ida"))
FIRST, OTHERS = {"authors": PEOPLE[:1]}, {"authors": (Name("Pine", "Olga"), Name("Larch", "Nils"))}
WALKS = Entry("article", TITLE, "2020", PEOPLE, "Journal of Winter Studies", "12", "3", "100-110")
NO_PLACE = {"volume": "", "number": "", "pages": ""}
NOWHERE = {**NO_PLACE, "container": ""}
UNSAID = {**NOWHERE, "year": "", "authors": ()}
DOI = {"doi": "10.5555/a"}
ISSUE = {"doi": "10.5555/congress", "container": "Northern Medicine", "volume": "60", "number": ""}
LETTER = {"title": "Walking groups in winter", "container": "Northern Medicine", "volume": "60", "number": "4"}
COCHRANE = {"container": "Cochrane Database of Systematic Reviews", "volume": "", "number": "", "pages": "CD000001"}
OFFICE = {**NOWHERE, "type": "report", "authors": (Name("Winter Office"),)}
GUIDE = {"authors": (Name("Winter Care Association"),), "title": "Standards of care for frostbite", "container": "Winter Care"}
BOOK = {**NOWHERE, "type": "book"}
SERVER = {**NOWHERE, "container": "medRxiv"}
PREPRINT = {**SERVER, "doi": "10.1101/2020.01.01"}
BULLETIN = {**NO_PLACE, "title": "Winter mortality bulletin of the northern towns"}
ABSTRACT = {"abstract": "We walked with newcomers through four towns and asked them how they slept; most slept better after it."}
UNLIKE = {"abstract": "Deaths from cold in May by age and sex, with the figures of each of the nine harbour districts."}


def title(text: str, **changes: str) -> dict[str, str]:
    """Return changes to a reference that give it another title."""
    return {"title": text, **changes}


SUPPLEMENTS = [
    ("men and women",
     title("Walks of men in winter: a cohort study", pages="S10"),
     title("Walks of women in winter: a cohort study", pages="S311"), "ask"),
    ("with and without",
     title("Walkers with frostbite and with diabetes", pages="S10"),
     title("Walkers with frostbite and without diabetes", pages="S11"), "ask"),
    ("hyper and hypo",
     title("Hyperthermia in adults who walk in winter", pages="1"),
     title("Hypothermia in adults who walk in winter", pages="9"), "ask"),
    ("male and female",
     title("Sleep of male walkers in winter towns", pages="S1"),
     title("Sleep of female walkers in winter towns", pages="S1"), "ask"),
    ("typical and atypical",
     title("Typical frostbite of walkers in towns", pages=""),
     title("Atypical frostbite of walkers in towns", pages=""), "ask"),
    ("two places",
     title("Walking groups for adults in Northland", pages=""),
     title("Walking groups for adults in Southland", pages=""), "ask"),
    ("on one page",
     title("Walking groups for adults in winter towns", pages="S10"),
     title("Walking groups for youth in winter towns", pages="S10"), "ask"),
    ("without pages",
     title("Walking groups for adults in winter towns", pages=""),
     title("Walking groups for youth in winter towns", pages=""), "ask"),
    ("a longer title on another page", {"pages": "S10"}, title(TITLE + ": costs and benefits", pages="S11"), "ask"),
    ("alike, by other people", {"pages": ""}, title(TITLE + " of Ice", pages="", **OTHERS), "ask"),
    ("one title, another abstract, another page", {"pages": "S10", **ABSTRACT}, {"pages": "S311", **UNLIKE}, "ask"),
    ("a word more inside", title("Walking groups for newcomers in winter towns", pages=""),
     title("Walking groups for young newcomers in winter towns", pages=""), "ask"),
    ("cause and effect", title("Sleep of newcomers with pain in winter towns", pages=""),
     title("Pain of newcomers with sleep in winter towns", pages=""), "ask"),
    ("unlike titles of one team",
     {"pages": "S10"}, title("Gardens on the roofs of harbour clinics", pages="S2"), "different"),
    ("unlike titles of two teams",
     {"pages": ""}, title("Gardens on the roofs of harbour clinics", pages="", **OTHERS), "different"),
    ("numbers of posters",
     title("P12 Walking groups in winter towns", pages="S10"),
     title("P13 Walking groups in winter towns", pages="S10"), "ask"),
    ("a PubMed number of all",
     title("Walks of men in winter towns", pages="S1", pmid="7"),
     title("Walks of women in winter towns", pages="S9", pmid="7"), "ask"),
    ("one abstract twice", {"pages": "S10"}, {"pages": "s10-s11"}, "same"),
    ("one abstract, its title cut off", {"pages": "S10"}, title(TITLE[:44], pages="S10"), "same"),
]  # fmt: skip

CONGRESSES = [
    ("S10 and 10, no volume", {**NO_PLACE, "pages": "S10"}, {**NO_PLACE, "pages": "10"}, "ask"),
    ("S100 and 100, two volumes", {"pages": "S100", "volume": "11"}, {}, "ask"),
    ("the S dropped, one volume", {"pages": "S100-S110"}, {}, "same"),
    ("in two journals",
     {"container": "Northern Medicine", "volume": "37", "pages": "S42"},
     {"container": "Ice", "volume": "4", "pages": "e5"}, "ask"),
    ("a paper, then the article",
     {"type": "inproceedings", "container": "Winter Congress", **NO_PLACE, "year": "2018"}, {}, "ask"),
    ("an abstract in the same journal", {"volume": "11", "number": "", "pages": "S9", "year": "2019"}, {}, "ask"),
]  # fmt: skip

GENERIC = [
    ("editorials without place",
     {**LETTER, **NO_PLACE, **title("Editorial")}, {**LETTER, **NO_PLACE, **title("Editorial"), **ABSTRACT}, "ask"),
    ("editorials that say nothing", {**UNSAID, **title("Editorial")}, {**UNSAID, **title("Editorial")}, "ask"),
    ("introductions that say nothing",
     {**UNSAID, **title("Introduction")}, {**UNSAID, **title("Introduction")}, "ask"),
    ("annual reports that say nothing",
     {**UNSAID, **title("Annual report")}, {**UNSAID, **title("Annual report"), **ABSTRACT}, "ask"),
    ("annual reports of two years",
     {**OFFICE, **title("Annual report", year="2019")}, {**OFFICE, **title("Annual report")}, "different"),
    ("annual reports of two offices",
     {**OFFICE, **title("Annual report")}, {**OFFICE, **title("Annual report"), **OTHERS}, "different"),
    ("editorials on two pages", title("Editorial", pages="1"), title("Editorial", pages="3"), "different"),
    ("editorials of two issues",
     title("Editorial", number="1", pages="1"), title("Editorial", number="2", pages="1"), "ask"),
    ("editorials of two volumes",
     title("Editorial", volume="11", pages=""), title("Editorial", pages=""), "different"),
    ("an editorial twice", title("Editorial"), title("EDITORIAL.", container="J Winter Stud"), "same"),
    ("editorials under one DOI",
     {**DOI, **title("Editorial", pages=""), **FIRST}, {**DOI, **title("Editorial", pages=""), **OTHERS}, "ask"),
    ("news on two pages",
     {"authors": (), **title("News in brief", pages="5")},
     {"authors": (), **title("News in brief", pages="61")}, "different"),
    ("book reviews on two pages",
     {**FIRST, **title("Book review", pages="5")}, {**FIRST, **title("Book review", pages="6")}, "different"),
    ("book reviews on one page", {**FIRST, **title("Book review")}, {**OTHERS, **title("Book review")}, "ask"),
    ("highlights without place",
     {**FIRST, **NO_PLACE, **title("Research highlights")},
     {**FIRST, **NO_PLACE, **title("Research highlights")}, "ask"),
    ("letters on two pages", {**LETTER, **FIRST, "pages": "411"}, {**LETTER, **OTHERS, "pages": "412"}, "different"),
    ("letters on one page", {**LETTER, **FIRST}, {**LETTER, **OTHERS}, "ask"),
    ("letters under a long title on one page", FIRST, OTHERS, "ask"),
    ("letters under one DOI", {**LETTER, **DOI, **FIRST}, {**LETTER, **DOI, **OTHERS, "pages": "412"}, "ask"),
    ("nothing but a title", UNSAID, UNSAID, "ask"),
    ("one abstract and a title", {**UNSAID, **ABSTRACT}, {**UNSAID, **ABSTRACT}, "same"),
    ("two abstracts and a title", {**UNSAID, **ABSTRACT}, {**UNSAID, **UNLIKE}, "ask"),
    ("one address", {**UNSAID, "url": "https://example.org/a"}, {**UNSAID, "url": "https://example.org/a"}, "same"),
    ("two addresses", {**UNSAID, "url": "https://example.org/a"}, {**UNSAID, "url": "https://example.org/b"}, "ask"),
]  # fmt: skip

NOTICES = [
    ("erratum", {}, title("Erratum: " + TITLE, pages="400"), "different"),
    ("correction on the same page", {}, title("Correction to: " + TITLE), "ask"),
    ("erratum at the end", {}, title(TITLE + ": erratum", pages="400"), "different"),
    ("correction told by the place of the article", {}, title(TITLE + " (vol 12, pg 100, 2020)", pages="400"), "ask"),
    ("correction with its own DOI",
     DOI, title("Author correction: " + TITLE, doi="10.5555/b", pages="7"), "different"),
    ("correction under one DOI", DOI, title("Correction to: " + TITLE, pages="7", **DOI), "ask"),
    ("two errata of one article",
     title("Erratum: " + TITLE, pages="400"), title("Erratum: " + TITLE, pages="512"), "ask"),
    ("reply to a letter",
     title("Walks in winter: authors' reply", pages="12"), title("Walks in winter", pages="11"), "different"),
    ("replies on one page", {**FIRST, **title("Authors' reply")}, {**OTHERS, **title("Authors' reply")}, "ask"),
    ("comment", {}, title("Comment on: " + TITLE, pages="300", **OTHERS), "different"),
    ("retraction", {}, title("Retraction: " + TITLE, year="2022", volume="14", pages="3"), "different"),
    ("withdrawn", {}, title("WITHDRAWN: " + TITLE), "ask"),
    ("a mark of retraction", DOI, title(TITLE + " [Retracted article]", **DOI), "same"),
]  # fmt: skip

PARTS = [
    ("part 1 and 2", title(TITLE + ": part 1"), title(TITLE + ": part 2", pages="111-120"), "ask"),
    ("part one and two", title(TITLE + ": part one", pages=""), title(TITLE + ": part two", pages=""), "ask"),
    ("part A and B", title(TITLE + ": part A", pages=""), title(TITLE + ": part B", pages=""), "ask"),
    ("I and II under one DOI", title(TITLE + ". I", **DOI), title(TITLE + ". II", **DOI), "ask"),
    ("I for men, II for women", title(TITLE + ". I. Men", pages=""), title(TITLE + ". II. Women", pages=""), "ask"),
    ("part 2 and II", title(TITLE + ": part 2"), title(TITLE + ": Part II"), "same"),
    ("first and second report",
     title("First report of the winter walking study", pages=""),
     title("Second report of the winter walking study", pages=""), "ask"),
    ("type 1 and 2",
     title("Walking with type 1 diabetes in towns", pages=""),
     title("Walking with type 2 diabetes in towns", pages=""), "ask"),
    ("5 and 10 years", title(TITLE + ": 5-year results"), title(TITLE + ": 10-year results", pages="220"), "ask"),
    ("short and long term",
     title(TITLE + ": short-term results", pages=""), title(TITLE + ": long-term results", pages=""), "ask"),
    ("acute and chronic",
     title("Walking for acute back pain in towns", pages=""),
     title("Walking for chronic back pain in towns", pages=""), "ask"),
    ("quantitative and qualitative",
     title(TITLE + ": quantitative findings", pages=""), title(TITLE + ": qualitative findings", pages=""), "ask"),
    ("mothers and fathers",
     title("Needs of mothers of walkers: a survey", pages=""),
     title("Needs of fathers of walkers: a survey", pages=""), "ask"),
    ("boys and girls",
     title("Walking to school among boys in winter", pages=""),
     title("Walking to school among girls in winter", pages=""), "ask"),
    ("incidence and prevalence",
     title("Incidence of falls on ice in towns", pages=""),
     title("Prevalence of falls on ice in towns", pages=""), "ask"),
    ("companions in one issue",
     title("Depression among walkers in winter towns"),
     title("Anxiety among walkers in winter towns", pages="111-120"), "different"),
    ("two studies under one title",
     title(TITLE + ": a qualitative study"), title(TITLE + ": a cohort study", pages="150"), "different"),
]  # fmt: skip

BOOKS = [
    ("two years", {**BOOK, "year": "2010"}, {**BOOK, "year": "2015"}, "ask"),
    ("two years on end",
     {**BOOK, "container": "Ice Press", "year": "2019"}, {**BOOK, "container": "Ice Press"}, "ask"),
    ("two editions of one year", {**BOOK, "edition": "1"}, {**BOOK, "edition": "2nd"}, "ask"),
    ("two editions in the title",
     {**BOOK, **title(TITLE + ", second edition")}, {**BOOK, **title(TITLE + ", 3rd ed.")}, "ask"),
    ("the edition in the title of one",
     {**BOOK, "edition": "2"}, {**BOOK, **title(TITLE + " (2nd edition)")}, "same"),
    ("a book twice",
     {**BOOK, "container": "Ice Press"}, {**BOOK, "container": "Ice Press", **title(TITLE.upper())}, "same"),
    ("chapters under one DOI",
     {**DOI, "type": "incollection", **title("Walking with adults in towns", pages="1-20")},
     {**DOI, "type": "incollection", **title("Walking with children in towns", pages="21-40")}, "ask"),
    ("a book and its chapter", BOOK, {**NOWHERE, "type": "incollection", "container": TITLE, "pages": "1-20"}, "ask"),
    ("a thesis and its article", {**NOWHERE, "type": "thesis", "container": "Ice University", **FIRST}, {}, "ask"),
]  # fmt: skip

LANGUAGES = [
    ("under one DOI", DOI, title(FRENCH, **DOI), "ask"),
    ("on one page, nothing else", {}, title(FRENCH), "different"),
    ("a report in two languages", OFFICE, {**OFFICE, **title(FRENCH)}, "different"),
    ("both in one title", {}, title(f"{TITLE} = {FRENCH}"), "same"),
    ("the other in brackets", {}, title(f"{TITLE} [{FRENCH}]"), "same"),
    ("translated, in brackets as a whole", {}, title(f"[{TITLE}]"), "same"),
]

VERSIONS = [
    ("a preprint", PREPRINT, DOI, "ask"),
    ("a preprint without DOI", SERVER, {}, "ask"),
    ("a preprint under another title",
     {**PREPRINT, **title("Walking groups for newcomers in winter towns of the north")}, DOI, "ask"),
    ("a preprint of the year before", {**NOWHERE, "type": "misc", "year": "2019"}, {}, "ask"),
    ("two versions of a preprint",
     {**PREPRINT, "doi": "10.20944/preprints1.v1"}, {**PREPRINT, "doi": "10.20944/preprints1.v2"}, "ask"),
    ("protocol and results",
     title(TITLE + ": protocol of a trial", volume="10", pages="1"),
     title(TITLE + ": a randomised trial"), "different"),
    ("protocol beside results", {**NO_PLACE, **title(TITLE + ": study protocol")}, NO_PLACE, "ask"),
    ("design and results",
     title(TITLE + ": rationale and design", pages="1"), title(TITLE + ": main results"), "different"),
    ("an entry of a register", {**NOWHERE, "type": "misc", "container": "Register of Trials"}, {}, "ask"),
    ("Cochrane, .pub2 and .pub3",
     {**COCHRANE, "year": "2013", "doi": "10.5555/cd1.pub2"}, {**COCHRANE, "doi": "10.5555/cd1.pub3"}, "ask"),
    ("Cochrane without DOI", {**COCHRANE, "year": "2013", "number": "3"}, {**COCHRANE, "number": "9"}, "ask"),
    ("Cochrane, two years on end", {**COCHRANE, "year": "2019"}, COCHRANE, "ask"),
    ("Cochrane, two issues of a year", {**COCHRANE, "number": "2"}, {**COCHRANE, "number": "11"}, "ask"),
    ("Cochrane, protocol and review",
     {**COCHRANE, "doi": "10.5555/cd1"}, {**COCHRANE, "doi": "10.5555/cd1.pub2"}, "ask"),
    ("Cochrane twice", {**COCHRANE, "number": "2"}, {**COCHRANE, "container": "Cochrane Database Syst Rev"}, "same"),
]  # fmt: skip

SERIES = [
    ("reports of two years",
     {**OFFICE, **title("Falls on ice in towns, 2018", year="2019")},
     {**OFFICE, **title("Falls on ice in towns, 2019")}, "different"),
    ("a dataset of each year", {**OFFICE, "type": "misc", "year": "2019"}, {**OFFICE, "type": "misc"}, "ask"),
    ("a guideline of each year",
     {**GUIDE, "year": "2019", "volume": "42", "pages": "S1-S200"},
     {**GUIDE, "volume": "43", "pages": "S1-S210"}, "ask"),
    ("a guideline on the same pages",
     {**GUIDE, "year": "2019", "volume": "42", "pages": "S1"}, {**GUIDE, "volume": "43", "pages": "S1"}, "ask"),
    ("a guideline without volume", {**GUIDE, **NO_PLACE, "year": "2019"}, {**GUIDE, **NO_PLACE}, "ask"),
    ("a bulletin of each month", BULLETIN, BULLETIN, "ask"),
    ("bulletins with unlike abstracts", {**BULLETIN, **ABSTRACT}, {**BULLETIN, **UNLIKE}, "ask"),
    ("two quarters",
     {**OFFICE, **title("Winter walking quarterly report Q1")},
     {**OFFICE, **title("Winter walking quarterly report Q2")}, "ask"),
    ("two seasons",
     {**OFFICE, **title("Walking and health report, spring")},
     {**OFFICE, **title("Walking and health report, autumn")}, "different"),
    ("two provinces",
     {**OFFICE, **title("Falls on ice among walkers in Northland")},
     {**OFFICE, **title("Falls on ice among walkers in Southland")}, "different"),
    ("a report twice", OFFICE, {**OFFICE, **title(TITLE.upper())}, "same"),
    ("a report with its office and without", OFFICE, {**OFFICE, "authors": ()}, "ask"),
]  # fmt: skip

DAMAGE = [
    ("cut off",
     title(TITLE + " a systematic review and meta-analysis of trials"),
     title(TITLE + " a systematic", pages="100-10"), "same"),
    ("cut off, no place",
     {**NOWHERE, **title(TITLE + " a systematic review")}, {**NOWHERE, **title(TITLE + " a sys")}, "ask"),
    ("no subtitle", title(TITLE + ": a qualitative study in three cities"), {}, "same"),
    ("no subtitle, no pages", title(TITLE + ": a qualitative study in three cities", pages=""), {"pages": ""}, "ask"),
    ("no subtitle, one DOI", title(TITLE + ": a qualitative study", **DOI), {**DOI, **NOWHERE}, "same"),
    ("names turned", {}, {"authors": tuple(Name(name.given, name.family) for name in PEOPLE)}, "same"),
    ("initials for families", {}, {"authors": tuple(Name(name.given[0], name.family) for name in PEOPLE)}, "same"),
    ("a double name", {"authors": (Name("Oak Elmwood", "Fern"),)}, {"authors": (Name("Elmwood", "F O"),)}, "same"),
    ("a group for its people", {}, {"authors": (Name("Winter Walking Study Group"),)}, "same"),
    ("a group, no pages, a short title",
     {**LETTER, "authors": (Name("Walking Group"),), "pages": ""}, {**LETTER, "pages": ""}, "ask"),
    ("nobody", {}, {"authors": ()}, "same"),
    ("nobody, a short title", {**LETTER, "pages": ""}, {**LETTER, "pages": "", "authors": ()}, "ask"),
    ("the year after", {}, {"year": "2021"}, "same"),
    ("two years after, one place", {}, {"year": "2022"}, "same"),
    ("first online, one DOI", {**DOI, **NO_PLACE, "pages": "1-11", "year": "2019"}, DOI, "same"),
    ("the number of an article, one DOI", {**DOI, "pages": "e1004"}, DOI, "same"),
    ("first online, no DOI", {**NO_PLACE, "year": "2019"}, {}, "ask"),
    ("other pages online, no DOI", {**NO_PLACE, "pages": "e12"}, {}, "ask"),
    ("a slip in the DOI", {"doi": "10.5555/a1"}, {"doi": "10.5555/a2"}, "ask"),
    ("a slip in the title, one DOI",
     title(TITLE.replace("newcomers", "newcomres"), **DOI), {**DOI, **NOWHERE}, "same"),
    ("two spellings, one DOI",
     title(TITLE + " and centres of behaviour", **DOI), title(TITLE + " and centers of behavior", **DOI), "same"),
    ("two spellings, one page",
     title(TITLE + " and centres of behaviour"), title(TITLE + " and centers of behavior"), "same"),
    ("a Greek letter, one DOI",
     title("Walking and β-blockers in winter towns", **DOI),
     title("Walking and beta blockers in winter towns", **DOI), "same"),
]  # fmt: skip

KINDS = {
    "supplement": [(name, {**ISSUE, **one}, {**ISSUE, **other}, wanted) for name, one, other, wanted in SUPPLEMENTS],
    **{"congress": CONGRESSES, "generic": GENERIC, "notice": NOTICES, "parts": PARTS, "books": BOOKS, "languages": LANGUAGES},
    **{"versions": VERSIONS, "series": SERIES, "damage": DAMAGE},
}
CASES = [pytest.param(*answer, id=f"{kind}: {name}") for kind, cases in KINDS.items() for name, *answer in cases]


@pytest.mark.parametrize(("one", "other", "wanted"), CASES)
def test_each_pair_has_the_answer_that_a_reviewer_would_give(one: dict, other: dict, wanted: str) -> None:
    """Whichever of the two comes first."""
    first, second = WALKS._replace(**one), WALKS._replace(**other)
    assert [answer([first, second]), answer([second, first])] == [wanted, wanted]


def answer(heap: list[Entry]) -> str:
    """Return what is said about two references."""
    grouped = group_entries(heap)
    return "same" if grouped.work_of == (0, 0) else "ask" if grouped.questions else "different"
