"""Round trips of whole reviews, and projects of others: what a researcher has keeps every byte."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd
import pytest

from litreview.coding.codebook import load_codebook
from litreview.coding.journal import Journal
from litreview.errors import InputFaults, RunLocked, UsageError
from litreview.exchange.archive import pack_archive
from litreview.exchange.qda import QdaCode, QdaCoding, QdaProject, QdaSource
from litreview.exchange.qdpx import render_qdpx
from litreview.review import Review, load_review
from litreview.running.coded_import import describe_imports, import_coded
from litreview.running.handover import export_review
from litreview.running.inputs import load_inputs
from litreview.running.lock import hold_lock
from litreview.running.pipeline import build_tables
from litreview.tables import write_table

HOPE, STORY = "It gave me hope.", "share their story"
TWO = "Peer workers should be supervised by someone who has been a peer worker.\n\nWhat peer workers do"
DECISIONS = [
    ("ann", "fg1", HOPE, "VAL.HOPE", "accepted"),
    ("ann", "guide2021", TWO, "DEF.STMT", "accepted"),
    ("ann", "guide2021", STORY, "VAL.HOPE", "rejected"),
    ("bo", "guide2021", STORY, "DEF.EXP", "accepted"),
    ("bo", "fg1", "I felt very alone on that hospital ward", "VAL.HOPE", "accepted"),
]


def decide(review: Review, decisions: Iterable[tuple[str, ...]], memo: str = "Zora said so") -> None:
    for number, (coder, document, quote, code, decision) in enumerate(decisions):
        journal = Journal(review.corpus / "coding" / f"{coder}.jsonl", coder)
        fields = {"id": f"x{number}", "document_id": document, "quote": quote, "start": 0, "code": code}
        journal.append(**fields, decision=decision, memo=memo)


def publish(review: Review) -> pd.DataFrame:
    """Return the codings of people, after the tables and texts of the review were made, without notebooks."""
    built = build_tables(review, load_inputs(review), 1, lambda line: None)
    latest = review.outputs / "latest"
    for part in ("tables", "texts"):
        (latest / part).mkdir(parents=True, exist_ok=True)
    for name, frame in built.tables.items():
        write_table(name, frame, latest / "tables")
    for document_id, text in built.texts.items():
        (latest / "texts" / f"{document_id}.txt").write_text(text, encoding="utf-8", newline="")
    (latest / "tables" / "codebook.csv").write_bytes(review.codebook.read_bytes())
    (latest / "review.json").write_text('{"title": "Tiny"}', encoding="utf-8")
    codings = built.tables["codings"]
    return codings[codings["coder"] != "litreview"].reset_index(drop=True)


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory, make_review: Callable[[Path], Review]) -> Path:
    """A folder of two copies of one review with tables: people coded in the first, which was exported, nobody in the second."""
    folder = tmp_path_factory.mktemp("coded")
    one, two = (make_review(folder / name / "review") for name in ("one", "two"))
    decide(one, DECISIONS)
    publish(one).to_parquet(folder / "codings.parquet")
    publish(two)
    export_review(one, "qdpx", folder / "a.qdpx")
    return folder


@pytest.fixture
def twins(coded: Path, tmp_path: Path) -> tuple[Review, Review]:
    """The two reviews, for one test to change."""
    shutil.copytree(coded, tmp_path, dirs_exist_ok=True)
    return load_review(tmp_path / "one" / "review"), load_review(tmp_path / "two" / "review")


def test_a_review_that_was_exported_and_imported_has_the_same_codings_codebook_and_spans(
    twins: tuple[Review, Review], tmp_path: Path
) -> None:
    """But for those that were rejected, and those on words that may only be paraphrased, which never leave."""
    one, two = twins
    codings = pd.read_parquet(tmp_path / "codings.parquet")
    (found,) = import_coded(two, [tmp_path / "a.qdpx"])
    assert [(one.coder, len(one.new), one.known, one.aside) for one in found.coders] == [("ann", 3, 0, 0), ("bo", 1, 0, 0)]
    assert "fg1: codings on words that may not be quoted (1)" in found.notices
    assert (found.codes, two.codebook.read_bytes()) == ((), one.codebook.read_bytes())
    withheld = (codings["coder"] == "bo") & codings["segment_id"].str.startswith("fg1")
    expected = codings[(codings["status"] == "accepted") & ~withheld].reset_index(drop=True)
    pd.testing.assert_frame_equal(publish(two), expected)


def test_neither_memos_nor_words_that_may_not_be_quoted_are_in_the_file(twins: tuple[Review, Review], tmp_path: Path) -> None:
    """A memo may name somebody; none is written. The same review gives the same bytes."""
    export_review(twins[0], "qdpx", tmp_path / "b.qdpx")
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.qdpx").read_bytes())) as archive:
        written = "".join(archive.read(name).decode() for name in archive.namelist())
    assert HOPE in written
    assert not any(word in written for word in ("Zora", "Quill", "Vesper", "Marrow", "said so", "very alone"))


def test_importing_again_changes_nothing(twins: tuple[Review, Review], tmp_path: Path) -> None:
    """Into the copy, or into the review that it comes from: what a coder has is known whatever its id."""
    _, two = twins
    import_coded(two, [tmp_path / "a.qdpx"])
    for review in twins:
        before = files(review)
        (found,) = import_coded(review, [tmp_path / "a.qdpx"])
        assert [(len(coder.new), coder.known, coder.aside) for coder in found.coders] == [(0, 3, 0), (0, 1, 0)]
        assert files(review) == before


def test_what_a_coder_decided_otherwise_stays(twins: tuple[Review, Review], tmp_path: Path) -> None:
    """Rejected here, or taken back here; only the rest is added below, and every byte that stood stays."""
    _, two = twins
    import_coded(two, [tmp_path / "a.qdpx"])
    Journal(two.corpus / "coding" / "bo.jsonl", "bo").take_back()
    (two.corpus / "coding" / "ann.jsonl").unlink()
    decide(two, [("ann", "fg1", HOPE, "VAL.HOPE", "rejected")])
    before = files(two)
    (found,) = import_coded(two, [tmp_path / "a.qdpx"])
    assert [(coder.coder, len(coder.new), coder.aside) for coder in found.coders] == [("ann", 2, 1), ("bo", 0, 1)]
    assert any("decided otherwise here" in notice and notice.endswith("(2)") for notice in found.notices)
    after = files(two)
    assert all(after[name].startswith(before[name]) for name in before)


def files(review: Review) -> dict[str, bytes]:
    paths = [*sorted((review.corpus / "coding").glob("*.jsonl")), review.codebook]
    return {path.name: path.read_bytes() for path in paths}


FOREIGN = QdaProject(
    "Talks",
    (QdaCode("WARD", "Places", "On the ward", "In hospital."), QdaCode("HOPE", "", "Hope and recovery")),
    (QdaSource("Guide2021.docx", "Elsewhere.\nshare their story"), QdaSource("Diary", "Dear diary.")),
    (
        QdaCoding("Guide2021.docx", 11, 28, STORY, "WARD", "Zoë Q.", "a thought"),
        QdaCoding("Diary", 0, 4, "Dear", "WARD", "Zoë Q."),
        QdaCoding("Guide2021.docx", 11, 28, STORY, "HOPE", "litreview"),
    ),
    origin="Another",
)


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A project of another program, about a text of the review and one that it does not have."""
    with zipfile.ZipFile(io.BytesIO(render_qdpx(FOREIGN))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["project.qde"] = members["project.qde"].replace(b'origin="litreview"', b'origin="Another"')
    (tmp_path / "talks.qdpx").write_bytes(pack_archive(members))
    return tmp_path / "talks.qdpx"


def test_a_project_of_another_program_brings_codes_coders_and_memos(ran: Review, foreign: Path) -> None:
    """New codes are added, known ones found by name, coders get ids; the next run reads it all."""
    codes = load_codebook(ran.codebook, "codebook.csv")
    (found,) = import_coded(ran, [foreign])
    assert found.codes == ("WARD",)
    assert list(load_codebook(ran.codebook, "codebook.csv")) == [*codes, "WARD"]
    assert [(coder.coder, coder.name, len(coder.new)) for coder in found.coders] == [
        ("coder-litreview", "litreview", 1),
        ("zoe-q", "Zoë Q.", 1),
    ]
    (line,) = (ran.corpus / "coding" / "zoe-q.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert (record["quote"], record["document_id"], record["memo"]) == (STORY, "guide2021", "a thought")
    decided = {(one.code, one.coder, one.decision) for one in load_inputs(ran).decisions}
    assert decided == {("VAL.HOPE", "coder-litreview", "accepted"), ("WARD", "zoe-q", "accepted")}
    assert any(notice.startswith("Diary: codings on a text that this review does not have") for notice in found.notices)


def test_where_the_review_names_its_coders_no_other_is_added(ran: Review, foreign: Path) -> None:
    """Else the next check would find a fault."""
    settings = ran.root / "review.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '\n[coding]\ncoders = ["zoe-q", "ann"]\n', encoding="utf-8")
    review = load_review(ran.root)
    (found,) = import_coded(review, [foreign])
    assert [path.name for path in (review.corpus / "coding").glob("*.jsonl")] == ["zoe-q.jsonl"]
    assert any("'coder-litreview', who is not among coding.coders" in notice for notice in found.notices)
    assert load_inputs(review).decisions


def test_no_words_are_written_down_again_that_consent_does_not_cover_any_more(
    twins: tuple[Review, Review], tmp_path: Path
) -> None:
    """The texts of the last run still hold them; a run comes first."""
    two = twins[1]
    ledger = two.corpus / "consultation" / "participants.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("en,quote", "en,none"), encoding="utf-8")
    with pytest.raises(UsageError, match="ledger has changed since the last run"):
        import_coded(two, [tmp_path / "a.qdpx"])
    assert list((two.corpus / "coding").glob("*.jsonl")) == []


def test_a_codebook_alone_needs_no_run(tiny: Review, tmp_path: Path, foreign: Path) -> None:
    """A project does, and says so before anything is written."""
    source = '<CodeBook><Codes><Code guid="a" name="On the ward"/></Codes><Sets/></CodeBook>'
    (tmp_path / "a.QDC").write_text(source, encoding="utf-8")
    before = tiny.codebook.read_bytes()
    with pytest.raises(UsageError, match=r"talks\.qdpx: there is no run"):
        import_coded(tiny, [tmp_path / "a.QDC", foreign])
    assert tiny.codebook.read_bytes() == before
    (found,) = import_coded(tiny, [tmp_path / "a.QDC"])
    assert (found.codes, tiny.codebook.read_bytes()[: len(before)]) == (("ON.THE.WARD",), before)


def test_a_file_that_cannot_be_read_is_told_and_the_next_is_read(tiny: Review, tmp_path: Path) -> None:
    """Missing, no XML, hostile."""
    (tmp_path / "a.qdc").write_text("words", encoding="utf-8")
    (tmp_path / "b.qdc").write_text('<CodeBook><Codes><Code guid="a" name="Ward"/></Codes></CodeBook>', encoding="utf-8")
    found = import_coded(tiny, [tmp_path / "none.qdc", tmp_path / "a.qdc", tmp_path / "b.qdc"])
    assert [bool(one.rejected) for one in found] == [True, True, False]
    assert found[1].rejected == "a.qdc:1: is not well-formed XML; export it again"


def test_faults_of_the_review_stop_before_anything_is_written(ran: Review, foreign: Path) -> None:
    """A broken file of a coder, or a codebook that cannot be read."""
    before = ran.codebook.read_bytes()
    (ran.corpus / "coding").mkdir(exist_ok=True)
    (ran.corpus / "coding" / "ann.jsonl").write_text("words\n", encoding="utf-8")
    with pytest.raises(InputFaults, match=r"ann\.jsonl:1"):
        import_coded(ran, [foreign])
    assert (ran.codebook.read_bytes(), len(list((ran.corpus / "coding").glob("*.jsonl")))) == (before, 1)


def test_an_import_waits_for_no_run(ran: Review, foreign: Path) -> None:
    """The texts of a run that is being made are not those that codings are placed on."""
    with hold_lock(ran.outputs), pytest.raises(RunLocked):
        import_coded(ran, [foreign])


def test_lines_tell_what_became_of_each_file(ran: Review, foreign: Path, tmp_path: Path) -> None:
    """Results and warnings, each with its file; no words of a text."""
    lines = list(describe_imports(import_coded(ran, [foreign, tmp_path / "none.qdc"])))
    assert ("talks.qdpx: 1 code added to corpus/codebook.csv", True) in lines
    assert ("talks.qdpx: corpus/coding/zoe-q.jsonl: 1 codings added, 0 stood there already, 0 set aside", True) in lines
    assert ("notice: talks.qdpx: coder 'Zoë Q.' is 'zoe-q' here", False) in lines
    assert lines[-1][0].startswith("rejected: none.qdc: ")
    assert not any(STORY in line or "diary." in line for line, _ in lines)
