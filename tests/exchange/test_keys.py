import pytest

from litreview.exchange.entry import Entry, Name
from litreview.exchange.keys import find_keys, make_key, tell_renamed

LEE = Entry("article", "The hope of towns", "2020", (Name("Lee", "Ann"),))


@pytest.mark.parametrize(
    ("entry", "taken", "key"),
    [
        (LEE, set(), "lee2020"),
        (LEE, {"lee2020"}, "lee2020b"),
        (LEE, {"lee2020", "lee2020b"}, "lee2020c"),
        (LEE._replace(year=""), set(), "leend"),
        (LEE._replace(authors=()), set(), "hope2020"),
        (LEE._replace(authors=(Name("van der Berg", "I."),)), set(), "vanderberg2020"),
        (LEE._replace(authors=(Name("World Health Organization"),)), set(), "world2020"),
        (LEE._replace(authors=(Name("Łukasiewicz-Müller", "J."),)), set(), "lukasiewiczmuller2020"),
        (LEE._replace(authors=(Name("山田", "太郎"),)), set(), "anon2020"),
        (LEE._replace(key="Own:key"), set(), "Own:key"),
        (LEE._replace(key="Own:key"), {"own:key"}, "lee2020"),
        (LEE._replace(key="no, key}"), set(), "lee2020"),
    ],
    ids=[
        "family and year",
        "taken",
        "taken twice",
        "no year",
        "no author",
        "particle",
        "corporate",
        "accents",
        "other script",
        "own key",
        "own key taken",
        "own key unusable",
    ],
)
def test_keys_are_family_and_year(entry: Entry, taken: set[str], key: str) -> None:
    """A wished key is kept where it is free; a letter follows where it is not."""
    assert make_key(entry, taken) == key


@pytest.mark.parametrize(
    ("wished", "key", "told"),
    [
        ("lee2020", "lee2020", ""),
        ("", "lee2020", ""),
        ("lee2020", "lee2020b", "stands for another record; the record is lee2020b"),
        ("müller2020", "muller2020", "has signs that not every program takes"),
        ("o'brien", "obrien2020", "has signs that not every program takes"),
    ],
    ids=["kept", "none", "taken", "accents", "apostrophe"],
)
def test_a_key_that_could_not_stay_is_told(wished: str, key: str, told: str) -> None:
    """Whoever cites it must know the new one, and where it was."""
    rows = list(tell_renamed([(LEE._replace(key=wished, source="a.bib", line=7), key)]))
    assert bool(rows) == bool(told)
    assert all(row["line"] == 7 and row["kind"] == "key" and told in str(row["reason"]) for row in rows)


def test_keys_do_not_run_out() -> None:
    """Forty works of one author and year have forty keys."""
    taken: set[str] = set()
    for _ in range(40):
        taken.add(make_key(LEE, taken))
    assert len(taken) == 40


def test_keys_of_broken_entries_are_taken_too() -> None:
    """So that mending them later makes no duplicate."""
    assert find_keys("@Article{A1, title={x}}\n@book( b2 , title\n@comment{c3}\n% @misc{d4, x") == {"a1", "b2", "d4"}
