"""Notebook parameters come from a plain YAML file, and every mistake in it is located."""

from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.running.parameters import load_parameters


@pytest.mark.parametrize(
    ("text", "expected"),
    [("top: 5\n", {"top": 5}), ("label: '007'\n", {"label": "007"}), ("on_page: false\n", {"on_page": False})],
    ids=["number", "text of digits", "yes or no"],
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
        (b"a: !!python/object/apply:os.system [ls]\n", "is not YAML"),
    ],
    ids=["broken", "a list", "sections", "encoding", "code"],
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
