"""A run executes again those notebooks whose reading changed, and takes the others over."""

from litreview.review import Review
from litreview.running.options import Options
from litreview.running.record import read_run_record
from litreview.running.run import run_review


def test_what_read_no_changed_table_is_taken_over_into_the_next_run(ran: Review) -> None:
    """A new read-me changes no table: only the two notebooks that read the record of the run are executed, unless forced."""
    before = {path.name: path.read_bytes() for path in (ran.outputs / "latest" / "notebooks").iterdir()}
    (ran.corpus / "README.md").write_text("New.", encoding="utf-8")
    run = run_review(ran, Options()).folder
    record = read_run_record(run)
    assert set(record["notebooks"]) == {"00_overview", "09_methods"}
    assert set(record["notebooks"]) | set(record["reused"]) == {path.removesuffix(".ipynb") for path in before}
    assert all((run / "notebooks" / f"{name}.ipynb").read_bytes() == before[f"{name}.ipynb"] for name in record["reused"])
    assert len(list((run / "reports").glob("*.html"))) == 9
