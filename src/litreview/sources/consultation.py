"""Consultation material: one reader for each ending."""

from collections.abc import Callable, Mapping
from pathlib import Path

from litreview.sources.answers import read_answers
from litreview.sources.reading import Reading, read_by_ending
from litreview.sources.srt import read_srt
from litreview.sources.transcript import read_docx_transcript, read_transcript
from litreview.sources.vtt import read_vtt

_READERS: Mapping[str, Callable[[Path], Reading]] = {
    ".csv": read_answers,
    ".docx": read_docx_transcript,
    ".srt": read_srt,
    ".txt": read_transcript,
    ".vtt": read_vtt,
}
CONSULTATION_SUFFIXES = frozenset(_READERS)


def read_consultation(path: Path) -> Reading:
    """Return the turns or answers of the file at ``path``, read by its ending (.csv .docx .srt .txt .vtt).

    Raises:
        UnreadableSource: the ending is another, or the file cannot be used; see the reader of its format.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.txt"; _ = path.write_text("P1: Yes.\\nP2: No.")
        >>> len(read_consultation(path).blocks)
        2
    """
    return read_by_ending(path, _READERS, "consultation")
