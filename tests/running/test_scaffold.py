"""A new review is complete enough to run."""

from pathlib import Path

import pytest

from litreview.errors import UsageError
from litreview.review import load_review
from litreview.running.inputs import load_inputs
from litreview.running.scaffold import new_review


def test_a_new_review_has_every_part_and_no_faults(tmp_path: Path) -> None:
    """Codebook, examples, ten notebooks and settings are there and valid."""
    made = new_review(tmp_path / "mine")
    assert {"review.toml", "references.bib", "corpus/codebook.csv", "corpus/examples.csv"} <= set(made)
    assert sum(name.endswith(".ipynb") for name in made) == 10
    assert load_inputs(load_review(tmp_path / "mine")).notices == []


def test_files_of_coders_merge_line_by_line(tmp_path: Path) -> None:
    """Git joins what two people coded, and keeps what a desk leaves beside it out of sight."""
    new_review(tmp_path)
    assert (tmp_path / ".gitattributes").read_text() == "corpus/coding/*.jsonl merge=union -text\n"
    assert "/corpus/coding/.*" in (tmp_path / ".gitignore").read_text().splitlines()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    """Nothing of a person's work is ever written over."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="not an empty folder"):
        new_review(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", ['a "quoted" name', "back\\slash", "été"], ids=["quotes", "backslash", "accents"])
def test_any_folder_name_makes_readable_settings(tmp_path: Path, name: str) -> None:
    """The title comes from the folder's name, whatever it holds."""
    new_review(tmp_path / name)
    assert load_review(tmp_path / name).settings.review.title


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """A folder that exists but is empty will do."""
    assert new_review(tmp_path)
