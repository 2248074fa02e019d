"""Sets with codes: rows keep their place, coders stand apart, doubts are left out, and seeds are read as a run reads them."""

import csv
from pathlib import Path

import pytest
from benchmarks.coded import measure_coding, measure_gold, measure_off_topic
from benchmarks.datasets import Place, Unusable
from benchmarks.tasks.coding import phrase_codes, propose_codes
from benchmarks.tasks.offtopic import count_codes


def _write(path: Path, header: str, *rows: tuple[str, ...]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header.split(), *rows])
    return path


ROWS = [
    {"document": "a", "kind": "practice", "language": "en", "text": "They run mutual aid groups every week."},
    {"document": "a", "kind": "practice", "language": "en", "text": "The door is blue."},
    {"document": "b", "kind": "french", "language": "fr", "text": "Un groupe d’entraide se réunit chaque semaine ici."},
    {"document": "b", "kind": "french", "language": "fr", "text": "Les pairs aidants y partagent leur vécu."},
]


@pytest.mark.parametrize("propose", [propose_codes, phrase_codes], ids=["run", "phrases"])
def test_each_row_gets_its_own_codes(propose) -> None:
    """One set a row, in order, in the language of the row."""
    first, second, third, _ = propose(ROWS)
    assert "MOD.SELFHELP" in first
    assert not second
    assert "MOD.SELFHELP" in third


def test_sentences_off_the_topic_are_documents_of_their_own() -> None:
    """A count for each, whatever stands beside it."""
    assert len(count_codes([{"text": "The drug lowered blood pressure."}, {"text": "The school bus was late."}])) == 2


def test_coders_and_languages_stand_apart(tmp_path: Path) -> None:
    """A line for each language, with the phrases and the coders beside ours."""
    header = "id document kind language text codes_a codes_b"
    rows = [(str(at), *row.values(), "MOD.SELFHELP" if at != 1 else "", "MOD.SELFHELP") for at, row in enumerate(ROWS)]
    _write(tmp_path / "test.csv", header, *rows)
    result = measure_coding(Place("coding", "", tmp_path))
    assert [line.place for line in result.lines] == ["coding, English", "coding, French"]
    assert [name for name, _ in result.lines[0].baselines] == ["phrases alone", "coder–coder"]
    assert 0 < result.lines[0].ours.value < 1
    assert result.lines[1].ours.value > 0


def test_codes_off_the_topic_are_counted_by_language_and_topic(tmp_path: Path) -> None:
    """Codes per hundred sentences, in all and apart."""
    rows = ("They run mutual aid groups.", "en", "aid"), ("Rain fell.", "en", "rain")
    path = _write(tmp_path / "x.csv", "text language topic", *rows)
    result = measure_off_topic(Place("off-topic", "x", tmp_path), path)
    assert [line.place for line in result.lines] == ["off-topic/x", "off-topic/x, English"]
    assert result.lines[0].ours.value >= 50
    assert [row[0] for row in result.tables[0].rows] == ["aid", "rain"]


def test_gold_leaves_doubts_out_and_reads_whole_documents(tmp_path: Path) -> None:
    """A code in doubt counts neither for nor against; a sentence is found again in the read document."""
    text = "Lake House\n\nThey run mutual aid groups every week.\n\nThe door is blue, and nobody minds it at all.\n"
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "lake.txt").write_text(text, encoding="utf-8")
    gold = tmp_path / "gold"
    _write(
        gold / "gold.csv", "document segment_id text codes",
        ("lake.txt", "L1", "They run mutual aid groups every week.", "MOD.SELFHELP"),
        ("lake.txt", "L2", "The door is blue, and nobody minds it at all.", "VAL.HOPE"),
    )  # fmt: skip
    _write(gold / "doubts.csv", "segment_id code in_gold", ("L2", "VAL.HOPE", "1"))
    result = measure_gold(gold, tmp_path / "seeds")
    assert result.lines[0].ours.value == 1.0


def test_gold_without_its_documents_is_said(tmp_path: Path) -> None:
    """The message names the document that is missing."""
    _write(tmp_path / "gold" / "gold.csv", "document segment_id text codes", ("lake.txt", "L1", "Words.", ""))
    _write(tmp_path / "gold" / "doubts.csv", "segment_id code", ("L1", "X"))
    with pytest.raises(Unusable, match=r"lake\.txt"):
        measure_gold(tmp_path / "gold", tmp_path / "seeds")
