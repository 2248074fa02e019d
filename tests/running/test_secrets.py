"""What a run may not let out is gathered from the raw transcripts, the roster and nothing that is public."""

from pathlib import Path

import pytest

from litreview.errors import ReleaseRefused
from litreview.privacy.gate import check_release
from litreview.review import Review
from litreview.running.batches import process_all
from litreview.running.documents import plan_tasks
from litreview.running.inputs import load_inputs
from litreview.running.secrets import list_secrets


@pytest.fixture
def gate(tiny: Review, tmp_path: Path):
    """Return a function that puts words into a file and takes it through the gate."""
    inputs = load_inputs(tiny)
    secrets = list_secrets(tiny, inputs, process_all(plan_tasks(tiny, inputs), inputs, tiny.settings, 1))
    folder = tmp_path / "release"
    folder.mkdir()

    def check(words: str) -> None:
        (folder / "page.html").write_text(f"<p>{words}</p>", encoding="utf-8")
        check_release(folder, secrets)

    return check


@pytest.mark.parametrize(
    "words",
    ["as Zora Quill said", "in Marrow Falls", "I felt very alone on that hospital ward before my peer worker came to see me."],
    ids=["name", "town", "turn held back"],
)
def test_a_secret_is_refused_without_being_repeated(gate, words: str) -> None:
    """The place is named, the words are not."""
    with pytest.raises(ReleaseRefused, match="page.html") as caught:
        gate(words)
    assert words not in str(caught.value)


@pytest.mark.parametrize(
    "words", ["It gave me hope.", "Peer workers and hospital use", "Peer support", "Recommendations"], ids=["released", "title", "topic", "heading"]
)
def test_public_words_pass(gate, words: str) -> None:
    """Released turns, literature and the fixed words of reports are no secret."""
    gate(words)
