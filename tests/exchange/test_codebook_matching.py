from pathlib import Path

import pytest

from litreview.coding.codebook import Code
from litreview.exchange.codebook_matching import match_codes
from litreview.exchange.qda import QdaCode
from litreview.exchange.qdc import read_qdc, render_qdc

BOOK = {
    code.id: code
    for code in (
        Code("V.HOPE", "Values", "Hope", "Espoir", "Looking forward.", "", "", ("hop*",)),
        Code("V.TRUST", "Values", "Trust", "", "", "", ""),
        Code("B.TRUST", "Barriers", "Trust", "", "", "", ""),
        Code("B.RENT", "Barriers", "Rent", "", "", "", ""),
    )
}


@pytest.mark.parametrize(
    ("code", "known"),
    [
        (QdaCode("V.HOPE", "Elsewhere", "Faith"), "V.HOPE"),
        (QdaCode("OLD", "", "Another name"), "V.HOPE"),
        (QdaCode("TRUST", "barriers", " TRUST "), "B.TRUST"),
        (QdaCode("RENT", "", "rent"), "B.RENT"),
        (QdaCode("TRUST.V.TRUST", "", "Trust (V.TRUST)"), "V.TRUST"),
    ],
    ids=["id", "renamed id", "family and name", "only one of that name", "named with its id"],
)
def test_a_code_of_the_review_is_known_again(code: QdaCode, known: str) -> None:
    """Nothing is added for it."""
    match = match_codes([code], BOOK, {"OLD": "V.HOPE"})
    assert (match.ids, match.new) == ({code.id: known}, ())


@pytest.mark.parametrize(
    "code",
    [QdaCode("TRUST", "", "Trust"), QdaCode("RENT", "Money", "Rent"), QdaCode("X", "", "Faith (see above)")],
    ids=["two of that name", "another family", "a remark in brackets"],
)
def test_a_code_that_may_be_another_is_added(code: QdaCode) -> None:
    """No coding is moved to a code on a guess."""
    assert len(match_codes([code], BOOK, {}).new) == 1


def test_new_codes_can_stand_in_a_codebook() -> None:
    """With a family, an id of their own without spaces or semicolons, a name on one line, and phrases that can be read."""
    match = match_codes(
        [QdaCode("A; B", "", "Two\nlines", phrases="good one; (open; hop*"), QdaCode("V.GONE", "", "")], BOOK, {"V.GONE": ""}
    )
    assert [(one.id, one.family, one.name, one.phrases) for one in match.new] == [
        ("A.B", "Imported", "Two lines", "good one; hop*"),
        ("V.GONE-2", "Imported", "V.GONE", ""),
    ]
    assert match.notices == ("code A.B: 1 phrases cannot be read and were left out",)
    assert match.ids == {"A; B": "A.B", "V.GONE": "V.GONE-2"}


def test_what_the_review_says_of_a_code_stays_and_the_difference_is_told() -> None:
    """Silence, as of programs that drop definitions, is no difference."""
    differs = match_codes([QdaCode("V.HOPE", "Values", "Hope", "Another.", include="plans")], BOOK, {})
    assert differs.notices == ("code V.HOPE: another definition, include than in corpus/codebook.csv, whose words stay",)
    assert match_codes([QdaCode("V.HOPE", "values", "hope")], BOOK, {}).notices == ()


def test_a_codebook_comes_back_to_itself(tmp_path: Path) -> None:
    """Exported and imported, it is known code by code, without a word; twins of one name too."""
    codes = [
        QdaCode(one.id, one.family, one.name, one.definition, name_fr=one.name_fr, phrases="; ".join(one.phrases))
        for one in BOOK.values()
    ]
    (tmp_path / "a.qdc").write_bytes(render_qdc(codes))
    assert match_codes(read_qdc(tmp_path / "a.qdc"), BOOK, {}) == ({key: key for key in BOOK}, (), ())


def test_codebooks_of_other_programs_give_codes(data: Path) -> None:
    """Empty sets, no definitions, braces, short colours, levels below levels: names are told apart by their parents."""
    flat = match_codes(read_qdc(data / "qda" / "empty_sets.qdc"), {}, {}).new
    assert [(one.id, one.family, one.name) for one in flat] == [("HOPE", "Imported", "Hope"), ("ETRE.LA", "Imported", "Être là")]
    nested = match_codes(read_qdc(data / "qda" / "nested.qdc"), {}, {}).new
    assert [(one.id, one.family, one.name) for one in nested] == [
        ("HELP", "Imported", "Help"),
        ("MONEY", "Help", "Money"),
        ("RENT", "Help", "Rent"),
        ("RENT-2", "Help", "Food: Rent"),
    ]
    again = match_codes(read_qdc(data / "qda" / "nested.qdc"), {one.id: _as_code(one) for one in nested}, {})
    assert again.new == ()


def _as_code(code: QdaCode) -> Code:
    return Code(code.id, code.family, code.name, "", code.definition, "", "")
