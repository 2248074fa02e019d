"""Faults and exceptions say where something is wrong, never what a person said."""

import pytest

from litreview import errors


@pytest.mark.parametrize(
    ("line", "shown"),
    [(0, "review.toml: unknown key"), (4, "review.toml:4: unknown key")],
    ids=["whole file", "one line"],
)
def test_a_fault_reads_as_place_and_message(line: int, shown: str) -> None:
    """A fault without a line names the file alone."""
    assert str(errors.Fault("review.toml", line, "unknown key")) == shown


def test_all_faults_are_reported_together_in_order_of_place() -> None:
    """The message of InputFaults has one line a fault, sorted by file and line."""
    error = errors.InputFaults([errors.Fault("b.csv", 2, "x"), errors.Fault("a.csv", 9, "y"), errors.Fault("a.csv", 1, "z")])
    assert str(error).splitlines() == ["a.csv:1: z", "a.csv:9: y", "b.csv:2: x"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.InputFaults([]), 1),
        (errors.ReleaseRefused(["tables/segments.csv:2"]), 1),
        (errors.SpanError("x"), 1),
        (errors.UsageError("x"), 2),
        (errors.NotebookFailed("06_framework", 3, "NameError"), 3),
        (errors.RunLocked("x"), 4),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_each_error_has_the_exit_code_of_the_interface(error: errors.LitReviewError, code: int) -> None:
    """Exit codes are fixed: 1 faults or refusal, 2 usage, 3 a notebook, 4 the lock."""
    assert error.exit_code == code


def test_own_errors_are_also_the_builtin_that_callers_expect() -> None:
    """Code that catches ValueError catches a fault in the inputs too."""
    assert isinstance(errors.InputFaults([]), ValueError)
    assert isinstance(errors.UnreadableSource("pdf", "encrypted"), ValueError)


def test_a_failed_notebook_names_its_cell() -> None:
    """The message says which notebook and which cell."""
    assert str(errors.NotebookFailed("06_framework", 3, "NameError")) == "06_framework, cell 3: NameError"


@pytest.mark.parametrize(
    ("word", "offered"),
    [
        ("VAL.HOP", "; did you mean 'VAL.HOPE'?"),
        ("val.hope", "; did you mean 'VAL.HOPE'?"),
        ("OUT-HOPE", "; did you mean 'OUT.HOPE'?"),
        ("telephone", ""),
        ("", ""),
    ],
    ids=["a letter missing", "small letters", "another sign", "nothing like it", "empty"],
)
def test_a_name_that_is_not_known_is_answered_with_the_nearest(word: str, offered: str) -> None:
    """The end of a message offers a name only where one is like the word."""
    assert errors.nearest(word, ["VAL.HOPE", "OUT.HOPE", "MOD.GROUP"]) == offered


def test_the_nearest_of_equal_names_does_not_depend_on_their_order() -> None:
    """Names that are as near as each other give the same answer whichever comes first."""
    assert errors.nearest("aac", ["aab", "aad"]) == errors.nearest("aac", ["aad", "aab"])
