"""The framework evidence table keeps kinds apart, cites its quotations and names what is missing."""

import pytest

from litreview.coding.codebook import Code, Codebook
from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.framework import MOST_CANDIDATES, QUOTATIONS_PER_ROW, build_framework, choose_quotations, summarise
from litreview.synthesis.works import Works

WORDS = "People in the peer group said that hope came back to them slowly."


def passage(n: int, kind: str = "research", person: str = "", quotable: bool = True, text: str = WORDS) -> CodedPassage:
    """Return the n-th passage of its own work."""
    return CodedPassage(f"d{n}#1", f"d{n}", 0, len(text), text, kind, "" if person else f"d{n}", person, quotable)


def code(name: str) -> Code:
    """Return a code with this id."""
    empty = dict.fromkeys(Code._fields, "") | {"phrases": (), "phrases_fr": ()}
    return Code(**{**empty, "id": name, "name": "Hope", "family": "Outcomes"})


def row(*passages: CodedPassage) -> dict[str, object]:
    """Return the row of OUT.HOPE that these passages make."""
    book = Codebook({"OUT.HOPE": code("OUT.HOPE"), "REC.K1": code("REC.K1")})
    (only,) = build_framework(book, {"OUT.HOPE": list(passages)}, Works({}, {}), [], 5)
    return only


@pytest.mark.parametrize(
    ("passages", "gap"),
    [
        ((), "no evidence found in this review"),
        ((passage(1),), "not raised in the consultation"),
        ((passage(1, "consultation", "P01"),), "no literature in this review; raised in the consultation"),
        ((passage(1, "policy"), passage(2, "consultation", "P01")), "no research in this review"),
        ((passage(1), passage(2, "consultation", "P01")), ""),
    ],
    ids=["nothing", "literature only", "consultation only", "no research", "both"],
)
def test_the_gap_says_what_is_missing(passages: tuple[CodedPassage, ...], gap: str) -> None:
    """Nothing found is a result and is written out."""
    assert row(*passages)["gap"] == gap


def test_a_small_group_is_not_counted_out() -> None:
    """Fewer people than the smallest group are not shown as a number."""
    assert row(passage(1, "consultation", "P01"))["consultation_people"] == "fewer than 5"


@pytest.mark.parametrize("people", [1, 2, 3, 4])
def test_few_people_are_told_by_one_of_them(people: int) -> None:
    """How many people a row quotes and summarises does not say how many stand behind it."""
    said = [passage(n, "consultation", f"P{n:02d}", text=f"{WORDS} It was number {n}.") for n in range(people)]
    made = row(*said, passage(9))
    assert [n for n in range(4) if f"d{n}:" in made["quotes"]] == [0]
    assert not [n for n in range(1, 4) if f"[d{n}]" in made["summary"]]
    assert "d9:" in made["quotes"]


def test_a_person_who_may_not_be_quoted_is_counted_but_not_cited() -> None:
    """Consent to paraphrase counts the person and keeps the words back."""
    held = [passage(n, "consultation", f"P{n:02d}", quotable=False) for n in range(6)]
    made = row(*held)
    assert (made["consultation_people"], made["quotes"], made["summary"]) == ("6", "", "")


def test_recommendations_have_their_own_table() -> None:
    """REC codes are no components of the framework."""
    assert row()["component"] == "OUT.HOPE"


def test_quotations_come_from_every_source_before_one_speaks_twice() -> None:
    """A long document does not crowd out the others."""
    many = [passage(1)._replace(segment_id=f"d1#{n}", start=n) for n in range(9)]
    chosen = choose_quotations([*many, passage(2)])
    assert len(chosen) == QUOTATIONS_PER_ROW
    assert {p.work for p in chosen[:2]} == {"d1", "d2"}


def test_a_summary_is_whole_sentences_with_their_documents() -> None:
    """Each sentence is verbatim and says where it stands."""
    assert summarise({"A": [passage(1)], "B": []}) == {"A": f"{WORDS} [d1]", "B": ""}


def test_a_passage_under_two_codes_is_summarised_under_both() -> None:
    """Words are weighed once for all codes, and each code takes its own rows."""
    one, two = passage(1), passage(2)._replace(text="Pay stayed low for the workers of that whole region.")
    assert summarise({"A": [one, two], "B": [two]}) == {"A": f"{one.text} [d1] {two.text} [d2]", "B": f"{two.text} [d2]"}


def test_quotations_of_many_sources_are_as_many_as_a_row_takes() -> None:
    """One source with much to say does not crowd out the others, and none is cited beyond the limit."""
    much = [passage(1)._replace(segment_id=f"d1#{n}", start=n) for n in range(50)]
    chosen = choose_quotations([*much, *(passage(n) for n in range(2, 5))])
    assert [p.document_id for p in chosen] == ["d1", "d2", "d3", "d4", "d1", "d1", "d1", "d1"]


def test_a_summary_of_very_many_sentences_is_chosen_from_an_even_part_of_them() -> None:
    """The time for one code has a bound, and the choice is the same every time."""
    texts = [f"Peer workers in place {n} keep hope alive on the ward." for n in range(2 * MOST_CANDIDATES)]
    passages = [CodedPassage(f"d#{n:05d}", "d", n, n + 1, text, "research", "d", "", True) for n, text in enumerate(texts)]
    chosen = summarise({"VAL.HOPE": passages})["VAL.HOPE"]
    assert chosen == summarise({"VAL.HOPE": passages[::2]})["VAL.HOPE"] != ""
