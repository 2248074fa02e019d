"""From a proposal to a page for participants: signed, and edited again; each by a whole run."""

import json
from pathlib import Path

import pytest

from litreview.review import Review
from litreview.running.hashes import hash_file
from litreview.running.options import Options
from litreview.running.run import run_review

QUOTED = "It gave me hope"


@pytest.fixture
def talk(tiny: Review) -> Path:
    """Return the transcript of a review, its other notebooks emptied, in which somebody names a person in no roster."""
    for path in (tiny.root / "notebooks").glob("0[!8]*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"] = [cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", ())]
        path.write_text(json.dumps(notebook), encoding="utf-8")
    path = tiny.corpus / "consultation" / "fg1.vtt"
    path.write_text(path.read_text(encoding="utf-8").replace("they told me", "Ottoline Brask told me"), encoding="utf-8")
    return path


def sign(talk: Path) -> None:
    """Enter the file as it is now in the sign-off file."""
    line = f"corpus/consultation/fg1.vtt,{hash_file(talk)},a,2026-01-31"
    (talk.parent / "signoff.csv").write_text(f"path,sha256,signed_by,date\n{line}\n", encoding="utf-8")


def held_back(review: Review) -> list[str]:
    """Return which documents a new run holds back from the pages for participants."""
    folder = run_review(review, Options()).folder
    pages = [path.read_text(encoding="utf-8") for path in sorted((folder / "reports").glob("participants.*.html"))]
    held = json.loads((folder / "review.json").read_text(encoding="utf-8"))["held_back"]
    assert len(pages) == 2
    assert not (held and any(QUOTED in page or "Ottoline" in page for page in pages))
    return held


def test_a_transcript_edited_after_it_was_signed_is_held_back_again(tiny: Review, talk: Path) -> None:
    """Signed it is not held back; edited since it is, and no page for participants quotes it."""
    sign(talk)
    assert held_back(tiny) == []
    talk.write_text(talk.read_text(encoding="utf-8").replace("ward", "floor"), encoding="utf-8")
    assert held_back(tiny) == ["fg1"]
