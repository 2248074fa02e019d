from pathlib import Path

import pytest

from litreview.exchange.run_records import list_run_records
from litreview.reporting.run_folder import Run


@pytest.fixture
def references(tmp_path: Path) -> Path:
    """A file that has one record of the run with more fields, and one that the run has not."""
    path = tmp_path / "references.bib"
    path.write_text("@article{cedar2011, title={Hope}, volume={7}}\n@book{later, title={Later}}\n", encoding="utf-8")
    return path


def test_what_the_file_says_of_a_record_of_the_run_is_told(run: Run, references: Path) -> None:
    """Volumes are in no table; what came after the run is left out, what is no longer in the file comes from the table."""
    bare, cedar = list_run_records(run, references)
    assert (cedar.fields["volume"], bare.title, bare.year, bare.fields) == ("7", "Bare", "", {})


@pytest.mark.parametrize("name", [None, "no.bib"], ids=["none", "not there"])
def test_without_a_file_the_table_is_told(run: Run, tmp_path: Path, name: str | None) -> None:
    """In the order of the keys."""
    records = list_run_records(run, name and tmp_path / name)
    assert [(record.citation_key, record.year) for record in records] == [("bare", ""), ("cedar2011", "2011")]
