"""Invented reviews: the same bytes each time, in the mixture that was asked for, read by the package without a fault."""

from pathlib import Path

import pytest
from benchmarks.synthetic import MIXTURES, REPEATED, load_bank, main, make_entries, make_entry, write_entry, write_review

from litreview.review import load_review
from litreview.running.inputs import load_inputs


@pytest.mark.parametrize("mixture", MIXTURES)
def test_an_entry_is_the_same_whatever_stands_before_it(mixture: str) -> None:
    """Number 7 of a corpus of ten is number 7 made by itself."""
    assert list(make_entries(10, mixture))[7] == make_entry(7, mixture)


def test_mixtures_differ() -> None:
    """Each has sentences of its own."""
    assert make_entry(3, "dense").abstract != make_entry(3, "search").abstract


def test_nine_of_ten_abstracts_of_a_search_say_no_word_on_peers() -> None:
    """As a broad search of databases gives; in the dense mixture nearly every abstract has a sentence that bears codes."""
    coded = set(load_bank().coded)
    with_codes = {
        mixture: sum(any(sentence in entry.abstract for sentence in coded) for entry in make_entries(100, mixture))
        for mixture in MIXTURES
    }
    assert with_codes["dense"] == 100
    assert 2 <= with_codes["search"] <= 20


def test_every_fiftieth_work_stands_twice() -> None:
    """Under another key, as where two databases are searched."""
    first, again = make_entry(REPEATED - 2, "search"), make_entry(REPEATED - 1, "search")
    assert again.key != first.key
    assert again._replace(key=first.key) == first


def test_a_work_reads_as_bibtex() -> None:
    """Fields without words are left out."""
    written = write_entry(make_entry(1, "search")._replace(doi="", type="techreport", container="Ward Practice"))
    assert written.startswith("@techreport{w0000001,\n  title = {{")
    assert "institution = {Ward Practice}" in written
    assert "doi" not in written


@pytest.mark.parametrize("mixture", MIXTURES)
def test_a_review_is_read_without_a_fault(tmp_path: Path, mixture: str) -> None:
    """All entries become records with an abstract, none is rejected."""
    inputs = load_inputs(load_review(write_review(tmp_path / "review", 60, mixture)))
    assert [record.citation_key for record in inputs.records] == [f"w{number:07d}" for number in range(60)]
    assert all(record.abstract and record.authors and "\\" not in record.authors for record in inputs.records)
    assert inputs.rejected == []
    assert len(inputs.codebook) == 131


def test_the_command_writes_the_same_bytes_and_nothing_over_anything(tmp_path: Path) -> None:
    """Twice the same review; a folder that is there is wrong usage."""
    for name in ("one", "two"):
        assert main(["5", str(tmp_path / name), "--mixture", "dense"]) == 0
    one, two = ((tmp_path / name / "references.bib").read_bytes() for name in ("one", "two"))
    assert one == two
    assert main(["5", str(tmp_path / "one")]) == 2
