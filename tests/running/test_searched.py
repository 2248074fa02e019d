"""A loose file is searched once for the same words, and again as soon as anything that they hang on has changed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from litreview.privacy.remains import Words, gather_words
from litreview.review import Review
from litreview.running.purging import LEDGER, purge_revoked
from litreview.running.searched import SEARCHED, Searcher, words_key


class Gathering:
    """Gathers words and counts how often it was asked to."""

    def __init__(self) -> None:
        """Nobody has asked yet."""
        self.times = 0

    def __call__(self) -> Words:
        """Return the words of one sentence."""
        self.times += 1
        return gather_words(["It gave me hope."])


def lay(folder: Path, **texts: str) -> list[Path]:
    """Return the files of these names and texts, written into ``folder``."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [folder / f"{name}.txt" for name in texts]


def search(folder: Path, files: list[Path], key: str = "0a") -> tuple[list[bool | None], int]:
    """Return what a search of the files found, and how often words were gathered for it."""
    gathering = Gathering()
    searcher = Searcher(folder, gathering, key)
    found = [searcher.find(path) for path in files]
    searcher.remember()
    return found, gathering.times


def test_words_are_gathered_once_and_only_for_files_not_yet_searched(tmp_path: Path) -> None:
    """What held none of them is known by its bytes and suffix; what holds them is found each time."""
    files = lay(tmp_path, one="Nothing.", two="She said it gave me hope.", three="Nothing.")
    assert search(tmp_path, files) == ([False, True, False], 1)
    assert search(tmp_path, [files[0], files[2]]) == ([False, False], 0)
    assert search(tmp_path, files) == ([False, True, False], 1)


def test_a_file_that_was_changed_is_searched_again(tmp_path: Path) -> None:
    """Its hash tells."""
    files = lay(tmp_path, one="Nothing.")
    search(tmp_path, files)
    lay(tmp_path, one="It gave me hope.")
    assert search(tmp_path, files) == ([True], 1)


def test_a_file_that_now_reads_otherwise_is_searched_again(tmp_path: Path) -> None:
    """What is no sentence in plain text is one in a page."""
    files = lay(tmp_path, one="It <b>ga</b>ve me hope.")
    assert search(tmp_path, files) == ([False], 1)
    assert search(tmp_path, [files[0].rename(tmp_path / "one.html")]) == ([True], 1)


def test_what_cannot_be_searched_is_said_again_without_a_search(tmp_path: Path) -> None:
    """Somebody must look at it; gathering the words anew would tell nothing more."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x00\xff")
    assert search(tmp_path, [path]) == ([None], 1)
    assert search(tmp_path, [path]) == ([None], 0)


@pytest.mark.parametrize("held", ["", "{", "[]", "7", '{"words": "0a"}', '{"words": "0a", "files": []}', '{"files": {}}'])
def test_a_list_that_is_none_counts_for_nothing(held: str, tmp_path: Path) -> None:
    """Broken or made by hand: every file is searched."""
    files = lay(tmp_path, one="Nothing.")
    (tmp_path / SEARCHED).write_text(held, encoding="utf-8")
    assert search(tmp_path, files) == ([False], 1)


def test_other_words_make_the_list_void(tmp_path: Path) -> None:
    """And without a key nothing is written down."""
    files = lay(tmp_path, one="Nothing.")
    assert search(tmp_path, files, "")[1] == 1
    assert not (tmp_path / SEARCHED).exists()
    search(tmp_path, files, "0a")
    assert search(tmp_path, files, "0b") == ([False], 1)


@pytest.mark.parametrize("part", [LEDGER, "corpus/consultation/fg1.vtt", "../roster.csv", "review.toml", "new.txt"])
def test_the_key_follows_everything_the_words_hang_on(part: str, tiny: Review) -> None:
    """Who may be quoted, who said what, and how names are taken out."""
    before = words_key(tiny)
    assert words_key(tiny) == before
    path = tiny.root / (part if part != "new.txt" else "corpus/consultation/new.txt")
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + "\n", encoding="utf-8")
    assert words_key(tiny) != before


def test_the_key_follows_the_last_run(tiny: Review) -> None:
    """What its literature says may be quoted."""
    (tiny.outputs / "runs" / "r1").mkdir(parents=True)
    before = words_key(tiny)
    (tiny.outputs / "latest").symlink_to(Path("runs") / "r1", target_is_directory=True)
    assert words_key(tiny) != before


def test_the_list_holds_hashes_alone(tiny: Review) -> None:
    """Names of files may be names of people."""
    lay_in = tiny.outputs / "notes"
    lay_in.mkdir(parents=True)
    lay(lay_in, zora="Nothing of theirs.")
    purge_revoked(tiny, lambda line: None)
    held = json.loads((tiny.outputs / SEARCHED).read_text(encoding="utf-8"))
    assert "zora" not in json.dumps(held)
    assert list(held["files"].values()) == ["without"]


def test_a_withdrawal_by_hand_reaches_a_file_that_was_searched_before(tiny: Review) -> None:
    """The ledger has changed, so the file is searched for more words."""
    tiny.outputs.mkdir()
    (path,) = lay(tiny.outputs, mine="It gave me hope, they said. Peer workers should be paid.")
    purge_revoked(tiny, lambda line: None)
    assert path.exists()
    ledger = tiny.root / LEDGER
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("en,quote,", "en,none,"), encoding="utf-8")
    assert purge_revoked(tiny, lambda line: None).files == ("outputs/mine.txt",)


def test_a_second_look_reads_no_transcript(tiny: Review) -> None:
    """Neither frames nor what cleans transcripts is loaded for it."""
    tiny.outputs.mkdir()
    lay(tiny.outputs, mine="Nothing of theirs.")
    script = (
        "import sys; from litreview.review import load_review; from litreview.running.purging import purge_revoked\n"
        "purge_revoked(load_review(sys.argv[1]), print)\n"
        "print(sorted({'pandas', 'pyarrow', 'litreview.privacy.deidentify', 'litreview.running.speech'} & set(sys.modules)))\n"
    )
    looks = [subprocess.run([sys.executable, "-c", script, str(tiny.root)], capture_output=True, text=True) for _ in range(2)]
    assert "litreview.running.speech" in looks[0].stdout
    assert (looks[1].stdout, looks[1].stderr) == ("[]\n", "")
