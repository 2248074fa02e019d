"""Labelled sets of references are scored by pairs, or by captions where there are no groups."""

from pathlib import Path

import pytest
from benchmarks.tasks.duplicates import invent_editorials, invent_entries, measure_set, read_row

from litreview.exchange.grouping import group_entries

HEADER = "ID,title,year,author,pages,volume,number,journal\n"
WALKS = 'Walking groups in winter towns,2020,"Oak, Fern and Elm, Ash",7-19,4,1,Winter Studies\n'


def test_pairs_are_counted_against_the_groups(tmp_path: Path) -> None:
    """A true pair that nothing shows is missed; a pair outside the groups is false."""
    other = WALKS.replace("Walking", "Swimming")
    (tmp_path / "records.csv").write_text(HEADER + f"1,{WALKS}2,{WALKS}3,{other}4,{other}5,Gardens,,,,,,\n")
    (tmp_path / "truth_groups.csv").write_text("ID,group\n1,a\n2,a\n5,a\n3,b\n")
    measured = measure_set(tmp_path)
    assert (measured.records, measured.pairs, measured.found, measured.false) == (5, 3, 1, 1)
    assert measured.sensitivity == pytest.approx(1 / 3)
    assert measured._replace(asked=2).asked_of_thousand == 400


def test_captions_say_which_records_have_a_copy(tmp_path: Path) -> None:
    """Where no groups are given."""
    rows = f"1,{WALKS.strip()},Duplicate\n2,{WALKS.strip()},Duplicate\n3,Gardens,,,,,,,Unique\n"
    (tmp_path / "records.csv").write_text(HEADER.strip() + ",truth_caption\n" + rows)
    measured = measure_set(tmp_path)
    assert (measured.pairs, measured.found, measured.false) == (2, 2, 0)


@pytest.mark.parametrize("author", ["Oak, Fern and Elm, Ash", "Oak, Fern; Elm, Ash", "Oak, Fern\nElm, Ash"])
def test_people_are_split_as_each_set_writes_them(author: str) -> None:
    """By "and", by semicolons or by lines."""
    entry = read_row({"title": "Walks", "author": author, "ref_type": "Journal Article", "issue": "3"})
    assert [name.family for name in entry.authors] == ["Oak", "Elm"]
    assert (entry.type, entry.number) == ("article", "3")


def test_invented_references_have_a_copy_each_third() -> None:
    """And editorials none."""
    assert len(set(group_entries(invent_entries(90)).work_of)) == 60
    assert len(set(group_entries(invent_editorials(90)).work_of)) == 90
