"""The examples bank: what is read, what is refused and where, and what its hash holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.codebook import Code
from litreview.coding.examples import COLUMNS, KINDS, Example, hash_bank, load_examples
from litreview.coding.words import word_features
from litreview.errors import InputFaults

HEADER = ",".join(COLUMNS)
HOPE = Code("VAL.HOPE", "Values", "Hope", "Espoir", "", "", "", ("hope",), ("espoir",))
PAY = Code("BAR.PAY", "Barriers", "Pay", "Paie", "", "", "", ("low pay",))
BOOK = {"VAL.HOPE": HOPE, "BAR.PAY": PAY}
SECRET = "Zora Quill wept at the window"
GOOD = f"VAL.HOPE,en,positive,minutes,{SECRET}.,VAL.HOPE"


def _load(tmp_path: Path, *lines: str, header: str = HEADER) -> list[Example]:
    path = tmp_path / "examples.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return load_examples(path, "corpus/examples.csv", BOOK)


def test_the_shipped_bank_holds_every_code_in_both_languages(book: dict[str, Code], bank: tuple[Example, ...]) -> None:
    """Each code of the shipped codebook has examples in English and in French."""
    held = {(example.language, code) for example in bank for code in example.codes}
    assert held >= {(language, code) for language in ("en", "fr") for code in book}


def test_the_shipped_bank_holds_every_kind(bank: tuple[Example, ...]) -> None:
    """Positive sentences, near misses, uncoded ones and ones off the topic all stand in it, the last without a code."""
    assert {example.kind for example in bank} == set(KINDS)
    assert not [example.line for example in bank if example.kind == "off topic" and example.codes]


def test_renamed_codes_are_followed(tmp_path: Path) -> None:
    """An example has the code of today, and none where its code was removed."""
    path = tmp_path / "examples.csv"
    path.write_text(f"{HEADER}\nX,en,positive,minutes,Tea.,OLD; GONE\n", encoding="utf-8")
    (example,) = load_examples(path, "corpus/examples.csv", BOOK, {"OLD": "VAL.HOPE", "GONE": ""})
    assert example.codes == {"VAL.HOPE"}


def test_a_row_becomes_an_example_with_its_line(tmp_path: Path) -> None:
    """Codes are parted at semicolons, blanks around them and the sentence go, and the line is that of the file."""
    first, second = _load(tmp_path, GOOD, "VAL.HOPE,fr,near miss,note, Il pleut. ,VAL.HOPE ;BAR.PAY; ")
    assert first == Example(f"{SECRET}.", frozenset({"VAL.HOPE"}), "en", "positive", "", "", 2)
    assert second == Example("Il pleut.", frozenset({"VAL.HOPE", "BAR.PAY"}), "fr", "near miss", "", "", 3)


def test_document_and_heading_may_stand_beside_the_columns(tmp_path: Path) -> None:
    """Sentences of a running text say which and below what heading; other columns in any order do no harm."""
    header = f"heading,colour,{HEADER},document"
    [example] = _load(tmp_path, f"Pay,red,{GOOD},er1", header=header)
    assert (example.document, example.heading) == ("er1", "Pay")


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    """Files as spreadsheets save them are read."""
    assert len(_load(tmp_path, GOOD, header="\ufeff" + HEADER)) == 1


def test_a_bank_without_a_sentence_is_empty(tmp_path: Path) -> None:
    """A header alone is a bank of nothing."""
    assert _load(tmp_path) == []


LEAKED = f"VAL.HOPE,en,positive,minutes,Then,{SECRET}"
FAULTS = {
    "unknown code": (GOOD.replace(",VAL.HOPE", ",VAL.HOPE; VAL.HOP"), "code 'VAL.HOP' is not in corpus/codebook.csv"),
    "unknown kind": (GOOD.replace("positive", "nice"), "the kind is none of positive, near miss"),
    "no kind": (GOOD.replace("positive", ""), "the kind is none of"),
    "unknown language": (GOOD.replace(",en,", ",de,"), "the language is neither en nor fr"),
    "empty text": ("VAL.HOPE,en,positive,minutes,,VAL.HOPE", "the text is empty"),
    "blank text": ("VAL.HOPE,en,positive,minutes,  ,VAL.HOPE", "the text is empty"),
    "endless text": (f"VAL.HOPE,en,positive,minutes,{SECRET * 200},VAL.HOPE", "more than 5000 characters"),
    "too few cells": ("VAL.HOPE,en,positive", "the text is empty"),
    "the sentence slipped into the codes": (LEAKED, "a code is not in corpus/codebook.csv"),
}


@pytest.mark.parametrize(("row", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_its_line_and_never_the_sentence(tmp_path: Path, row: str, reason: str) -> None:
    """The message says where and what; the words of the sentence stay out of it."""
    with pytest.raises(InputFaults) as caught:
        _load(tmp_path, GOOD, row)
    assert str(caught.value).startswith("corpus/examples.csv:3: ")
    assert reason in str(caught.value)
    assert "Zora" not in str(caught.value)


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    """One load names every fault of every row, in the order of the lines."""
    with pytest.raises(InputFaults) as caught:
        _load(tmp_path, "x,de,nice,note,,NO.CODE; NO.WAY", GOOD, GOOD.replace("positive", "nice"))
    assert [fault.line for fault in caught.value.faults] == [2, 2, 2, 2, 2, 4]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    """The first line is at fault, and the message says which columns there are to be."""
    header = ",".join(name for name in COLUMNS if name != column)
    with pytest.raises(InputFaults, match=f"corpus/examples.csv:1: has no column {column}; they are target, language"):
        _load(tmp_path, header=header)


BROKEN = {
    "not UTF-8": (HEADER.encode() + b"\nx,en,positive,note,caf\xe9,\n", "is not UTF-8"),
    "no header": (b"", "has no column target"),
    "a cell without end": (HEADER.encode() + b"\nx,en,uncoded,note," + b"a" * 200_000 + b",\n", "is not readable as CSV"),
}


@pytest.mark.parametrize(("data", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    """What cannot be read at all is one fault of the file."""
    path = tmp_path / "examples.csv"
    path.write_bytes(data)
    with pytest.raises(InputFaults, match=reason):
        load_examples(path, "corpus/examples.csv", BOOK)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever lies in the file, there are examples or faults, never another error."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(HEADER.encode() + b"\n" + data)
    try:
        examples = load_examples(path, "any.csv", BOOK)
    except InputFaults:
        return
    assert all(example.text for example in examples)


EXAMPLE = Example("We hope.", frozenset({"VAL.HOPE", "BAR.PAY"}), "en", "positive", "er1", "Why", 2)
CHANGED = {
    "a text": (EXAMPLE._replace(text="We hoped."), BOOK),
    "a code less": (EXAMPLE._replace(codes=frozenset({"VAL.HOPE"})), BOOK),
    "the language": (EXAMPLE._replace(language="fr"), BOOK),
    "the kind": (EXAMPLE._replace(kind="near miss"), BOOK),
    "the document": (EXAMPLE._replace(document="er2"), BOOK),
    "the heading": (EXAMPLE._replace(heading=""), BOOK),
    "a phrase": (EXAMPLE, BOOK | {"VAL.HOPE": HOPE._replace(phrases=("hopes",))}),
    "a phrase in the other language": (EXAMPLE, BOOK | {"VAL.HOPE": HOPE._replace(phrases=("hope", "espoir"), phrases_fr=())}),
    "a code more": (EXAMPLE, BOOK | {"NEW.CODE": HOPE._replace(id="NEW.CODE")}),
}


@pytest.mark.parametrize(("example", "book"), CHANGED.values(), ids=CHANGED)
def test_the_hash_changes_with_all_that_is_learned_from(example: Example, book: dict[str, Code]) -> None:
    """Any change of sentence, codes, place or phrase is another bank."""
    assert hash_bank([example], book) != hash_bank([EXAMPLE], BOOK)


def test_the_hash_heeds_what_is_learned_from_only(tmp_path: Path) -> None:
    """The order of codes in a cell, the line, and the definition of a code leave the hash as it is."""
    one, other = (_load(tmp_path, f"x,en,positive,note,We hope.,{codes}") for codes in ("VAL.HOPE; BAR.PAY", "BAR.PAY;VAL.HOPE"))
    assert hash_bank(one, BOOK) == hash_bank(other, BOOK)
    told = BOOK | {"VAL.HOPE": HOPE._replace(definition="What people look forward to.")}
    assert hash_bank([one[0]._replace(line=9)], told) == hash_bank(one, BOOK)


def test_the_hash_heeds_the_order_of_sentences() -> None:
    """Sentences stand in a running text in their order."""
    other = EXAMPLE._replace(text="Tea came.")
    assert hash_bank([EXAMPLE, other], BOOK) != hash_bank([other, EXAMPLE], BOOK)


def test_the_hash_follows_how_words_are_cut() -> None:
    """Weights learned of other features are told, though the sentences are the same."""
    assert hash_bank([EXAMPLE], BOOK, str.split) != hash_bank([EXAMPLE], BOOK)
    assert hash_bank([EXAMPLE], BOOK, lambda text: [*word_features(text), "=more"]) != hash_bank([EXAMPLE], BOOK)
    assert hash_bank([EXAMPLE], BOOK, word_features) == hash_bank([EXAMPLE], BOOK)
