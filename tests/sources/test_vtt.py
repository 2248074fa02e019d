"""WebVTT."""

from pathlib import Path

import pytest

from litreview.errors import UnreadableSource
from litreview.sources.vtt import read_vtt

DATA = Path(__file__).parent.parent / "data" / "sources"


def test_a_teams_file_gives_its_turns() -> None:
    """Wrapped cues, an unclosed tag, comma timings and two voices in one cue."""
    assert [(b.speaker, b.time, b.text) for b in read_vtt(DATA / "teams.vtt").blocks] == [
        ("Ada Baker", "00:00:01", "Good morning & welcome. What did the kitchen change?"),
        ("Ben Cook", "00:00:07", "Much."),
        ("Ada Baker", "00:00:07", "Such as?"),
    ]


def test_a_zoom_file_gives_its_turns() -> None:
    """A nameless cue goes on, and "Note:" is nobody."""
    reading = read_vtt(DATA / "zoom.vtt")
    assert [(b.speaker, b.text) for b in reading.blocks] == [
        ("Ada Baker", "What changed?"),
        ("Ben Cook", "I eat better. Note: that is because I am not alone."),
        ("Ada Baker", "Thank you."),
    ]
    assert reading.notes == ("line 5 stands before the first speaker; not used",)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("WEBVTT\n", "vtt", "holds no cue"),
        ("WEBVTT\n\n00:01.0 --> 00:02.0\nwords", "vtt", "names no speaker"),
        ("", "empty", "holds no text"),
    ],
)
def test_a_file_without_cue_or_speaker_is_refused(tmp_path: Path, text: str, kind: str, reason: str) -> None:
    """Never an empty transcript."""
    path = tmp_path / "a.vtt"
    path.write_text(text)
    with pytest.raises(UnreadableSource, match=reason) as caught:
        read_vtt(path)
    assert caught.value.kind == kind


def test_a_missing_first_line_is_told(tmp_path: Path) -> None:
    """The words are worth more than the form."""
    path = tmp_path / "a.vtt"
    path.write_text("00:01.0 --> 00:02.0\n<v Ann>words")
    assert read_vtt(path).notes == ("does not begin with WEBVTT; read all the same",)
