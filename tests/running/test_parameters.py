"""Notebook parameters come from a plain YAML file, and every mistake in it is located."""

from datetime import date, datetime
from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.running.parameters import fit_value, load_parameters, read_kinds, show_values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("top: 5\n", {"top": 5}),
        ("label: '007'\n", {"label": "007"}),
        ("on_page: false\n", {"on_page": False}),
        ("since: 2026-01-02\n", {"since": date(2026, 1, 2)}),
    ],
    ids=["number", "text of digits", "yes or no", "date"],
)
def test_values_keep_their_type(tmp_path: Path, text: str, expected: dict[str, object]) -> None:
    """A quoted number stays text."""
    (tmp_path / "p.yaml").write_text(text, encoding="utf-8")
    assert load_parameters(tmp_path / "p.yaml") == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a: [1\nb: 2\n", "p.yaml:2: is not YAML"),
        (b"- a\n", "p.yaml: must be lines"),
        (b"a:\n  b: 1\n", "p.yaml: must be lines"),
        (b"\xff\xff", "is not YAML in UTF-8"),
        (b"a: 2026-02-31\n", "is not YAML"),
        (b"a: !!python/object/apply:os.system [ls]\n", "is not YAML"),
    ],
    ids=["broken", "a list", "sections", "encoding", "no such day", "code"],
)
def test_a_file_that_is_no_plain_mapping_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    """Nothing in the file is ever executed."""
    (tmp_path / "p.yaml").write_bytes(content)
    with pytest.raises(InputFaults) as caught:
        load_parameters(tmp_path / "p.yaml")
    assert expected in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The fault shows the file's name, not where it lies on the machine."""
    with pytest.raises(InputFaults, match=r"^p\.yaml: not found"):
        load_parameters(tmp_path / "p.yaml")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("x = ''", "text"),
        ("x: str = 'a'  # why", "text"),
        ("x = -3", "a whole number"),
        ("x = 0.5", "a number"),
        ("x = True", "true or false"),
        ("x = None", "anything"),
        ("x = Path('.')", "anything"),
        ("x = y = 2", "a whole number"),
        ("import datetime\nx = datetime.date.fromisoformat('2026-01-02')", "a date"),
        ("x = datetime(2026, 1, 2)", "a date and time"),
        ("x = ['a']", "a list or mapping, which no parameter file can give"),
        ("x: int", None),
        ("print(x)", None),
        ("%magic\nx = 1", None),
    ],
)
def test_a_cell_says_what_it_asks_for(source: str, kind: str | None) -> None:
    """By the value it assigns, which is never run."""
    assert read_kinds(source).get("x") == kind


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("007", "text", "007"),
        (date(2026, 1, 2), "text", "2026-01-02"),
        (datetime(2026, 1, 2, 3), "text", "2026-01-02T03:00:00"),
        (2, "a number", 2.0),
        ("2026-01-02", "a date", date(2026, 1, 2)),
        (date(2026, 1, 2), "a date and time", datetime(2026, 1, 2)),
        (None, "anything", None),
        (True, "anything", True),
    ],
)
def test_a_value_that_fits_is_given_as_the_cell_has_it(value: object, kind: str, expected: object) -> None:
    """A date for a date, text for text."""
    fitted = fit_value(value, kind)
    assert (fitted, type(fitted)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (7, "text"),
        ("7", "a whole number"),
        (7.0, "a whole number"),
        (True, "a whole number"),
        (False, "a number"),
        (1, "true or false"),
        (None, "text"),
        ("31 May", "a date"),
        (datetime(2026, 1, 2, 3), "a date"),
        (["a"], "text"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(value: object, kind: str) -> None:
    """Nothing is guessed or rounded."""
    with pytest.raises(ValueError, match=r"^(text|a |true|nothing)"):
        fit_value(value, kind)


def test_the_record_holds_dates_as_text() -> None:
    """JSON has no dates."""
    assert show_values({"since": date(2026, 1, 2), "top": 1}) == {"since": "2026-01-02", "top": 1}
