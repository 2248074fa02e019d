"""``nbformat``, imported without a module that its schemas never use and that takes more than a second to make.

The checker of schemas imports whatever can check international web addresses, as far as that is installed; one such module
writes a whole parser each time it is imported.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["UNUSED", "left_out", "nbformat"]

UNUSED = "rfc3987_syntax"


@contextmanager
def left_out(name: str) -> Iterator[None]:
    """Return a context in which the module ``name`` cannot be imported, as if it were not installed.

    A module that was imported before stays as it is.

    Example:
        >>> with left_out("no_such_module"):
        ...     sys.modules["no_such_module"] is None
        True
        >>> "no_such_module" in sys.modules
        False
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.pop(name, None)


with left_out(UNUSED):
    import nbformat
