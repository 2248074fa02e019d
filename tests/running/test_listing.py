"""What lies in the corpus and may be a source is listed in one place, for runs and for searches alike."""

import pytest

from litreview.review import Review
from litreview.running.listing import list_candidates
from litreview.running.source_files import find_sources
from litreview.running.speech import gather_speech


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("fg2.vtt", True),
        ("north/fg2.vtt", True),
        ("notes.xyz", True),
        ("participants.csv", False),
        ("signoff.csv", False),
        ("README.md", False),
        ("north/ReadMe.MD", False),
        (".fg2.vtt", False),
        (".old/fg2.vtt", False),
        ("~$fg2.docx", False),
    ],
)
def test_what_people_laid_there_is_listed(name: str, listed: bool, tiny: Review) -> None:
    """Whatever its format; what is hidden, or only goes with transcripts, is not."""
    path = tiny.corpus / "consultation" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("WEBVTT\n", encoding="utf-8")
    assert (path in list_candidates(tiny, "consultation")) is listed


def test_folders_come_in_order_of_their_names(tiny: Review) -> None:
    """The order is that of the paths, on every machine."""
    found = list(list_candidates(tiny, "literature"))
    assert found == sorted(found)
    assert [path.name for path in found] == ["guide2021.md", "roe2020.txt"]


def test_a_run_and_a_search_hear_the_same_files(tiny: Review) -> None:
    """A transcript that a run reads is one whose words are looked for after a withdrawal."""
    (tiny.corpus / "consultation" / ".fg9.vtt").write_text(
        (tiny.corpus / "consultation" / "fg1.vtt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    read = {source.shown for source in find_sources(tiny)[0] if source.consultation}
    assert {turn.shown for turn in gather_speech(tiny, {}).turns} <= read == {"corpus/consultation/fg1.vtt"}
