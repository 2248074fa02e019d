import pytest

from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_found import count_found, is_same, name_reports


def _record(key, same_as="", relation="", source=""):
    return {"citation_key": key, "duplicate_of": same_as, "relation": relation, "source": source}


def _line(key, result, kind="database", source="S"):
    return {"citation_key": key, "result": result, "kind": kind, "source": source}


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([("a",)], {"a": "a"}, id="alone"),
        pytest.param([("a",), ("b", "a")], {"a": "a", "b": "a"}, id="a relation nobody named"),
        pytest.param([("a",), ("b", "a", "same"), ("c", "b")], {"a": "a", "b": "a", "c": "a"}, id="a chain"),
        pytest.param([("a",), ("b", "a", "version"), ("c", "b", "same")], {"a": "a", "b": "b", "c": "b"}, id="a copy of one"),
        pytest.param([("a", "b"), ("b", "a")], {"a": "b", "b": "a"}, id="a circle ends"),
        pytest.param([("a", "gone")], {"a": "gone"}, id="of a record that is not there"),
    ],
)
def test_records_that_are_the_same_share_a_report(records, expected):
    """Editions, versions and abstracts have reports of their own."""
    assert name_reports(_record(*row) for row in records) == expected


@pytest.mark.parametrize(
    ("relation", "expected"), [("", True), ("same", True), ("edition", False), ("version", False), ("abstract", False)]
)
def test_only_the_same_record_is_a_duplicate(relation, expected):
    """A record that is a duplicate of nothing never is."""
    assert is_same(_record("b", "a", relation)) == expected
    assert not is_same(_record("b", "", relation))


@pytest.mark.parametrize(
    ("line", "column", "into", "unusable"),
    [
        pytest.param(_line("a", "added"), "", step.DATABASES, "", id="a database"),
        pytest.param(_line("a", "added", "register"), "", step.REGISTERS, "", id="a register"),
        pytest.param(_line("a", "merged", "other"), step.OTHER, step.IDENTIFIED, "", id="another method"),
        pytest.param(_line("a", "added", ""), "", step.DATABASES, "", id="a kind nobody named is a database"),
        pytest.param(_line("", "rejected"), "", step.DATABASES, "could not be used as a record", id="rejected"),
        pytest.param(_line("x", "added"), "", step.DATABASES, "no longer in references.bib", id="taken out again"),
    ],
)
def test_each_line_of_an_import_is_counted_where_it_was_found(line, column, into, unusable):
    """Once, and as a mention of a report only where it is one."""
    found = count_found([], [line], {"a": "a"})
    one = found.columns[column]
    assert one.sources == {into: {"S": 1}}
    assert one.unusable == ({unusable: 1} if unusable else {})
    assert found.ways == ({} if unusable else {"a": {column}})


def test_records_that_no_import_added_were_added_by_hand():
    """Also those that an import found again."""
    found = count_found([_record("a"), _record("b")], [_line("a", "merged"), _line("b", "added")], {"a": "a", "b": "b"})
    assert found.columns[step.OTHER].sources == {step.IDENTIFIED: {"added by hand": 1}}
    assert found.ways == {"a": {"", step.OTHER}, "b": {""}}


def test_without_imports_records_say_where_they_are_from():
    """All stand in one column."""
    found = count_found([_record("a", source="x.bib"), _record("b")], [], {"a": "a", "b": "b"})
    assert found.columns[""].sources == {step.IDENTIFIED: {"x.bib": 1, "source not recorded": 1}}
    assert not found.columns[step.OTHER].sources
