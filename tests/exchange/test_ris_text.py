import rispy

from litreview.exchange.ris import parse_ris
from litreview.exchange.ris_text import render_ris
from litreview.reporting.run_folder import Run


def test_records_are_read_back_by_ours_and_by_rispy(run: Run) -> None:
    """Bodies stay whole, "et al." is no author, and there are no counters between records."""
    text = render_ris(run.table("records").to_dict("records")).decode()
    bare, whole = parse_ris(text, "x.ris").entries
    assert (bare.title, bare.type) == ("Bare", "misc")
    assert (whole.title, whole.year, whole.container, whole.doi) == ("Hope & 50%", "2011", "Care", "10.5555/hope")
    assert [str(name) for name in whole.authors] == ["Cedar, Eve", "World Health Organization"]
    assert [record["id"] for record in rispy.loads(text)] == ["bare", "cedar2011"]
    assert text.startswith("TY  - ")


def test_types_keep_their_place() -> None:
    """A report has a publisher, a chapter its book."""
    records = [{"type": kind, "title": "One", "container": "Whole"} for kind in ("report", "incollection", "thesis", "poem")]
    read = rispy.loads(render_ris(records).decode())
    assert [record["type_of_reference"] for record in read] == ["RPRT", "CHAP", "THES", "GEN"]
    assert [record.get("secondary_title", "") for record in read] == ["", "Whole", "", ""]


def test_a_title_cannot_begin_a_record_of_its_own() -> None:
    """Line ends inside a value are spaces."""
    assert len(rispy.loads(render_ris([{"type": "book", "title": "One\nER  - \n\nTY  - JOUR"}]).decode())) == 1
