"""Agreement is measured as published, by values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.agreement import (
    Counts,
    build_agreement,
    cohen_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
    prevalence,
)
from litreview.tables import build_table

# Worked by hand: kappa = (po - pe) / (1 - pe); AC1 with pe = 2 p (1 - p), p the mean share of both coders.
BY_HAND = {
    "50 units": (Counts(20, 5, 10, 15), 0.7, 0.55, 0.4, (0.7 - 0.495) / 0.505),
    "rare disagreement": (Counts(118, 5, 2, 0), 0.944, 0.972, (0.944 - 0.94528) / 0.05472, 0.889568 / 0.945568),
    "all agree": (Counts(3, 0, 0, 7), 1.0, 0.3, 1.0, 1.0),
    "never agree": (Counts(0, 5, 5, 0), 0.0, 0.5, -1.0, -1.0),
    "one coder constant": (Counts(4, 6, 0, 0), 0.4, 0.7, 0.0, (0.4 - 0.42) / 0.58),
}


@pytest.mark.parametrize(("counts", "agreement", "share", "kappa", "ac1"), BY_HAND.values(), ids=BY_HAND)
def test_measures_of_two_coders(counts, agreement, share, kappa, ac1):
    """Percent, prevalence, kappa and AC1 are the hand-computed values."""
    measured = (percent_agreement(counts), prevalence(counts), cohen_kappa(counts), gwet_ac1(counts))
    assert measured == pytest.approx((agreement, share, kappa, ac1), abs=1e-9)


@pytest.mark.parametrize("counts", [Counts(0, 0, 0, 9), Counts(9, 0, 0, 0), Counts(0, 0, 0, 0)], ids=["none", "all", "no unit"])
def test_constant_data_are_not_estimable(counts):
    """Where both coders said the same of every unit, chance-corrected measures are empty."""
    assert (cohen_kappa(counts), gwet_ac1(counts)) == (None, None)
    assert krippendorff_alpha([(1, 1)] * counts.both + [(0, 0)] * counts.neither) is None


def test_alpha_of_two_coders_and_ten_units():
    """Krippendorff (2011), example A: two observers, binary, no missing values, alpha .095."""
    a, b = "0100000010", "1110010000"
    assert krippendorff_alpha(zip(a, b, strict=True)) == pytest.approx(0.095, abs=5e-4)


def test_alpha_with_missing_values():
    """Krippendorff (2011), example C: four observers, twelve units, values missing, nominal alpha .743."""
    observers = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    units = [[None if value == "." else value for value in unit] for unit in zip(*observers, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=5e-4)


def test_a_unit_with_one_value_takes_no_part():
    """Units that only one coder coded change nothing."""
    units = [(1, 1), (0, 0), (0, 1)]
    assert krippendorff_alpha([*units, (1, None), (None, 0)]) == krippendorff_alpha(units)


@given(st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_measures_keep_their_bounds(numbers):
    """No measure exceeds 1, kappa and alpha are 1 only without disagreement, and the order of coders is of no account."""
    counts = Counts(*numbers)
    turned = Counts(counts.both, counts.only_b, counts.only_a, counts.neither)
    for measure in (cohen_kappa, gwet_ac1):
        value = measure(counts)
        assert value == measure(turned)
        if value is not None:
            assert -1 <= value <= 1 + 1e-9
            assert (abs(value - 1) < 1e-9) == (counts.only_a + counts.only_b == 0)


SEGMENTS = [
    {"segment_id": f"{document}#{number}", "document_id": document, "role": role}
    for document, roles in {"d": ["heading", "body", "body", "list item", "body"], "e": ["body"] * 3}.items()
    for number, role in enumerate(roles)
]


def _coding(segment: str, code: str, coder: str, status: str = "accepted", origin: str = "human") -> dict[str, object]:
    return {"segment_id": segment, "code": code, "coder": coder, "origin": origin, "status": status}


def test_pairs_are_compared_on_the_documents_both_worked_on():
    """Uncoded segments count, headings and documents of one coder alone do not, a rejection is no code."""
    codings = [
        *(_coding(segment, "A", "ann") for segment in ("d#1", "d#2", "e#0")),
        *(_coding(segment, "A", "bo") for segment in ("d#1",)),
        _coding("d#3", "A", "bo", "rejected"),
        _coding("d#2", "B", "bo"),
        _coding("d#4", "B", "litreview", "proposed", "phrase"),
    ]
    rows = build_agreement(codings, SEGMENTS)
    assert [(row["code"], row["coder_a"], row["coder_b"], row["segments"]) for row in rows] == [
        (code, "ann", "bo", 4) for code in ("A", "B", "all codes")
    ]
    assert [row["agreement"] for row in rows] == [0.75, 0.75, 0.75]
    assert rows[0]["alpha"] == pytest.approx(1 - 7 * 2 / (3 * 5 * 2))
    assert rows[0]["ac1"] == gwet_ac1(Counts(1, 1, 0, 2))
    assert rows[1]["kappa"] == 0


def test_not_estimable_is_an_empty_cell():
    """A code on every shared segment has a percentage and no kappa, and the table holds an empty cell."""
    codings = [_coding(f"e#{number}", "A", coder) for number in range(3) for coder in ("ann", "bo")]
    frame = build_table("agreement", build_agreement(codings, SEGMENTS))
    assert frame["agreement"].tolist() == [1.0, 1.0]
    assert frame["kappa"].isna().all()
    assert frame[["alpha", "ac1"]].isna().all(axis=None)


@pytest.mark.parametrize(
    "codings",
    [[], [_coding("d#1", "A", "ann")], [_coding("d#1", "A", "ann"), _coding("e#1", "A", "bo")]],
    ids=["nobody", "one person", "no document shared"],
)
def test_without_shared_work_there_is_no_row(codings):
    """One coder, or two who never met a document together, give no row."""
    assert build_agreement(codings, SEGMENTS) == []


def _marked(coder: str, *segments: str, code: str = "C") -> list[dict[str, str]]:
    return [{"segment_id": s, "code": code, "coder": coder, "origin": "human", "status": "accepted"} for s in segments]


UNITS = [{"segment_id": f"{d}#{n}", "document_id": d, "role": "body"} for d in ("fg1", "paper") for n in range(10)]


def test_a_code_of_few_people_is_compared_on_texts_alone():
    """Its share of sentences, and that of all codes together, is the same whoever said it, and how often."""
    texts = [*_marked("ann", "paper#1", "paper#2"), *_marked("bo", "paper#1"), *_marked("ann", "fg1#0", "paper#3", code="D")]
    other = _marked("bo", "fg1#1", "paper#3", code="D")
    said = [[], _marked("ann", "fg1#5"), [*_marked("ann", "fg1#5", "fg1#6"), *_marked("bo", "fg1#5")]]
    tables = [build_agreement([*texts, *other, *more], UNITS, few={"C"}, heard={"fg1"}) for more in said]
    assert tables[0] == tables[1] == tables[2]
    told = {row["code"]: (row["segments"], row["prevalence"]) for row in tables[0]}
    assert told == {"C": (10, 0.15), "D": (20, 0.1), "all codes": (20, 7 / 60)}


def test_a_code_that_few_people_and_no_text_raised_has_no_row():
    """A share of the sentences of people would be a number of them."""
    both = [*_marked("ann", "fg1#0"), *_marked("bo", "fg1#0", "fg1#1")]
    assert build_agreement(both, UNITS, few={"C"}, heard={"fg1"}) == []
    assert [row["code"] for row in build_agreement(both, UNITS, heard={"fg1"})] == ["C", "all codes"]
