import re
import shutil
from itertools import groupby
from pathlib import Path

import pandas as pd
import pytest

from litreview.reporting.checklist import CONDITIONS, COVERED, list_items, read_checklist, show_checklist
from litreview.reporting.run_folder import open_run
from litreview.tables import build_table, write_table

ROWS = read_checklist()


def _covered(run):
    return {(item.standard, item.number): item for item in list_items(run)}


@pytest.mark.parametrize(("standard", "count"), [("ENTREQ", 21), ("SRQR", 21), ("GRIPP2 short form", 5), ("PRISMA 2020", 27)])
def test_each_standard_is_complete(standard, count):
    """Its items are there one by one, numbered from 1."""
    assert [int(row["item"]) for row in ROWS if row["standard"] == standard] == list(range(1, count + 1))


def test_the_words_for_coverage_are_closed():
    """Every item is covered, in part, not, or for the team to state, whether or not its condition holds."""
    assert {row["covered"] for row in ROWS} <= set(COVERED)
    assert {row["otherwise"] for row in ROWS} <= {*COVERED, ""}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['standard']} {row['item']}")
def test_an_item_says_where_it_stands_or_why_it_does_not(row):
    """Nothing is claimed without a place, and nothing is missing without a reason."""
    assert bool(row["link"]) == bool(row["where"])
    assert row["link"] if row["covered"] in ("yes", "in part") else row["note"]
    assert not row["depends"] or (row["depends"] in CONDITIONS and row["otherwise"] and row["why"])


def test_every_condition_is_used_and_every_standard_stands_together():
    """The file has no leftovers."""
    assert {row["depends"] for row in ROWS} - {""} == set(CONDITIONS)
    assert len([key for key, _ in groupby(row["standard"] for row in ROWS)]) == len({row["standard"] for row in ROWS})


def test_every_place_is_on_a_page(full_reports):
    """A section that is renamed takes its items along, or this fails."""
    pages = {path.stem: path.read_text(encoding="utf-8") for path in Path(full_reports / "reports").glob("*.html")}
    links = {row["link"] for row in ROWS if row["link"]}
    places = [re.fullmatch(r"([\w.]+)\.html#(.+)", link) for link in sorted(links)]
    assert [m[0] for m in places if f'id="{m[2]}"' not in pages[m[1]]] == []


@pytest.mark.parametrize(
    ("key", "full", "empty"),
    [
        pytest.param(("ENTREQ", "1"), "yes", "yes", id="the question comes from the settings"),
        pytest.param(("ENTREQ", "7"), "in part", "no", id="nobody screened"),
        pytest.param(("ENTREQ", "8"), "in part", "no", id="no finding"),
        pytest.param(("ENTREQ", "11"), "no", "no", id="never covered"),
        pytest.param(("ENTREQ", "16"), "in part", "no", id="nobody else coded"),
        pytest.param(("ENTREQ", "20"), "yes", "no", id="no text"),
        pytest.param(("SRQR", "12"), "yes", "no", id="nobody was heard"),
        pytest.param(("SRQR", "14"), "yes", "in part", id="no person coded"),
        pytest.param(("PRISMA 2020", "15"), "no", "no", id="nobody judged"),
        pytest.param(("PRISMA 2020", "24"), "for the team to state", "for the team to state", id="not in the inputs"),
    ],
)
def test_coverage_follows_from_the_run(full_run, empty_run, key, full, empty):
    """What a review does not hold is not claimed."""
    assert (_covered(full_run)[key].covered, _covered(empty_run)[key].covered) == (full, empty)


def test_a_judgement_by_a_person_covers_certainty(full_folder, tmp_path):
    """The item turns as soon as one confidence is judged."""
    folder = tmp_path / "run"
    shutil.copytree(full_folder, folder)
    frame = pd.read_parquet(folder / "tables" / "framework_evidence.parquet")
    rows = frame.to_dict("records")
    write_table("framework_evidence", build_table("framework_evidence", [{**rows[0], "confidence": "low"}]), folder / "tables")
    assert _covered(open_run(folder))["PRISMA 2020", "15"].covered == "yes"


def test_an_item_that_is_not_covered_has_no_link(empty_run):
    """A link would promise something."""
    item = _covered(empty_run)["ENTREQ", "20"]
    assert (item.link, item.note) == ("", "No text was read.")


def test_the_page_counts_and_then_lists(full_run):
    """A reader sees how much of each standard is covered, and opens it for the items."""
    html = str(show_checklist(full_run).html)
    assert "Reporting standards: how many items are covered" in html
    assert html.count('<h3 class="fold">') == 4
    assert '<a href="methods.html#section-flow-of-records">Methods, flow of records</a><br>Reasons' in html
