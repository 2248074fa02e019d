"""Versions are told for what shapes results, in one form for the record of a run and for the methods page."""

import platform
from importlib.metadata import version

from litreview import __version__
from litreview.reporting.versions import REPORTED, list_versions


def test_versions_name_the_libraries_that_shape_results():
    """A methodologist can see what ran, beginning with the tool itself."""
    versions = list_versions()
    assert list(versions) == ["litreview", "python", *REPORTED]
    assert (versions["litreview"], versions["python"]) == (__version__, platform.python_version())
    assert versions["pandas"] == version("pandas")


def test_every_library_that_is_named_is_installed():
    """A name that was changed on PyPI, or mistyped, would be told as missing for ever."""
    assert "not installed" not in list_versions().values()


def test_a_library_that_is_missing_is_told_and_the_rest_goes_on():
    """An extra that nobody installed is no fault."""
    assert list_versions(["no-such-library", "pandas"])["no-such-library"] == "not installed"
