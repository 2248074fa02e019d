"""The measurement of screening, on invented records: starts, the peer, the tables and what cannot be used."""

import csv
from pathlib import Path

import pytest
from benchmarks.results import write_table
from benchmarks.tasks.screening import draw_start, measure_screening, show_screening, simulate_plainly

from litreview.synthesis.simulation import simulate

THINGS = ["ward", "house", "school", "clinic", "market", "harbour", "farm", "library", "kitchen", "station"]
ROWS = [(f"Peer workers in a {thing}", f"Hope in the {thing}.", 1) for thing in THINGS[:4]] + [
    (f"Bus routes to a {thing} by {other}", f"Buses pass the {thing}.", 0) for thing in THINGS for other in ("day", "night")
]
TEXTS, LABELS = [f"{title} {abstract}" for title, abstract, _ in ROWS], [label for *_, label in ROWS]


def _write(path: Path, header: tuple[str, ...], rows: list) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a set that can be used and two that cannot."""
    header = ("title", "abstract", "label_included")
    _write(tmp_path / "moss.csv", header, ROWS)
    _write(tmp_path / "one.csv", header, ROWS[3:])
    _write(tmp_path / "two.csv", ("title", "label_included"), [("Peer workers", 1)])
    return tmp_path


@pytest.mark.parametrize("seed", range(4))
def test_a_start_is_one_of_each_kind_and_comes_again(seed: int) -> None:
    """The relevant record stands first."""
    start = draw_start(LABELS, seed)
    assert [LABELS[place] for place in start] == [1, 0]
    assert draw_start(LABELS, seed) == start


@pytest.mark.parametrize("seed", range(4))
def test_the_peer_reads_in_our_order_until_the_last_relevant_record(seed: int) -> None:
    """Started over each time or going on, the model is the same."""
    start = draw_start(LABELS, seed)
    plain, ours = simulate_plainly(TEXTS, LABELS, start), simulate(TEXTS, LABELS, start)
    last = 1 + max(plain.index(place) for place in range(4))
    assert plain[:last] == ours[:last]
    assert sorted(plain) == list(range(len(ROWS)))


def test_what_can_be_measured_is_and_the_rest_is_named(folder: Path) -> None:
    """A set with one relevant record leaves nothing to find; one without abstracts is no such set."""
    measured, problems = measure_screening(folder, starts=3)
    assert [(one.name, one.records, one.relevant, len(one.ours), len(one.peer)) for one in measured] == [("moss", 24, 4, 3, 3)]
    assert [name for name, _ in problems] == ["screening/one", "screening/two"]
    assert "has no column abstract" in problems[1][1]
    assert measured[0].is_alike()


def test_without_time_one_start_is_made_and_told(folder: Path) -> None:
    """The tables say how many starts there were, and the shares are shares."""
    measured, _ = measure_screening(folder, starts=5, budget=1e-9)
    work, stops = (write_table(table) for table in show_screening(measured))
    assert "| moss | 24 | 4 | 1 |" in work
    assert "| 1 of 1 |" in work
    assert "| moss |" in stops
    assert 0 < measured[0].ours[0].stopped <= 1


def test_a_figure_below_the_peer_is_missed(folder: Path) -> None:
    """More than .01 below the peer is not alike; neither is that below the figure named for a set."""
    measured, _ = measure_screening(folder, starts=1)
    (one,) = measured
    assert not one._replace(ours=(one.ours[0]._replace(after=one.peer[0].after - 0.02),)).is_alike()
    short = one.ours[0]._replace(after=0.5)
    assert not one._replace(name="cohen_2006_adhd", ours=(short,), peer=(short,)).is_alike()
    assert one._replace(name="cohen_2006_adhd", ours=(short._replace(after=0.53),), peer=(short,)).is_alike()
