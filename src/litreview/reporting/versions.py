"""Which software made the tables and pages: as the record of a run names it, and the methods page shows it."""

import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version

from litreview import __version__

REPORTED = ("pandas", "scikit-learn", "spacy", "bibtexparser", "presidio-analyzer", "nbconvert", "papermill")
"""The libraries that shape results most, by their names on PyPI."""


def list_versions(names: Iterable[str] = REPORTED) -> dict[str, str]:
    """Return the versions of litreview, of Python and of the libraries ``names``; those that are missing are told.

    Example:
        >>> versions = list_versions(["no-such-library"])
        >>> versions["litreview"] == __version__, versions["no-such-library"]
        (True, 'not installed')
    """
    return {"litreview": __version__, "python": platform.python_version(), **{name: _find_version(name) for name in names}}


def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
