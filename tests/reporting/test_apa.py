import pypandoc
import pytest

from litreview.reporting.apa import cite_records
from litreview.sources.bibliography import Record
from litreview.tables import COLUMNS, build_table


def record(key, authors="Mead, S.", title="On peers", year="2003", **values):
    return Record(key, "article", title, year, authors, **values)


def cite(*records):
    rows, reason = cite_records(records)
    assert reason == ""
    return {row["citation_key"]: row for row in rows}


def test_a_record_is_cited_in_both_languages():
    """Each column of the table is filled."""
    row = cite(record("m", "Mead, S.; Hilton, D.", container="Care"))["m"]
    assert tuple(row) == COLUMNS["citations"]
    assert (row["citation"], row["citation_fr"]) == ("Mead and Hilton (2003)", "Mead et Hilton (2003)")
    assert row["reference"] == "Mead, S., & Hilton, D. (2003). On peers. Care."
    assert row["reference_fr"] == "Mead, S., et Hilton, D. (2003). On peers. Care."
    assert build_table("citations", [row])["italics"].tolist() == ["41-45"]


def test_letters_are_the_same_in_running_text_and_list_and_in_both_languages():
    """The order of the records in the file does not matter."""
    records = [record(f"r{n}", title=title) for n, title in enumerate(["Émile", "Zoo", "And so", "The zebra"])]
    for rows in (cite(*records), cite(*reversed(records))):
        for row in rows.values():
            year = row["citation"].partition(" ")[2]
            assert year in row["reference"]
            assert row["citation"] == row["citation_fr"]
    assert len({row["citation"] for row in rows.values()}) == 4


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        pytest.param({}, {"title": "On Peers."}, True, id="capitals and stop"),
        pytest.param({"doi": "10.5555/A"}, {"doi": "10.5555/a"}, True, id="same DOI"),
        pytest.param({"doi": "10.5555/a"}, {}, True, id="one without DOI"),
        pytest.param({"doi": "10.5555/a"}, {"doi": "10.5555/b"}, False, id="another DOI"),
        pytest.param({}, {"year": "2004"}, False, id="another year"),
        pytest.param({}, {"title": "Of peers"}, False, id="another title"),
        pytest.param({}, {"authors": "Méad, S."}, True, id="accent"),
    ],
)
def test_two_records_of_one_work_are_cited_alike(first, second, alike):
    """No letter tells a work apart from itself."""
    rows = cite(record("a", **first), record("b", **second))
    assert (rows["a"]["citation"] == rows["b"]["citation"]) is alike


def test_many_records_are_cited_in_batches_without_mixing_them_up():
    """Works of one name stay together, so that their letters do."""
    names = [f"N{place % 70}, A." for place in range(210)]
    rows = cite(*(record(f"r{place:03d}", name, f"Title {place:03d}") for place, name in enumerate(names)))
    assert rows["r003"]["citation"] == "N3 (2003a)"
    assert rows["r143"]["citation"] == "N3 (2003c)"
    assert len({row["citation"] for row in rows.values()}) == 210


def test_many_works_of_one_name_are_told_apart_by_year_author_and_letter():
    """However many there are, no two are cited alike, in little more time than works of many names."""
    works = [(f"r{n:03d}", f"Roe, {chr(65 + n % 26)}.", f"Title {n:03d}", str(2000 + n // 60)) for n in range(120)]
    rows = cite(*(record(*work) for work in works))
    assert len({row["citation"] for row in rows.values()}) == 120
    assert rows["r000"]["citation"] == "A. Roe (2000a)"


def test_works_without_author_or_year_are_cited_too():
    """By title, and with n.d. or s. d."""
    rows = cite(record("a", ""), record("b", year=""), record("c", "{}", "<b>", ""))
    assert [rows[key]["citation"] for key in "ab"] == ["On Peers (2003)", "Mead (n.d.)"]
    assert rows["b"]["citation_fr"] == "Mead (s.\xa0d.)"
    assert "<b>" in rows["c"]["reference"]


def test_a_record_whose_title_nobody_sees_stops_no_other():
    """It is cited by its authors, or by its key."""
    rows = cite(record("a", title="\u202e"), record("b", "", title="\x07"), record("c", "Hilton, D."))
    assert [rows[key]["citation"] for key in "abc"] == ["Mead (2003)", "B (2003)", "Hilton (2003)"]


def test_rows_stand_in_the_order_of_their_keys():
    """Whatever the order of the records in the file."""
    rows, _ = cite_records([record("z"), record("a", title="Other"), record("m", title="Third")])
    assert [row["citation_key"] for row in rows] == ["a", "m", "z"]


def test_no_records_are_no_rows():
    """And nothing to say."""
    assert cite_records([]) == ([], "")


def test_without_pandoc_there_are_no_rows_and_a_reason(setenv, tmp_path):
    """A run goes on and says what to install."""
    setenv("PYPANDOC_PANDOC", str(tmp_path / "pandoc"))
    pypandoc.clean_pandocpath_cache()
    rows, reason = cite_records([record("a"), record("b", title="Two")])
    pypandoc.clean_pandocpath_cache()
    assert rows == []
    assert reason == "2 records are named by their titles: pandoc is not installed; install the package pypandoc-binary"
