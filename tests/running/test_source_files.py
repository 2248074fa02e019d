"""The files of the corpus are found once, in order; what cannot be a source is told and the rest goes on."""

import pytest

from litreview.review import Review
from litreview.running.inputs import load_inputs
from litreview.running.source_files import find_sources


def test_sources_come_in_order_with_the_hash_of_their_bytes(tiny: Review) -> None:
    """Texts of the literature have the key of their record, consultations have none."""
    sources, unused = find_sources(tiny)
    assert [(source.shown, source.citation_key) for source in sources] == [
        ("corpus/literature/guide2021.md", "guide2021"),
        ("corpus/literature/roe2020.txt", "roe2020"),
        ("corpus/consultation/fg1.vtt", ""),
    ]
    assert {len(source.sha256) for source in sources} == {64}
    assert unused == []


def test_hashes_that_are_known_are_not_made_again(tiny: Review) -> None:
    """A file is read for its hash only where nobody has it yet."""
    sources, _ = find_sources(tiny, {"corpus/literature/roe2020.txt": "known"})
    assert [source.sha256 for source in sources if source.citation_key == "roe2020"] == ["known"]


def test_a_format_that_is_not_read_is_told_with_those_that_are(tiny: Review) -> None:
    """The reason names every suffix of that folder."""
    (tiny.corpus / "literature" / "slides.pptx").write_bytes(b"PK")
    _, (row,) = find_sources(tiny)
    assert (row["path"], row["kind"], row["line"]) == ("corpus/literature/slides.pptx", "format", 0)
    assert {".docx", ".pdf"} <= set(row["reason"].split())


def test_hidden_and_temporary_files_are_no_sources(tiny: Review) -> None:
    """An editor's lock file is not a text."""
    before = load_inputs(tiny).hashes
    (tiny.corpus / "literature" / ".ipynb_checkpoints").mkdir()
    for name in (".hidden.txt", "~$roe2020.docx", ".ipynb_checkpoints/roe2020-checkpoint.txt"):
        (tiny.corpus / "literature" / name).write_text("x")
    assert len(find_sources(tiny)[0]) == 3
    assert load_inputs(tiny).hashes == before


@pytest.mark.parametrize(
    ("target", "reason"),
    [("nowhere.txt", "is a link to a folder or to nothing"), (".", "is a link"), ("/proc/self/mem", "cannot be read")],
    ids=["broken link", "linked folder", "unreadable file"],
)
def test_what_cannot_be_opened_is_listed_and_the_rest_goes_on(tiny: Review, target: str, reason: str) -> None:
    """A link or file the system refuses is a row of rejected and a notice, never a traceback."""
    (tiny.corpus / "literature" / "odd.txt").symlink_to(target)
    inputs = load_inputs(tiny)
    (row,) = inputs.rejected
    assert (row["path"], row["reason"][: len(reason)]) == ("corpus/literature/odd.txt", reason)
    assert [notice.path for notice in inputs.notices] == ["corpus/literature/odd.txt"]
    assert len(inputs.sources) == 3


def test_two_links_of_one_name_to_files_elsewhere_are_two_sources(tiny: Review) -> None:
    """A link is shown where it lies, so that two of them cannot become one document."""
    (tiny.root.parent / "elsewhere.txt").write_text("Peer workers gave hope.", encoding="utf-8")
    for folder in ("a", "b"):
        (tiny.corpus / "literature" / folder).mkdir()
        (tiny.corpus / "literature" / folder / "x.txt").symlink_to(tiny.root.parent / "elsewhere.txt")
    shown = [source.shown for source in load_inputs(tiny).sources]
    assert {"corpus/literature/a/x.txt", "corpus/literature/b/x.txt"} < set(shown)
