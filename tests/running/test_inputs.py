"""Every input is read and checked before a run starts; all faults come together, oddities are notices."""

from collections.abc import Callable
from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.review import Review, load_review
from litreview.running.hashes import hash_file
from litreview.running.inputs import is_excluded, load_inputs
from litreview.running.tasks import plan_tasks
from litreview.sources.imports import RETRACTED_ELSEWHERE, ImportLine, render_imports


def test_a_sound_review_has_no_notice(tiny: Review) -> None:
    """Records, texts, ledger and roster are all taken."""
    inputs = load_inputs(tiny)
    assert [record.citation_key for record in inputs.records] == ["roe2020", "guide2021"]
    assert [source.shown for source in inputs.sources] == [
        "corpus/literature/guide2021.md",
        "corpus/literature/roe2020.txt",
        "corpus/consultation/fg1.vtt",
    ]
    assert (sorted(inputs.ledger), inputs.notices) == (["P01", "P02"], [])


def test_what_coding_rests_on_is_told_before_the_rest_is_read(tiny: Review) -> None:
    """Who learns from it may begin, and hears what the inputs hold at the end."""
    heard: list[tuple[object, ...]] = []
    inputs = load_inputs(tiny, hear=lambda *parts: heard.append(parts))
    assert heard == [(inputs.codebook, inputs.examples, inputs.decisions)]


def append(name: str, text: str) -> Callable[[Path], None]:
    """Return a change that adds text to a file of the review."""

    def change(root: Path) -> None:
        path = root / name
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")

    return change


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a change that replaces text in a file of the review."""

    def change(root: Path) -> None:
        path = root / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    return change


def turn_into_folder(path: Path) -> None:
    """Put a folder where a file is expected."""
    path.unlink()
    path.mkdir()


HEADER = "participant_id,name,aliases,organisation,places"
SIGNOFF = "corpus/consultation/signoff.csv"
SIGNED = "path,sha256,signed_by,date\ncorpus/consultation/fg1.vtt,"

FAULTS = {
    "codebook without a column": (replace("corpus/codebook.csv", "definition", "meaning"), "corpus/codebook.csv:1"),
    "codebook gone": (lambda root: (root / "corpus/codebook.csv").unlink(), "corpus/codebook.csv: not found"),
    "code used but not defined": (
        append(
            "corpus/coding/a.jsonl",
            '{"id":"1","document_id":"roe2020","quote":"x","start":0,"code":"NO.CODE","decision":"accepted","coder":"a","at":"2026-01-01"}\n',
        ),
        "corpus/coding/a.jsonl:1",
    ),
    "coding that is no record": (append("corpus/coding/a.jsonl", '{"id":"1","docu\n'), "corpus/coding/a.jsonl:1"),
    "code renamed in a circle": (append("corpus/renamed.csv", "old,new,on,by,why\nA,B,,,\nB,A,,,\n"), "corpus/renamed.csv:2"),
    "consent misspelt": (replace("corpus/consultation/participants.csv", "paraphrase", "parafrase"), "participants.csv:3"),
    "roster gone": (lambda root: (root / "../roster.csv").unlink(), "review.toml:13: privacy.roster"),
    "roster is a folder": (lambda root: turn_into_folder(root / "../roster.csv"), "roster.csv: cannot be opened"),
    "roster split by semicolons": (
        replace("../roster.csv", HEADER, HEADER.replace(",", ";")),
        "roster.csv:1: the columns are split",
    ),
    "somebody without a row in the ledger": (
        append("../roster.csv", "P03,Ulla Nord,,,\n"),
        "participants.csv: P03 is in the roster",
    ),
    "an id in another case": (replace("../roster.csv", "P02", "p02"), "participants.csv: P02 is written p02 in the roster"),
    "an alias of two people": (
        replace("../roster.csv", "Tam Vesper,", "Tam Vesper,Zora Quill"),
        "roster.csv:3: has a name or alias",
    ),
    "an alias of one letter": (replace("../roster.csv", "Tam Vesper,", "Tam Vesper,T"), "roster.csv:3: a form of fewer than two"),
    "a sign-off by nobody": (append(SIGNOFF, f"{SIGNED}{'0' * 64},,2026-01-31\n"), "signoff.csv:2: signed_by is empty"),
    "screening misspelt": (append("corpus/screening.csv", "roe2020,yes,,a,2026-01-01\n"), "corpus/screening.csv:2"),
    "judgement incomplete": (append("corpus/judgements.csv", "framework,OUT.HOPE" + "," * 17 + "\n"), "corpus/judgements.csv:2"),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_fault_is_reported_with_its_place(tiny: Review, name: str) -> None:
    """Broken inputs stop a run before it starts."""
    change, expected = FAULTS[name]
    change(tiny.root)
    with pytest.raises(InputFaults) as caught:
        load_inputs(tiny)
    assert expected in str(caught.value)


def test_faults_of_several_files_come_together(tiny: Review) -> None:
    """One run of check shows everything there is to mend."""
    for name in ("consent misspelt", "screening misspelt"):
        FAULTS[name][0](tiny.root)
    with pytest.raises(InputFaults) as caught:
        load_inputs(tiny)
    assert len(caught.value.faults) == 2


def test_a_roster_inside_a_git_tree_is_a_fault(tiny: Review) -> None:
    """Names must not be committed by accident."""
    (tiny.root.parent / ".git").mkdir()
    with pytest.raises(InputFaults, match="git"):
        load_inputs(tiny)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (append("references.bib", "\n@article{broken,\n  title = {No end\n"), "references.bib"),
        (append("corpus/literature/stray.txt", "A text without a record."), "corpus/literature/stray.txt: no entry"),
        (append("corpus/literature/data.xyz", "?"), "corpus/literature/data.xyz: not read"),
        (append("corpus/screening.csv", "ghost1999,exclude,off topic,a,2026-01-01\n"), "ghost1999 is not in references.bib"),
    ],
    ids=["broken entry", "text without record", "unknown format", "decision without record"],
)
def test_what_is_odd_is_a_notice_and_the_rest_goes_on(tiny: Review, change: Callable[[Path], None], expected: str) -> None:
    """Nothing is lost in silence, and nothing else stops."""
    change(tiny.root)
    inputs = load_inputs(tiny)
    assert any(expected in str(notice) for notice in inputs.notices)
    assert len(inputs.records) == 2


def test_every_input_has_a_hash_and_the_roster_is_shown_without_its_path(tiny: Review) -> None:
    """The record of a run tells what was read, not where people's names lie."""
    hashes = load_inputs(tiny).hashes
    assert {"review.toml", "references.bib", "roster", "corpus/codebook.csv", "notebooks/00_overview.ipynb"} <= set(hashes)
    assert not [name for name in hashes if name.startswith(("/", ".."))]
    assert hashes["references.bib"] == hash_file(tiny.references)


def test_the_last_decision_on_a_record_counts(tiny: Review) -> None:
    """A reviewer may change their mind further down the file."""
    append("corpus/screening.csv", "roe2020,include,,x,1\nroe2020,exclude,off topic,x,2\n")(tiny.root)
    assert load_inputs(tiny).screening["roe2020"][:2] == ("exclude", "off topic")


def test_reviewers_who_differ_leave_a_record_undecided_and_both_lines_are_named(tiny: Review) -> None:
    """A conflict is a notice: the text is read until a line of the coder consensus says otherwise."""
    append("corpus/screening.csv", "roe2020,include,,ann,2026-01-01\nroe2020,exclude,off topic,bo,2026-01-02\n")(tiny.root)
    inputs = load_inputs(tiny)
    told = [str(notice) for notice in inputs.notices]
    assert [line for line in told if "ann include (line 2), bo exclude (line 3)" in line and "screening.csv:3" in line] == told
    assert not is_excluded("roe2020", inputs.screening)
    assert "corpus/literature/roe2020.txt" in [source.shown for source in inputs.sources]
    append("corpus/screening.csv", "roe2020,exclude,off topic,consensus,2026-01-03\n")(tiny.root)
    settled = load_inputs(tiny)
    assert is_excluded("roe2020", settled.screening)
    assert [notice.path for notice in settled.notices] == ["corpus/literature/roe2020.txt"]


def test_a_report_that_was_not_retrieved_is_not_read(tiny: Review) -> None:
    """A file that is there all the same contradicts the decision, which is said."""
    (tiny.corpus / "screening.csv").write_text(
        "citation_key,decision,reason,coder,date,stage\nroe2020,include,,a,1,title and abstract\n"
        "roe2020,not retrieved,,a,2,full text\n"
    )
    inputs = load_inputs(tiny)
    assert [(row["path"], row["reason"][:16]) for row in inputs.rejected] == [
        ("corpus/literature/roe2020.txt", "is not retrieved")
    ]


def test_nothing_of_an_excluded_study_is_read_under_another_key(tiny: Review) -> None:
    """Neither the abstract of a copy, as people settled it, nor the text of a version; the latter is said."""
    entry = "@article{{{}, title = {{Warm lines}}, year = {{2021}}, abstract = {{Calls fell.}}}}\n"
    append("references.bib", entry.format("copy2020") + entry.format("thesis2019"))(tiny.root)
    (tiny.corpus / "literature" / "thesis2019.txt").write_text("Warm lines were answered by peers.")
    head = "key_a,key_b,suggested,why,decision,coder,date\n"
    rows = "copy2020,roe2020,same,,same,x,2026-01-05\nroe2020,thesis2019,version,,version,x,2026-01-05\n"
    (tiny.corpus / "duplicates.csv").write_text(head + rows)
    before = load_inputs(tiny)
    assert {"copy2020", "thesis2019"} <= {task.document_id for task in plan_tasks(tiny, before)}
    append("corpus/screening.csv", "roe2020,exclude,off topic,x,1\n")(tiny.root)
    inputs = load_inputs(tiny)
    assert inputs.left == {"copy2020", "roe2020", "thesis2019"}
    assert not inputs.left & {task.document_id for task in plan_tasks(tiny, inputs)}
    told = {row["path"]: row["reason"] for row in inputs.rejected}
    assert told["corpus/literature/thesis2019.txt"].startswith("belongs to a study that is screened out")
    assert told["corpus/literature/roe2020.txt"].startswith("is screened out")
    (notice,) = (fault for fault in inputs.notices if fault.message.startswith("abstracts not read"))
    assert notice.message.startswith("abstracts not read: 1 (copy2020); each belongs to a study that is screened out")
    assert not [fault for fault in before.notices if fault.message.startswith("abstracts not read")]


def test_settings_are_read_before_anything_else(tmp_path: Path) -> None:
    """A folder without settings is no review."""
    with pytest.raises(InputFaults, match=r"review\.toml"):
        load_review(tmp_path)


def test_a_text_that_is_screened_out_is_not_read_and_says_so(tiny: Review) -> None:
    """What people excluded is no evidence, whether or not its file is still there."""
    append("corpus/screening.csv", "roe2020,exclude,off topic,a,2026-01-01\n")(tiny.root)
    inputs = load_inputs(tiny)
    assert "corpus/literature/roe2020.txt" not in [source.shown for source in inputs.sources]
    assert [(row["path"], row["kind"]) for row in inputs.rejected] == [("corpus/literature/roe2020.txt", "screening")]
    assert "screened out" in inputs.notices[0].message


@pytest.mark.parametrize("data", [b"\xff\xfec\x00", b'citation_key,"decision\n'], ids=["not UTF-8", "open quotation mark"])
def test_a_screening_file_that_is_no_csv_is_a_located_fault(tiny: Review, data: bytes) -> None:
    """Saved by a spreadsheet program in its own encoding, it stops the run with one line."""
    (tiny.corpus / "screening.csv").write_bytes(data)
    with pytest.raises(InputFaults, match=r"^corpus/screening\.csv"):
        load_inputs(tiny)


def code(review: Review, name: str, *lines: str) -> None:
    """Write a coder's file of the review."""
    (review.corpus / "coding").mkdir(exist_ok=True)
    (review.corpus / "coding" / name).write_bytes("".join(lines).encode())


CODED = (
    '{"id": "a%d", "document_id": "guide2021", "quote": "share their story", "start": 0, "code": "VAL.HOPE", '
    '"decision": "accepted", "coder": "ann", "at": "2026-01-02", "memo": ""}\n'
)


def test_a_half_written_line_and_a_removed_code_are_set_aside_and_told(tiny: Review) -> None:
    """Neither stops a run; both are rows of ``rejected`` with their line, and renamed codes are followed."""
    old, gone = (CODED % 2).replace("VAL.HOPE", "OLD"), (CODED % 3).replace("VAL.HOPE", "GONE")
    code(tiny, "ann.jsonl", CODED % 1, old, gone, CODED[:50])
    append("corpus/renamed.csv", "old,new,on,by,why\nOLD,VAL.HOPE,2026-01-31,ann,plainer\nGONE,,,,\n")(tiny.root)
    inputs = load_inputs(tiny)
    assert [(one.id, one.code) for one in inputs.decisions] == [("a1", "VAL.HOPE"), ("a2", "VAL.HOPE")]
    assert [(row["path"], row["line"]) for row in inputs.rejected] == [("corpus/coding/ann.jsonl", line) for line in (4, 3)]
    assert [notice.line for notice in inputs.notices] == [4, 3]


def test_marks_are_handed_on(tiny: Review) -> None:
    """What coders have read and finished is part of the inputs."""
    code(tiny, "ann.jsonl", '{"coder": "ann", "document_id": "guide2021", "decision": "done", "at": "2026-01-02"}\n')
    assert [(mark.coder, mark.kind) for mark in load_inputs(tiny).marks] == [("ann", "done")]


def test_a_roster_in_the_home_folder_is_found(tiny: Review, tmp_path: Path, setenv: Callable[[str, str], None]) -> None:
    """As people write it in settings."""
    setenv("HOME", str(tmp_path))
    replace("review.toml", "../roster.csv", "~/roster.csv")(tiny.root)
    assert load_inputs(load_review(tiny.root)).roster is not None


def test_a_roster_in_the_tree_of_the_review_is_a_fault_and_one_beside_it_is_not(tiny: Review) -> None:
    """Whatever way the path takes there."""
    (tiny.root / ".git").mkdir()
    assert load_inputs(tiny).roster is not None
    (tiny.root / "roster.csv").symlink_to(tiny.root.parent / "roster.csv")
    replace("review.toml", "../roster.csv", "roster.csv")(tiny.root)
    with pytest.raises(InputFaults, match=r"roster\.csv: the roster lies inside a git tree; move it out"):
        load_inputs(load_review(tiny.root))


def test_a_name_that_is_a_regular_expression_is_a_name(tiny: Review) -> None:
    """It neither fails nor matches what it would match as one."""
    append("../roster.csv", "N01,Ann (.*) [a-z]+,,,\n")(tiny.root)
    assert load_inputs(tiny).notices == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [("corpus/consultation/fg1.vtt", "was edited after it was signed"), ("fg1.vtt", "is no file of corpus/consultation")],
    ids=["edited since", "no such file"],
)
def test_a_sign_off_that_settles_nothing_is_a_notice(tiny: Review, path: str, reason: str) -> None:
    """With its line."""
    append(SIGNOFF, f"path,sha256,signed_by,date\n{path},{'0' * 64},a,2026-01-31\n")(tiny.root)
    (notice,) = load_inputs(tiny).notices
    assert str(notice).startswith(f"{SIGNOFF}:2: {path} {reason}")


def test_records_that_are_the_same_and_were_decided_differently_are_told(tiny: Review) -> None:
    """Somebody settled the pair after both had been screened; without a word, one of the two decisions would vanish."""
    append("corpus/screening.csv", "roe2020,include,,ann,2026-01-01\nguide2021,exclude,,ann,2026-01-01\n")(tiny.root)
    append("corpus/duplicates.csv", "guide2021,roe2020,same,,same,ann,2026-01-02\n")(tiny.root)
    told = [str(notice) for notice in load_inputs(tiny).notices]
    words = "corpus/screening.csv:3: records that are the same were decided differently: guide2021 exclude, roe2020 include"
    assert [line for line in told if line.startswith(words)]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("{a},{b},version,alike,,,", "1 pair of records waits for a decision"),
        ("{a},{b},,,same,AB,\n{b},{a},,,different,CD,", "coders differ: AB same (line 2), CD different (line 3)"),
        ("{a},{b},,,same,AB,\n{a},{b},,,,,", "1 pair of records waits for a decision"),
        ("{a},{b},,,same,,\n{b},{c},,,same,,\n{a},{c},,,different,,", "are different (line 4), but one by"),
    ],
)
def test_pairs_that_wait_for_people_are_told(tiny: Review, lines: str, told: str) -> None:
    """With the file to open, and with the lines that differ or contradict each other."""
    with tiny.references.open("a", encoding="utf-8") as file:
        file.writelines(f"\n@article{{x{n}, title={{Walk {n}}}, journal={{J}}, year={{2020}}}}\n" for n in range(3))
    words = lines.format(a="x0", b="x1", c="x2")
    (tiny.corpus / "duplicates.csv").write_text(f"key_a,key_b,suggested,why,decision,coder,date\n{words}\n", encoding="utf-8")
    notices = [str(notice) for notice in load_inputs(tiny).notices]
    assert len(notices) == 1
    assert notices[0].startswith("corpus/duplicates.csv:")
    assert told in notices[0]


def test_a_retraction_that_another_database_knows_of_is_told(tiny: Review) -> None:
    """Though nothing of it stands in the bibliography."""
    with tiny.references.open("a", encoding="utf-8") as file:
        file.write("\n@article{x0, title={Walks}, journal={J}, year={2020}}\n")
    line = ImportLine("a.nbib", "00", "PubMed", "database", 1, "Walks", "merged", "x0", RETRACTED_ELSEWHERE, "2026-01-31")
    (tiny.corpus / "imports.csv").write_bytes(render_imports(b"", [line]))
    notices = [str(notice) for notice in load_inputs(tiny).notices]
    assert [notice.partition(": ")[2] for notice in notices] == [
        "x0: PubMed says that it was retracted; leave it out, or say why not"
    ]


def test_a_record_that_is_named_consultation_is_told(tiny: Review) -> None:
    """It is read as literature, and the notice names its line and its key."""
    words = tiny.references.read_text(encoding="utf-8").replace("evidence_kind=policy", "evidence_kind=consultation")
    tiny.references.write_text(words, encoding="utf-8")
    told = [str(notice) for notice in load_inputs(tiny).notices]
    assert [line for line in told if line.startswith("references.bib:8: guide2021: evidence_kind=consultation is not heeded")]
