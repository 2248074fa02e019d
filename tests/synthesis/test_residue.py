import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.residue import MOST_THEMES, build_residue, find_themes, find_uncoded
from litreview.synthesis.works import Works
from litreview.tables import build_table

NO_WORKS = Works({}, {})


def _said(n: int, text: str, person: str = "", *, quotable: bool = True, role: str = "body") -> CodedPassage:
    document = "group-1" if person else f"text{n}"
    kind = "consultation" if person else "practice"
    return CodedPassage(f"{document}#{n:05d}", document, n, n + len(text), text, kind, document, person, quotable, role)


CODED = [_said(100 + n, f"Support from peers gave hope to group number {n} again.", f"P{n:02d}") for n in range(30)]
PARKING = "The parking costs more than the lunch there."


def _themes(*texts: tuple[str, str]) -> list[str]:
    uncoded = [_said(n, text, person) for n, (person, text) in enumerate(texts)]
    return [", ".join(theme.words) for theme in find_themes(uncoded, CODED)]


@pytest.mark.parametrize(
    ("passage", "caught"),
    [
        pytest.param(_said(1, PARKING, "P01"), True, id="a participant"),
        pytest.param(_said(1, PARKING), True, id="a text"),
        pytest.param(_said(1, PARKING, role="list item"), True, id="a list item"),
        pytest.param(_said(1, "Yes, that is so.", "P01"), False, id="back-channel"),
        pytest.param(_said(1, "Hello [person 1] [person 2] [town 3] [town 4] there.", "P01"), False, id="only placeholders"),
        pytest.param(_said(1, PARKING, role="heading"), False, id="a heading"),
        pytest.param(_said(1, PARKING, role="reference"), False, id="a reference"),
        pytest.param(_said(1, PARKING, "P01", quotable=False), False, id="closed to quotation"),
        pytest.param(_said(1, PARKING, "P01")._replace(person=""), False, id="a facilitator"),
    ],
)
def test_what_counts_as_a_passage(passage, caught):
    """Sentences of texts and participants' words of some length, with and without a code."""
    uncoded, coded = find_uncoded([passage], set())
    assert (len(uncoded), len(coded)) == (int(caught), 0)
    assert len(find_uncoded([passage], {passage.segment_id})[1]) == int(caught)


def test_a_word_that_several_people_use_and_no_code_catches_is_a_theme():
    """It is named by its own words, in the form most used."""
    third = ("", "A shuttle from the parking helps those who drive.")
    assert _themes(("P01", PARKING), ("P02", "Nobody can pay for the parking at that clinic."), third) == ["parking"]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([], id="nothing"),
        pytest.param([("P01", PARKING)], id="one passage"),
        pytest.param([("P01", PARKING), ("P01", "I paid for parking again, as always.")], id="one person twice"),
        pytest.param([("P01", PARKING), ("P02", PARKING), ("P01", "I paid for parking again, as always.")], id="two people"),
        pytest.param(
            [("P01", "So then it was what it was, you know."), ("P02", "So then it was what it was, you know.")], id="talk"
        ),
        pytest.param(
            [("P01", "We had hope in the group of peers."), ("P02", "My peers gave hope to one group.")], id="coded words"
        ),
        pytest.param(
            [("", "The trial was published in a medical journal."), ("", "One trial, from a medical journal.")], id="studies"
        ),
        pytest.param(
            [("P01", "Somebody in [town 4] and [town 5] told me so."), ("P02", "In [town 4] they said the same.")], id="places"
        ),
    ],
)
def test_what_is_no_theme(texts):
    """One source or two, talk, what the framework has words for, and how texts speak of texts."""
    assert _themes(*texts) == []


def test_languages_do_not_mix():
    """A word that two people use in one language and one in the other is shared by too few."""
    said = ("The transport in the north is never there.", "Your transport is never there at night.")
    assert _themes(("P01", said[0]), ("P02", said[1]), ("P03", "Le transport dans le nord ne passe pas ici.")) == []


def test_words_of_the_same_passages_are_one_theme():
    """Two words that stand together name one theme, not two."""
    lines = [(f"P{n:02d}", f"The winter roads were closed to bus number {n}.") for n in range(4)]
    found = _themes(*lines)
    assert len(found) == 1
    assert {"winter", "roads"} <= set(found[0].split(", "))


def test_the_words_of_a_question_in_french_are_found():
    """An article that leans on a noun is not part of it."""
    said = (
        "Il faut payer l'autobus pour aller là-bas.",
        "Sans autobus on ne peut pas venir ici.",
        "On a perdu l'autobus du soir.",
    )
    assert _themes(*((f"P{n:02d}", words) for n, words in enumerate(said))) == ["autobus"]


def test_no_passage_stands_in_two_themes():
    """A sentence with the words of two themes goes to one of them."""
    roads = [(f"P{n:02d}", f"Those roads close for snow on day {n}.") for n in range(4)]
    lunch = [(f"P{n:02d}", f"The canteen has no soup on day {n}.") for n in range(4, 8)]
    both = ("P09", "Roads close for snow, so nobody has soup.")
    uncoded = [_said(n, text, person) for n, (person, text) in enumerate([*roads, *lunch, both])]
    themes = find_themes(uncoded, CODED)
    cited = [p.segment_id for theme in themes for p in theme.passages]
    assert [set(theme.words) for theme in themes] == [{"roads", "snow"}, {"canteen", "soup"}]
    assert len(cited) == len(set(cited)) == len(uncoded)


def test_a_word_that_coded_passages_use_as_often_names_no_theme():
    """Else the subject of the whole review would be a theme."""
    lines = [(f"P{n:02d}", f"Support at the depot on day number {n}.") for n in range(6)]
    assert _themes(*lines) == ["depot"]


def test_a_theme_of_few_people_is_cited_by_one_and_not_counted():
    """As everywhere else."""
    uncoded = [_said(n, f"The parking was full again on day number {n}.", f"P{n:02d}") for n in (1, 2, 3)]
    rows = build_table("residue", build_residue(find_themes(uncoded, CODED), NO_WORKS, 5))
    assert rows["consultation_people"].to_list() == ["fewer than 5"]
    assert rows["quotes"].str.count("group-1").to_list() == [1]


def test_a_theme_of_many_people_is_counted_and_cited_five_times():
    """Works and people are counted, not mentions."""
    uncoded = [_said(n, f"The parking was full again on day number {n}.", f"P{n % 8:02d}") for n in range(16)]
    uncoded.append(_said(40, "A shuttle from the parking helps those who drive."))
    row = build_residue(find_themes(uncoded, CODED), NO_WORKS, 5)[0]
    assert (row["consultation_people"], row["practice"], row["theme"]) == ("8", 1, "T01")
    assert row["quotes"].count(";") == 4


def _carried(word: str, texts: int, people: int) -> list[CodedPassage]:
    """Return what so many texts and so many people say about one thing."""
    start = sum(map(ord, word))
    by_texts = [_said(start + n, f"There is the {word} again, as often before on day {n}.") for n in range(texts)]
    return [
        *by_texts,
        *(
            _said(start + 50 + n, f"Then there was the {word} again, as often before on day {n}.", f"P{n:02d}")
            for n in range(people)
        ),
    ]


@pytest.mark.parametrize("people", range(1, 5))
def test_the_order_of_themes_does_not_count_few_people(people):
    """Between a theme of five texts and one of three, a theme of three texts and one to four people has one place."""
    uncoded = [*_carried("harbour", 5, 0), *_carried("quarry", 3, 0), *_carried("lagoon", 3, people)]
    found = [theme.words[0] for theme in find_themes(uncoded, CODED, 5)]
    assert [word for word in found if word in ("harbour", "quarry", "lagoon")] == ["harbour", "lagoon", "quarry"]


@pytest.mark.parametrize(
    ("min_group", "people", "alone", "beside"),
    [(5, 2, 0, 1), (5, 3, 1, 1), (4, 2, 0, 1), (4, 3, 0, 1), (4, 4, 1, 1), (3, 2, 0, 0), (3, 3, 1, 1), (2, 3, 1, 1)],
)
def test_a_theme_of_people_alone_leaves_more_than_one_number_open(min_group, people, alone, beside):
    """Three sources make a theme, so that "fewer than 4" would say three; a text beside the people leaves it open again."""
    assert len(find_themes(_carried("quarry", 0, people), CODED, min_group)) == alone
    assert len(find_themes(_carried("quarry", 1, people), CODED, min_group)) == beside


def test_nothing_coded_at_all_still_makes_themes():
    """Without a codebook that catches anything, shared words are what there is."""
    uncoded = [_said(n, PARKING, f"P{n:02d}") for n in range(3)]
    assert [set(theme.words) for theme in find_themes(uncoded, [])] == [{"costs", "lunch", "parking"}]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=12))
def test_any_words_make_few_themes_in_the_same_order(texts):
    """Whatever is said, themes are carried by three sources at least and come out the same twice."""
    uncoded, _ = find_uncoded([_said(n, text, f"P{n % 5:02d}") for n, text in enumerate(texts)], set())
    themes = find_themes(uncoded, CODED)
    assert themes == find_themes(uncoded, CODED)
    assert len(themes) <= MOST_THEMES
    assert all(len({p.person for p in theme.passages}) > 2 and theme.words for theme in themes)


def test_very_many_passages_are_searched_in_an_even_part() -> None:
    """A large corpus takes no more time than one of its size allows, and every text has its share."""
    words = "The garden outside the kennel keeps everybody busy"
    passages = [CodedPassage(f"d{n:03d}#1", f"d{n:03d}", 0, 9, words, "research", f"d{n:03d}", "", True) for n in range(32)]
    assert {len(theme.passages) for theme in find_themes(passages, [], most=31)} == {16}
    assert {len(theme.passages) for theme in find_themes(passages, [], most=32)} == {32}
