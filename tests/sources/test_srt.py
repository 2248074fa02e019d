"""SubRip."""

from pathlib import Path

import pytest

from litreview.errors import UnreadableSource
from litreview.sources.srt import read_srt

DATA = Path(__file__).parent.parent / "data" / "sources"


def test_turns_have_speakers_and_times() -> None:
    """French labels with a space before the colon too; the words stay French."""
    assert [(b.speaker, b.time, b.text) for b in read_srt(DATA / "interview.srt").blocks] == [
        ("INT", "00:00:01", "Qu’est-ce qui a changé ?"),
        ("P04", "00:00:03", "Je mange mieux. Et je ris."),
    ]


def test_a_damaged_file_gives_what_is_in_it() -> None:
    """Lost blank lines and timings, a number that is an answer, times that go back, hours above 99, a label without words."""
    assert [(b.speaker, b.time, b.text) for b in read_srt(DATA / "damaged.srt").blocks] == [
        ("INT", "00:00:05", "How old were you?"),
        ("P04", "00:00:07", "Let me see. 42"),
        ("INT", "00:00:07", "And then?"),
        ("P04", "00:00:03", "I cooked. Much."),
        ("INT", "100:00:02", "Thanks."),
    ]


@pytest.mark.parametrize(("text", "reason"), [("1\nwords", "holds no cue"), ("00:00:01,0 --> 00:00:02,0\nx", "names no speaker")])
def test_a_file_without_cue_or_speaker_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """The reason says how a cue or a label looks."""
    path = tmp_path / "a.srt"
    path.write_text(text)
    with pytest.raises(UnreadableSource, match=reason):
        read_srt(path)


@pytest.mark.shared
def test_subtitles_of_films_are_refused_because_nobody_is_named(shared: Path) -> None:
    """Also in UTF-16, UTF-32 and Windows-1252."""
    for path in sorted((shared / "data" / "parsers" / "pysrt").glob("*.srt")):
        with pytest.raises(UnreadableSource, match=r"names no speaker|holds no"):
            read_srt(path)
