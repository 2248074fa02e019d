"""WebVTT transcripts, as Teams and Zoom write them."""

from pathlib import Path

from litreview.errors import UnreadableSource
from litreview.sources.cues import find_cues, utterances_of
from litreview.sources.reading import Reading, read_text
from litreview.sources.turns import reading_of_turns


def read_vtt(path: Path) -> Reading:
    """Return the turns of the WebVTT file at ``path`` with their speakers and start times.

    Raises:
        UnreadableSource: it holds no cue or names no speaker; see also ``read_text``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.vtt"
        >>> _ = path.write_text("WEBVTT\\n\\n00:01.000 --> 00:02.000\\n<v Ann>Hello</v>\\n")
        >>> read_vtt(path).blocks[0].speaker
        'Ann'
    """
    text, notes = read_text(path, "vtt")
    cues = find_cues(text)
    if not cues:
        raise UnreadableSource("vtt", "holds no cue; a cue begins with a line such as 00:00:01.000 --> 00:00:04.000")
    if not text.startswith("WEBVTT"):
        notes = (*notes, "does not begin with WEBVTT; read all the same")
    return reading_of_turns(utterances_of(cues), "vtt", notes)
