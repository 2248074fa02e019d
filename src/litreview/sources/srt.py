"""SubRip transcripts."""

from pathlib import Path

from litreview.errors import UnreadableSource
from litreview.sources.cues import find_cues, utterances_of
from litreview.sources.reading import Reading, read_text
from litreview.sources.turns import reading_of_turns


def read_srt(path: Path) -> Reading:
    """Return the turns of the SubRip file at ``path`` with their speakers and start times.

    Raises:
        UnreadableSource: it holds no cue or names no speaker; see also ``read_text``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.srt"
        >>> _ = path.write_text("1\\n00:00:01,000 --> 00:00:02,000\\nP01: Hello\\n")
        >>> read_srt(path).blocks[0].text
        'Hello'
    """
    text, notes = read_text(path, "srt")
    cues = find_cues(text)
    if not cues:
        raise UnreadableSource("srt", "holds no cue; a cue begins with a line such as 00:00:01,000 --> 00:00:04,000")
    return reading_of_turns(utterances_of(cues), "srt", notes)
