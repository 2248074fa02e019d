"""Fingerprints say which documents changed, and nothing about how many people spoke."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.readings import split_words
from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.seen import MOST_DOCUMENTS, fingerprint_evidence, hash_evidence, is_fingerprint, tell_evidence_changes


def passage(document: str, text: str, kind: str = "research", person: str = "") -> CodedPassage:
    """Return a passage of a document."""
    return CodedPassage(f"{document}#1", document, 0, len(text), text, kind, document, person, True)


ONE, TWO = passage("b2016", "Hope grew."), passage("a2015", "Pay is low.")
SAID = [passage(f"fg{n}", f"Words of {n}.", "consultation", f"P{n:02d}") for n in range(7)]


def test_the_hash_changes_with_the_words_and_not_with_their_order() -> None:
    """Two passages swapped are the same evidence; one word more is not."""
    one, two = ("a", "Hope grew."), ("b", "Pay is low.")
    assert hash_evidence([one, two]) == hash_evidence([two, one]) != hash_evidence([one, ("b", "Pay is too low.")])


def test_a_fingerprint_names_each_document_of_the_literature_once() -> None:
    """In order of their ids, whatever the order of the passages."""
    cell = fingerprint_evidence([ONE, TWO, ONE._replace(start=30)])
    assert [entry.partition("=")[0] for entry in cell.split("; ")] == ["a2015", "b2016"]
    assert cell == fingerprint_evidence([ONE._replace(start=30), TWO, ONE])
    assert is_fingerprint(cell)


@pytest.mark.parametrize("people", [1, 2, 7])
def test_all_of_the_consultation_is_one_entry(people: int) -> None:
    """However many spoke, in however many sessions, there is one entry, and it stands last."""
    names = [entry.partition("=")[0] for entry in fingerprint_evidence([*SAID[:people], passage("zeta", "x")]).split("; ")]
    assert names == ["zeta", "consultation"]


@pytest.mark.parametrize("name", ["ada", "bea", "abe", "dee", "fae"])
def test_chance_makes_no_name_of_a_fingerprint(name: str) -> None:
    """Letters among the digits are no words to the release gate, in either of the two cells."""
    for n in range(4000):
        digest = hash_evidence([("a2015", str(n))])
        if name in digest:
            assert name not in split_words(f"a2015={digest}; consultation={digest}")
            assert name not in split_words(f"2016,{digest}")
            return
    pytest.fail("no fingerprint held the name")


def test_a_text_called_consultation_shares_its_entry() -> None:
    """Its change is still a change."""
    cells = [fingerprint_evidence([SAID[0], passage("consultation", words)]) for words in ("one", "two")]
    assert cells[0] != cells[1]
    assert [cell.count("=") for cell in cells] == [1, 1]


@pytest.mark.parametrize(
    ("cell", "sound"),
    [
        ("", True),
        ("burke2019=1a2b3c", True),
        ("a.b_c-1=00; consultation=9f8e7d;", True),
        ("burke2019", False),
        ("burke2019=xyz", False),
        ("burke 2019=1a", False),
        ("a=1=2", False),
        ("=1a", False),
    ],
)
def test_a_fingerprint_that_was_typed_wrong_is_known(cell: str, sound: bool) -> None:
    """Only what reads like a cell of the evidence table is one."""
    assert is_fingerprint(cell) is sound


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("", "a=1", ""),
        ("a=1; b=2", "b=2; a=1", ""),
        ("a=1", "a=1; b=2", "new: b"),
        ("a=1; b=2", "a=1", "gone: b"),
        ("a=1; consultation=2; z=3", "a=2; z=4; consultation=3", "changed: a, z, consultation"),
        ("y2011=1; z2015=2", "x2020=9; z2015=3; consultation=1", "new: x2020, consultation; gone: y2011; changed: z2015"),
        ("a=1", "", "gone: a"),
        ("x=1", "x=1; " + "; ".join(f"d{n}=1" for n in range(8)), "new: d0, d1, d2, d3, d4, and 3 more"),
        ("x=1", "x=1; " + "; ".join(f"d{n}=1" for n in range(5)), "new: d0, d1, d2, d3, d4"),
    ],
    ids=["nothing kept", "same", "new", "gone", "changed", "all", "everything gone", "many", "as many as are named"],
)
def test_what_changed_is_told_by_document(before: str, now: str, told: str) -> None:
    """New, gone and changed apart, long lists cut."""
    assert tell_evidence_changes(before, now) == told


@given(st.permutations(["a=1", "b=2", "c=3", "consultation=4"]), st.permutations(["b=2", "c=9", "d=1", "consultation=5"]))
def test_the_order_of_entries_does_not_matter(before: list[str], now: list[str]) -> None:
    """The same two states of evidence always give the same words."""
    assert tell_evidence_changes("; ".join(before), "; ".join(now)) == "new: d; gone: a; changed: c, consultation"


def _passages(documents: int, kind: str = "research") -> list[CodedPassage]:
    names = [f"{kind[0]}{n:05d}" for n in range(documents)]
    return [CodedPassage(f"{name}#1", name, 0, 5, "Words", kind, name, "", True) for name in names]


def test_very_many_documents_have_one_entry() -> None:
    """A cell that a judge copies stays short, and still tells that something has changed."""
    some, more = _passages(MOST_DOCUMENTS), _passages(MOST_DOCUMENTS + 1)
    assert len(fingerprint_evidence(some).split("; ")) == MOST_DOCUMENTS
    both = fingerprint_evidence([*more, *_passages(1, "consultation")])
    assert [entry.partition("=")[0] for entry in both.split("; ")] == ["documents", "consultation"]
    assert is_fingerprint(both)
    assert tell_evidence_changes(fingerprint_evidence(more), fingerprint_evidence(more)) == ""
    assert (
        tell_evidence_changes(fingerprint_evidence(more), fingerprint_evidence(_passages(MOST_DOCUMENTS + 2)))
        == "changed: documents"
    )
    assert tell_evidence_changes(fingerprint_evidence(some), fingerprint_evidence(more)) == "changed: documents"
