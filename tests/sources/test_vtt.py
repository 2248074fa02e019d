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


FILES = {
    "webex.vtt": [("Ada Baker", "00:00:01", "What changed?"), ("Ben Cook", "00:00:04", "I eat better.")],
    "utf16.vtt": [("Ève", "00:00:01", "Où ?"), ("李华", "00:00:02", "这里")],
    "markup.vtt": [
        ("Ann & Co", "00:00:01", "Soup < 5 été or R&D <inaudible>"),
        ("Bob Cook", "00:00:05", "Bob."),
        ("Ann & Co", "00:00:05", "Yes."),
    ],
}


@pytest.mark.parametrize("name", FILES)
def test_each_form_gives_its_turns(name: str) -> None:
    """Names in the identifiers, UTF-16, and every kind of block, tag and entity."""
    assert [(b.speaker, b.time, b.text) for b in read_vtt(DATA / name).blocks] == FILES[name]


def test_a_voice_without_a_name_is_told() -> None:
    """Nobody's consent covers its words."""
    assert read_vtt(DATA / "markup.vtt").notes == ("line 27, 28: another voice without a name; not used",)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("WEBVTT\n", "vtt", "holds no cue"),
        ("WEBVTT\n\n00:01.0 --> 00:02.0\nwords", "vtt", "names no speaker"),
        ("", "empty", "holds no text"),
        ("WEBVTT\n\nNOTE 00:01\n\nSTYLE\n::cue {}", "vtt", "holds no cue"),
        ("WEBVTT\n\n00:01.0 --> 00:02.0\n<v Ann></v>", "vtt", "names no speaker"),
        ("WEBVTT\n\n00:01.0 --> 00:02.0\n>> words", "vtt", "names no speaker"),
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
