"""Each part of the measurement of references, on sets made here."""

from pathlib import Path

import pytest
from benchmarks.datasets import Unusable
from benchmarks.reference_parts import Asked, measure_dedupe, measure_parsing, measure_ranking, measure_speed

HEADER = "ID,title,year,author,pages,volume,number,ENTRYTYPE,journal\n"
WALKS = 'Walks of peers in winter towns,2020,"Oak, F. and Elm, A.",7-9,3,1,article,Imagined Care\n'
SWIMS = 'Cold swims before breakfast,2019,"Fir, I.",1-2,9,4,article,Imagined Baths\n'
RECORDS = [
    ("Peers led groups of hope", 1),
    ("Peers on wards gave hope", 1),
    ("Bus stops", 0),
    ("Tram lines", 0),
    ("Ferry rates", 0),
]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """A folder of data with nothing in it yet."""
    return Asked(tmp_path / "data", tmp_path, starts=2, budget=5, shrink=100)


def add_set(asked: Asked, name: str, truth: str = "", header: str = HEADER) -> None:
    """Write three records, the first two of which are one work."""
    folder = asked.data / "dedupe" / name
    folder.mkdir(parents=True)
    rows = f"a,{WALKS}b,{WALKS}c,{SWIMS}"
    (folder / "records.csv").write_text(header + rows, encoding="utf-8")
    if truth:
        (folder / "truth_groups.csv").write_text(f"ID,group\n{truth}", encoding="utf-8")


@pytest.mark.parametrize(
    ("truth", "figures", "verdicts"),
    [
        ("a,g\nb,g\n", ("0", "1.000"), ("met", "met")),
        ("a,g\nc,g\n", ("1", ".000"), ("missed", "missed")),
    ],
    ids=["right", "wrong"],
)
def test_each_set_is_held_against_its_truth(asked: Asked, truth: str, figures: tuple, verdicts: tuple) -> None:
    """False merges first, then what is found, with a peer beside."""
    add_set(asked, "walks", truth)
    part = measure_dedupe(asked)
    assert tuple(row[1] for row in part.rows) == figures
    assert tuple(row[-1] for row in part.rows) == verdicts
    assert "same DOI, or title and year" in part.rows[0][2]
    assert part.tables[0].rows[0][1] == "ours"


def test_a_set_without_truth_is_named_and_the_rest_goes_on(asked: Asked) -> None:
    """Nothing is reckoned from it."""
    add_set(asked, "bare")
    add_set(asked, "walks", "a,g\nb,g\n")
    part = measure_dedupe(asked)
    assert [name for name, _ in part.problems] == ["dedupe/bare"]
    assert len(part.rows) == 2


def test_screening_is_told_beside_its_peer(asked: Asked) -> None:
    """With both counts of relevant records; a set that cannot be used is named."""
    folder = asked.data / "screening"
    folder.mkdir(parents=True)
    rows = "".join(f"{title},,{label}\n" for title, label in RECORDS)
    (folder / "peers.csv").write_text("title,abstract,label_included\n" + rows, encoding="utf-8")
    (folder / "torn.csv").write_text("title\nOne\n", encoding="utf-8")
    part = measure_ranking(asked)
    assert [row[-1] for row in part.rows] == ["met"]
    assert "5 records, 2 relevant, 2 starts" in part.rows[0][0]
    assert "scikit-learn" in part.rows[0][2]
    assert [name for name, _ in part.problems] == ["screening/torn"]


def test_a_manifest_that_counts_nothing_in_a_file_is_not_held_against_us(asked: Asked) -> None:
    """It is told; a file of which records are missing is."""
    folder = asked.data / "parsers"
    folder.mkdir(parents=True)
    (folder / "a.ris").write_text("TY  - JOUR\nTI  - One\nER  - \n", encoding="utf-8")
    for counted, verdict in (("0", "met; 1 hold records that the manifest does not count"), ("2", "missed in 1")):
        (folder / "manifest.csv").write_text(f"file,raw_entry_count\na.ris,{counted}\n", encoding="utf-8")
        assert [row[-1] for row in measure_parsing(asked).rows] == [verdict]


def test_speed_is_held_against_its_target(asked: Asked) -> None:
    """Both figures are met by small inputs."""
    rows = measure_speed(asked).rows
    assert [row[-1] for row in rows] == ["met", "met"]
    assert rows[0][0].startswith("100 invented records")


@pytest.mark.parametrize("measure", [measure_dedupe, measure_ranking, measure_parsing])
def test_a_folder_that_is_not_there_cannot_be_measured(asked: Asked, measure) -> None:
    """It is said."""
    asked.data.mkdir()
    with pytest.raises(Unusable):
        measure(asked)
