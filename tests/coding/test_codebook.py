"""The codebook is read whole, with every fault located."""

from pathlib import Path

import pytest

from litreview.coding.codebook import load_codebook
from litreview.errors import InputFaults

HEADER = "id,family,name,name_fr,definition,include,exclude,phrases,phrases_fr"
SHIPPED = Path(__file__).parents[2] / "corpus" / "codebook.csv"
SHOWN = "corpus/codebook.csv"


def _load(tmp_path: Path, source: str | bytes):
    path = tmp_path / "codebook.csv"
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return load_codebook(path, SHOWN)


def _faults(tmp_path: Path, source: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(InputFaults) as caught:
        _load(tmp_path, source)
    assert {fault.path for fault in caught.value.faults} == {SHOWN}
    return [(fault.line, fault.message) for fault in caught.value.faults]


def test_codes_are_read_in_file_order_with_their_phrases(tmp_path):
    """Codes keep their order, cells their words, phrases are split in both languages."""
    source = f"{HEADER}\nB,F,Bee,Abeille,d,i,e,hum*; buzz,bourdon*\n\nA,F,Ay,,,,,,\n"
    book = _load(tmp_path, "\ufeff" + source.replace("\n", "\r\n"))
    assert list(book) == ["B", "A"]
    assert (book["B"].phrases, book["B"].phrases_fr, book["A"].phrases) == (("hum*", "buzz"), ("bourdon*",), ())


def test_columns_may_stand_in_any_order_and_be_more(tmp_path):
    """Columns are found by name; others are left alone."""
    source = "colour,phrases_fr,phrases,exclude,include,definition,name_fr,name,family,id\nred,x,y,,,,,Name,Fam,A\n"
    assert _load(tmp_path, source)["A"].phrases == ("y",)


FAULTY = {
    "empty file": ("", 0, "holds no code"),
    "header alone": (HEADER + "\n", 0, "holds no code"),
    "missing column": ("id,family,name,definition,include,exclude,phrases\nA,F,n,,,,\n", 1, "column name_fr, phrases_fr"),
    "defined twice": (f"{HEADER}\nA,F,n,,,,,,\nA,F,n,,,,,,\n", 3, "line 2 already"),
    "no id": (f"{HEADER}\n,F,n,,,,,,\n", 2, "has no id"),
    "no name": (f"{HEADER}\nA,F,,,,,,,\n", 2, "has no name"),
    "separator in the id": (f"{HEADER}\nA; B,F,n,,,,,,\n", 2, "space or semicolon"),
    "short row": (f"{HEADER}\nA,F,n\n", 2, "has 3 cells"),
    "bracket": (f"{HEADER}\nA,F,n,,,,,,\nB,F,n,,,,,low (pay,\n", 3, "never closed"),
    "bracket, French": (f"{HEADER}\nA,F,n,,,,,,bas)\n", 2, "phrases_fr: the phrase 'bas)'"),
    "after a cell of two lines": (f'{HEADER}\nA,F,n,,"two\nlines",,,,\nB,F,n,,,,,a|b,\n', 4, "outside brackets"),
    "explosion": (f"{HEADER}\nA,F,n,,,,,{'(a|b)' * 30},\n", 2, "more than 400 wordings"),
    "not UTF-8": (b"id\n\xff\xfe", 0, "not UTF-8"),
    "open quotation": (f'{HEADER}\nA,F,"n,,,,,,\n', 0, "is not CSV"),
}


@pytest.mark.parametrize(("source", "line", "reason"), FAULTY.values(), ids=FAULTY)
def test_what_cannot_be_used_is_a_located_fault(tmp_path, source, line, reason):
    """Each fault names its line and what to do."""
    [(found, message)] = _faults(tmp_path, source)
    assert found == line
    assert reason in message


def test_all_faults_are_told_together(tmp_path):
    """A file with several faults tells them in one error, by line."""
    source = f"{HEADER}\nA,F,n,,,,,(,)\nA,F,,,,,,,\n"
    assert [line for line, _ in _faults(tmp_path, source)] == [2, 2, 3, 3]


def test_a_missing_file_is_a_fault(tmp_path):
    """A review without a codebook says so."""
    with pytest.raises(InputFaults, match="not found"):
        load_codebook(tmp_path / "none.csv", SHOWN)


def test_the_shipped_codebook_is_complete():
    """The codebook that ships has 131 codes in 12 families, each named and with phrases in both languages."""
    book = load_codebook(SHIPPED, SHOWN)
    assert len(book) == 131
    assert len({code.family for code in book.values()}) == 12
    assert not [code.id for code in book.values() if not (code.name_fr and code.phrases and code.phrases_fr)]


@pytest.mark.parametrize(
    "row",
    ["A,F,Name,Nom,,,,x*,y*,Plain words,Mots simples", "A,F,Name,Nom,,,,x*,y*,,", "A,F,Name,Nom,,,,x*,y*"],
    ids=["filled", "blank", "left out"],
)
def test_plain_words_for_the_participant_page_may_stand_beside_the_columns(tmp_path, row):
    """They are read by pages alone; a codebook without them stays good."""
    assert _load(tmp_path, f"{HEADER},plain,plain_fr\n{row}\n")["A"].phrases == ("x*",)
