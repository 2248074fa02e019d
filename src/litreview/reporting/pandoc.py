"""Calls of pandoc: kept from the network, from every file that is not named to it, and from what a user set up for it."""

import os
import subprocess
from collections.abc import Sequence

from litreview.errors import UsageError

MOMENT = "1767225600"
"""2026-01-01, which pandoc takes for now, so that the same input gives the same bytes."""


def call_pandoc(source: bytes, options: Sequence[str], *, failed: str, seconds: int = 120) -> bytes:
    """Return what pandoc makes of ``source`` with ``options``; nothing is written to disk and no shell is asked.

    Raises:
        UsageError: pandoc is missing, or it failed or took more than ``seconds``, which ``failed`` tells.

    Example:
        >>> call_pandoc(b"<b>x</b>", ["--from", "html", "--to", "plain"], failed="").strip()
        b'x'
    """
    import pypandoc

    environment = {**os.environ, "SOURCE_DATE_EPOCH": MOMENT}
    try:
        command = [pypandoc.get_pandoc_path(), "--sandbox", "--data-dir", os.devnull, *options]
        done = subprocess.run(command, input=source, capture_output=True, check=True, timeout=seconds, env=environment)  # noqa: S603
    except OSError:
        raise UsageError("pandoc is not installed; install the package pypandoc-binary") from None
    except subprocess.SubprocessError:
        raise UsageError(failed) from None
    return done.stdout
