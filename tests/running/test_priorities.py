"""The order in which works wait, in the command and in a run."""

from litreview.running.inputs import Inputs
from litreview.running.priorities import MOST_RANKED, Ranked, list_priorities, rank_waiting, tell_unranked, weigh_works
from litreview.sources.bibliography import Record
from litreview.synthesis.consensus import ScreeningOutcome
from litreview.synthesis.works import Works, group_works

PEERS = [Record(key, "article", title) for key, title in (("p1", "Peer support"), ("p2", "Peer support groups"), ("p3", "Peers"))]
STEEL = [Record(key, "article", title) for key, title in (("s1", "Steel beams"), ("s2", "Beams of steel"))]
RECORDS = [*STEEL, *PEERS]
ALONE = {record.citation_key: record.citation_key for record in RECORDS}
DECIDED = {"p1": ScreeningOutcome("include"), "s1": ScreeningOutcome("exclude")}


def rank(
    records: list[Record], work_of: dict[str, str], screening: dict[str, ScreeningOutcome], seed_text: str = ""
) -> list[Ranked]:
    """Return what waits, ranked."""
    return rank_waiting(weigh_works(records, work_of, seed_text), work_of, screening)


def test_what_is_like_the_included_comes_first_with_the_words_that_say_so():
    """Decided works are not asked about again."""
    ranked = rank(RECORDS, ALONE, DECIDED)
    assert ranked[0].citation_key == "p2"
    assert ranked[-1].citation_key == "s2"
    assert ranked[0].why.split("; ")[0] in ("peer", "peer support", "support")
    assert ranked[0].title == "Peer support groups"


def test_before_any_decision_the_question_ranks():
    """File order says nothing about what the review is about."""
    ranked = rank(RECORDS, ALONE, {}, seed_text="Does peer support help?")
    assert {one.citation_key for one in ranked[:2]} == {"p1", "p2"}


def test_records_without_a_difference_stand_by_key():
    """The order never depends on the order of the file."""
    same = [Record(key, "article", "Peer support") for key in ("c", "a", "b")]
    ranked = rank(same, {key: key for key in "cab"}, {})
    assert [one.citation_key for one in ranked] == ["a", "b", "c"]
    assert rank(same[::-1], {key: key for key in "abc"}, {}) == ranked


def test_words_that_say_nothing_are_no_explanation():
    """A reader learns nothing from "and"."""
    records = [
        Record("a", "article", "and peer and"),
        Record("b", "article", "the steel"),
        Record("c", "article", "and the peer"),
    ]
    (one,) = rank(records, {key: key for key in "abc"}, {"a": ScreeningOutcome("include"), "b": ScreeningOutcome("exclude")})
    assert "peer" in one.why
    assert "and" not in one.why.split("; ")


def test_french_words_that_say_nothing_are_no_explanation():
    """Nor is "dans les"."""
    titles = ("le soutien dans les régions", "des poutres", "dans les régions de soutien")
    records = [Record(key, "article", title) for key, title in zip("abc", titles, strict=True)]
    (one,) = rank(records, {key: key for key in "abc"}, {"a": ScreeningOutcome("include"), "b": ScreeningOutcome("exclude")})
    assert set(one.why.split("; ")) <= {"soutien", "régions", "les régions", "régions de"}
    assert "régions" in one.why.split("; ")


def test_scores_do_not_depend_on_the_order_of_the_file():
    """Not in the last decimal either: whoever sorts references.bib changes no table."""
    words = ("peer", "worker", "group", "steel", "beam", "bus", "hope", "route", "pay", "ward")
    titles = [f"{words[n % 10]} {words[n * 7 % 10]} {words[n * 3 % 9]} {words[n // 10]}" for n in range(60)]
    records = [Record(f"k{n:02d}", "article", title) for n, title in enumerate(titles)]
    decided = {f"k{n:02d}": ScreeningOutcome("include" if "peer" in titles[n] else "exclude") for n in range(0, 60, 3)}
    alone = {record.citation_key: record.citation_key for record in records}
    shuffled = [records[n * 37 % 60] for n in range(60)]
    assert rank(shuffled, alone, decided) == rank(records, alone, decided)
    assert list(weigh_works(shuffled, alone).titles) == sorted(alone)


def test_a_work_of_two_records_is_asked_about_once_under_its_own_key():
    """The richer record lends its words."""
    records = [Record("a", "article", "An edition"), Record("b", "article", "An edition", abstract="About peer support groups.")]
    (one,) = rank(records, {"a": "a", "b": "a"}, {}, seed_text="peer support")
    assert (one.citation_key, one.title) == ("a", "An edition")
    assert one.score > 0


def test_nothing_waits_where_all_is_decided():
    """No model is made for nothing."""
    assert rank([], {}, {}) == []
    assert rank(PEERS[:1], {"p1": "p1"}, {"p1": ScreeningOutcome("include")}) == []


def test_a_run_ranks_as_soon_as_both_kinds_are_known():
    """One included record alone teaches nothing."""
    works = group_works(RECORDS)
    rows = list_priorities(Inputs(RECORDS, [], {}, screening=DECIDED), works)
    assert [row["ordinal"] for row in rows] == [1, 2, 3]
    assert rows[0]["citation_key"] == "p2"
    assert list_priorities(Inputs(RECORDS, [], {}, screening={"p1": ScreeningOutcome("include")}), works) == []


def test_very_many_works_are_not_ranked_by_a_run_which_says_so():
    """The bound is told, and the command that ranks them all."""
    works = Works({str(number): str(number) for number in range(MOST_RANKED + 1)}, {})
    inputs = Inputs([], [], {}, screening={"1": ScreeningOutcome("include"), "2": ScreeningOutcome("exclude")})
    assert list_priorities(inputs, works) == []
    (told,) = tell_unranked(inputs, works)
    assert f"{MOST_RANKED + 1} works" in told
    assert tell_unranked(Inputs([], [], {}), works) == []
