"""A tiny review, complete with a transcript, a ledger and a roster, for the tests of runs."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from litreview.review import Review, load_review
from litreview.running.kernels import KernelServer, serve_kernels
from litreview.running.options import Options
from litreview.running.run import run_review
from litreview.running.scaffold import new_review

BIB = """@article{roe2020,
  title = {Peer workers and hospital use},
  author = {Roe, Ana},
  year = {2020},
  journal = {Journal of Examples},
}

@techreport{guide2021,
  title = {A guideline on supervision},
  author = {{Example Council}},
  year = {2021},
  institution = {Example Council},
  keywords = {evidence_kind=policy},
}
"""

STUDY = """Reading note, in our own words, on: Peer workers and hospital use.

Methods

This randomised trial compared peer workers with usual care for 220 adults.

Results

Significantly fewer people in the peer group were readmitted to hospital than in usual care (29% vs 38%).
Peer support is a relationship between people who share a lived experience and meet as equals.
"""

GUIDE = """# A guideline on supervision

Peer workers should be supervised by someone who has been a peer worker.

## What peer workers do

- share their story
- run mutual aid groups
"""

TALK = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Moderator>What does peer support mean to you?</v>

00:00:05.000 --> 00:00:09.000
<v Zora Quill>It gave me hope. Peer workers should be paid, they told me in Marrow Falls.</v>

00:00:10.000 --> 00:00:14.000
<v Tam Vesper>I felt very alone on that hospital ward before my peer worker came to see me.</v>
"""

LEDGER = """participant_id,role,region,language,consent,withdrawn_on,session
P01,person with lived experience,North,en,quote,,fg1
P02,person with lived experience,North,en,paraphrase,,fg1
"""

ROSTER = """participant_id,name,aliases,organisation,places
P01,Zora Quill,,,Marrow Falls
P02,Tam Vesper,,,
"""


def make_review(folder: Path) -> Review:
    """Return a new review in ``folder`` with two texts, one transcript and no examples; its roster lies beside it."""
    new_review(folder)
    settings = folder / "review.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('roster = ""', 'roster = "../roster.csv"'), encoding="utf-8")
    bank = folder / "corpus" / "examples.csv"
    for name, text in {
        "corpus/examples.csv": bank.read_text(encoding="utf-8").partition("\n")[0] + "\n",
        "references.bib": BIB,
        "corpus/literature/roe2020.txt": STUDY,
        "corpus/literature/guide2021.md": GUIDE,
        "corpus/consultation/fg1.vtt": TALK,
        "corpus/consultation/participants.csv": LEDGER,
        "../roster.csv": ROSTER,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_review(folder)


@pytest.fixture(name="make_review", scope="session")
def _make_review() -> Callable[[Path], Review]:
    """Return what makes a tiny review in a folder."""
    return make_review


@pytest.fixture
def tiny(tmp_path: Path) -> Review:
    """Return a tiny review of its own for one test."""
    return make_review(tmp_path / "review")


PEERS = ("Peer workers and hope", "Paid peer workers", "Peer support groups", "A trial of peer support", "Peer mentors", "Peers")
BEAMS = ("Steel beams", "A trial of steel", "Rust in steel", "Paint for beams", "Bridges of steel", "Beams")


@pytest.fixture
def sieve(tmp_path: Path) -> Review:
    """Return a review of twelve records to screen, p0 to p5 about peers and s0 to s5 about steel, without decisions."""
    folder = tmp_path / "sieve"
    (folder / "corpus").mkdir(parents=True)
    (folder / "review.toml").write_text('[review]\ntitle = "Peer support"\n', encoding="utf-8")
    records = [(f"{letter}{n}", title) for letter, titles in (("p", PEERS), ("s", BEAMS)) for n, title in enumerate(titles)]
    entries = (f"@article{{{key},\n  title = {{{title}}},\n  year = {{2020}},\n}}\n" for key, title in records)
    (folder / "references.bib").write_text("\n".join(entries), encoding="utf-8")
    return load_review(folder)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, once: Callable[[str, Callable[[Path], object]], Path]) -> Review:
    """Return a tiny review that was run once."""

    def run(folder: Path) -> None:
        assert run_review(make_review(folder / "review"), Options()).changed

    own = tmp_path_factory.mktemp("run") / "published"
    shutil.copytree(once("published", run), own, symlinks=True)
    return load_review(own / "review")


@pytest.fixture
def ran(published: Review, tmp_path: Path) -> Review:
    """Return a copy of the published review for a test that changes it."""
    shutil.copytree(published.root.parent, tmp_path / "copy", symlinks=True)
    return load_review(tmp_path / "copy" / "review")


@pytest.fixture(scope="session")
def kernels() -> Iterator[KernelServer]:
    """Return a server of warm kernels for all tests of notebooks."""
    with serve_kernels() as server:
        yield server
