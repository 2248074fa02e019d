"""A heap of references falls into works, the same ones in whatever order it comes."""

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.exchange.entry import Entry, Name
from litreview.exchange.grouping import group_entries

TITLE = "Walking groups for newcomers in northern winter towns"
WALKS = Entry("article", TITLE, "2020", (Name("Oak", "Fern"),), "Journal of Winter Studies", "12", "3", "100-110")
THIN = WALKS._replace(volume="", number="", pages="")
CONGRESS = WALKS._replace(volume="9", number="1", pages="S7")


def test_a_third_reference_joins_two_that_agree_with_it() -> None:
    """Through the DOI of one and the page of the other."""
    one = WALKS._replace(doi="10.5555/a")
    other = WALKS._replace(container="", volume="", number="", pages="", doi="10.5555/a", year="2019")
    assert group_entries([other, one, WALKS]).work_of == (0, 0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WALKS._replace(doi="10.5555/a"), WALKS._replace(doi="10.5555/b")),
        (WALKS._replace(pmid="1"), WALKS._replace(pmid="2")),
        (WALKS, CONGRESS),
        (WALKS._replace(title=TITLE + ": part 1"), WALKS._replace(title=TITLE + ": part 2")),
    ],
    ids=["two DOIs", "two PubMed numbers", "an article and its congress", "two parts"],
)
@pytest.mark.parametrize("third", [WALKS._replace(number=""), THIN], ids=["a copy", "a thin one"])
def test_a_third_reference_never_joins_two_that_contradict_each_other(one: Entry, other: Entry, third: Entry) -> None:
    """What it might be is asked."""
    grouped = group_entries([one, third, other])
    assert grouped.work_of[0] != grouped.work_of[2]
    assert grouped.questions


def test_a_reference_that_may_be_either_of_two_is_neither() -> None:
    """Too little is said to choose; both are asked about."""
    grouped = group_entries([WALKS, CONGRESS, THIN])
    assert grouped.work_of == (0, 1, 2)
    assert {(0, 2), (1, 2)} <= {(asked.one, asked.other) for asked in grouped.questions}


def test_of_two_that_it_may_be_the_likelier_is_not_chosen_by_a_reference_that_says_too_little() -> None:
    """All its people are those of the one, most are those of the other; neither has a page in common with it."""
    people = (Name("Oak", "Fern"), Name("Elm", "Ash"), Name("Birch", "Ida"))
    thin, one = THIN._replace(authors=people), WALKS._replace(authors=people)
    other = CONGRESS._replace(authors=(*people[:2], Name("Pine", "Olga")))
    grouped = group_entries([one, thin, other])
    assert grouped.work_of == (0, 1, 2)
    assert {(0, 1), (1, 2)} <= {(asked.one, asked.other) for asked in grouped.questions}


def test_a_reference_with_a_page_is_the_one_that_has_it() -> None:
    """Though it might as well be the other by all else."""
    other = WALKS._replace(container="Ice", volume="12", pages="500")
    assert group_entries([WALKS, WALKS._replace(container=""), other]).work_of[:2] == (0, 0)


@pytest.mark.parametrize("third", ["Depression among", "Depression among men and women"])
def test_no_third_reference_joins_two_abstracts_of_a_supplement(third: str) -> None:
    """Which share the DOI of the issue, whatever a third one under it is called."""
    titles = [f"Depression among {who} who walk in northern winter towns" for who in ("men", "women")]
    entries = [THIN._replace(title=title, doi="10.5555/a") for title in (titles[0], third, titles[1])]
    grouped = group_entries(entries)
    assert grouped.work_of[0] != grouped.work_of[2]


def test_a_supplement_of_many_abstracts_is_not_a_heap_of_questions() -> None:
    """Unlike titles of other people, or on other pages, are no question though all bear one DOI."""
    words = "walks peers harbour clinic garden letter river trial evening market survey bridge".split()  # noqa: SIM905
    chance = Random(7)
    entries = [
        WALKS._replace(
            title=" ".join(chance.choices(words, k=7)),
            authors=(Name("".join(chance.choices("abcdefgh", k=7))),),
            pages=f"S{number}" if number % 2 else "",
            doi="10.5555/a",
        )
        for number in range(1, 200)
    ]
    grouped = group_entries(entries)
    assert len(set(grouped.work_of)) == len(entries)
    assert len(grouped.questions) < len(entries) / 4


@pytest.mark.parametrize("count", [2, 30, 200])
def test_copies_that_say_too_little_are_each_asked_about_once(count: int) -> None:
    """And not with every other."""
    grouped = group_entries([Entry("article", "Introduction")] * count)
    assert len(set(grouped.work_of)) == count
    assert len(grouped.questions) == count - 1
    assert {place for asked in grouped.questions for place in asked[:2]} == set(range(count))


def test_a_third_record_that_shows_two_known_works_to_be_one_is_told() -> None:
    """The first has no DOI of its own, so the reason may not say that both have one."""
    first, second = WALKS._replace(pmid="7"), THIN._replace(container="", doi="10.5555/a", year="")
    grouped = group_entries([first, second, WALKS._replace(pmid="7", doi="10.5555/a")], known=2)
    assert grouped.work_of[:2] == (0, 1)
    assert len(grouped.questions) == 1
    assert "third record" in grouped.questions[0].why or "DOI" not in grouped.questions[0].why


def test_two_known_works_that_are_alike_only_by_a_third_are_linked_by_it() -> None:
    """Its marks are named, one of each."""
    first = Entry("article", TITLE, pmid="7")
    second = Entry("article", "Groupes de marche dans les villes", doi="10.5555/a")
    third = Entry("article", TITLE, pmid="7", doi="10.5555/a")
    grouped = group_entries([first, second, third], known=2)
    assert grouped.work_of == (0, 1, 0)
    assert [asked.why for asked in grouped.questions] == ["a third record has the PubMed number of one and the DOI of the other"]


def test_known_works_are_never_joined_to_each_other() -> None:
    """They are the researcher's; that they look like one is asked."""
    grouped = group_entries([WALKS, WALKS, WALKS], known=2)
    assert grouped.work_of[1] == 1
    assert [(asked.one, asked.other) for asked in grouped.questions] == [(0, 1)]


def test_two_works_are_asked_about_once() -> None:
    """By the pair that is most alike."""
    one, other = WALKS._replace(doi="10.5555/a"), WALKS._replace(doi="10.5555/b")
    grouped = group_entries([one, one, other, other])
    assert len(grouped.questions) == 1
    assert grouped.questions[0].suggested == "same"


def test_nothing_has_no_works() -> None:
    """An empty heap is no fault."""
    assert group_entries([]) == ((), ())


def test_five_thousand_editorials_are_quick() -> None:
    """And none is merged with another."""
    editorials = [WALKS._replace(title="Editorial", pages=str(number)) for number in range(1, 5_001)]
    start = time.process_time()
    assert len(set(group_entries(editorials).work_of)) == 5_000
    assert time.process_time() - start < 4


def test_five_thousand_copies_are_one_work_and_quick() -> None:
    """A file that came in again and again."""
    start = time.process_time()
    assert set(group_entries([WALKS] * 5_000).work_of) == {0}
    assert time.process_time() - start < 4


entries = st.builds(
    WALKS._replace,
    title=st.sampled_from([TITLE, TITLE.upper(), TITLE[:40], TITLE + ", part 2", "Editorial", "Erratum: " + TITLE]),
    year=st.sampled_from(["2019", "2020", ""]),
    volume=st.sampled_from(["12", "9", ""]),
    pages=st.sampled_from(["100-110", "100", "S7", ""]),
    doi=st.sampled_from(["", "10.5555/a", "10.5555/b"]),
    container=st.sampled_from(["Journal of Winter Studies", "J Winter Stud", "medRxiv", ""]),
)


@settings(deadline=None)
@given(st.lists(entries, min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_order_changes_nothing(heap: list[Entry], chance: Random) -> None:
    """The same works and the same questions, and no work holds two DOIs."""
    moved = chance.sample(heap, len(heap))
    assert describe(heap) == describe(moved)
    works = group_entries(heap).work_of
    for work in set(works):
        assert len({entry.doi for entry, mine in zip(heap, works, strict=True) if mine == work and entry.doi}) <= 1


def describe(heap: list[Entry]) -> tuple[list, int]:
    """Return the works as sorted lists of what their members say, and how many questions there are."""
    grouped = group_entries(heap)
    members: dict[int, list[str]] = {}
    for entry, work in zip(heap, grouped.work_of, strict=True):
        members.setdefault(work, []).append(repr(entry))
    return sorted(map(sorted, members.values())), len(grouped.questions)
