"""Tables about records are there even where nothing was found, and a record names its work."""

from litreview.running.inputs import Inputs
from litreview.running.reference_tables import build_reference_tables
from litreview.sources.bibliography import Record
from litreview.synthesis.works import group_works


def test_every_table_about_records_is_made_of_nothing() -> None:
    """A review may begin without references."""
    tables = build_reference_tables(Inputs([], [], {}), group_works([]))
    assert sorted(tables) == ["duplicates", "imports", "integrity", "priorities", "records", "screening"]
    assert all(table.empty for table in tables.values())


def test_a_second_report_is_a_duplicate_of_its_work() -> None:
    """The first key names the work; what people decided stands beside it."""
    first, second = Record("a2001", "article", "A", doi="10.1000/a"), Record("b2002", "article", "B", doi="10.1000/a")
    inputs = Inputs([first, second], [], {}, screening={"a2001": ("include", "")})
    rows = build_reference_tables(inputs, group_works([first, second]))["records"].to_dict("records")
    told = [(row["work"], row["duplicate_of"], row["screening"]) for row in rows]
    assert told == [("a2001", "", "include"), ("a2001", "a2001", "")]
