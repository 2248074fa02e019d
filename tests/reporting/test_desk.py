import gc
import json
import re
import shutil
from pathlib import Path

import pytest

from litreview.reporting.desk import open_desk
from litreview.reporting.display import View
from litreview.reporting.run_folder import open_run

ROOT = Path(__file__).resolve().parents[2]
TOML = '[review]\ntitle = "t"\n'


@pytest.fixture
def review(full_folder, tmp_path):
    """Return a review folder around a copy of the made run."""
    (tmp_path / "review.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "corpus" / "coding").mkdir(parents=True)
    shutil.copy(full_folder / "tables" / "codebook.csv", tmp_path / "corpus")
    shutil.copytree(full_folder, tmp_path / "outputs" / "runs" / "r1")
    (tmp_path / "outputs" / "latest").symlink_to("runs/r1")
    return tmp_path


@pytest.fixture
def run(review):
    return open_run(review / "outputs" / "latest")


def write(review, coder, *records):
    lines = "".join(
        json.dumps({"coder": coder, "at": f"2026-01-02T00:00:{n:02d}+00:00", **one}) + "\n" for n, one in enumerate(records)
    )
    (review / "corpus" / "coding" / f"{coder}.jsonl").write_text(lines, encoding="utf-8")


def decide(id_="1", code="VAL.HOPE", quote="no such words", document_id="group-1"):
    return {"id": id_, "document_id": document_id, "quote": quote, "start": 0, "code": code, "decision": "accepted", "memo": ""}


def words(shown):
    assert isinstance(shown, View), shown
    return str(shown.html)


def test_without_a_coder_the_cell_says_how_to_begin(run):
    """Nobody codes in a run: its copies hold this notice and no desk."""
    assert "Write your coder id" in words(open_desk(run))


def test_the_desk_lies_over_the_review_that_the_run_was_found_in(run, review):
    """Opening it writes nothing; the codebook goes with it, once."""
    desk = open_desk(run, coder="ann")
    assert desk.scene["text"]
    assert {entry["id"] for entry in desk.codebook} == set(run.codebook.index)
    assert not (review / "corpus" / "coding" / "ann.jsonl").exists()


def test_a_run_away_from_its_review_asks_for_it(full_folder, review, tmp_path_factory):
    """It says what to write; named, it is taken."""
    away = tmp_path_factory.mktemp("away")
    shutil.copytree(full_folder, away / "run")
    run = open_run(away / "run")
    assert "review=" in words(open_desk(run, coder="ann"))
    assert open_desk(run, review, coder="ann").scene["text"]
    assert "review.toml: not found" in words(open_desk(run, away, coder="ann"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param({"coder": "Ann Lee"}, "no id of a coder", id="no file name"),
        pytest.param({"coder": "litreview"}, "own name", id="the tool"),
        pytest.param({"coder": "ann", "queue": "documents"}, "did you mean &#39;document&#39;", id="queue"),
        pytest.param({"coder": "ann", "of": "grop-1"}, "did you mean &#39;group-1&#39;", id="document"),
        pytest.param({"coder": "ann", "queue": "code", "of": "VAL.HOP"}, "did you mean &#39;VAL.HOPE&#39;", id="code"),
    ],
)
def test_a_name_that_is_not_known_is_told_in_the_cell(run, given, told):
    """With the nearest that is."""
    assert told in words(open_desk(run, **given))


def test_only_coders_that_the_settings_name_sit_down(run, review):
    """Where the list is closed, a slip of the finger makes no new coder."""
    (review / "review.toml").write_text(TOML + '[coding]\ncoders = ["ann", "bo"]\n', encoding="utf-8")
    assert "did you mean &#39;ann&#39;" in words(open_desk(run, coder="anna"))
    assert open_desk(run, coder="bo").scene["text"]


def test_broken_settings_are_told_with_their_line(run, review):
    """The desk cannot know who codes."""
    (review / "review.toml").write_text(TOML + "[coding]\ncoder = 3\n", encoding="utf-8")
    assert "review.toml" in words(open_desk(run, coder="ann"))


def test_a_desk_opens_over_codes_that_were_removed_and_words_that_are_gone(run, review):
    """What would stop a run waits in queues of the desk, where it can be mended."""
    write(review, "ann", decide("1"), decide("2", code="OLD.CODE"), decide("3", document_id="gone"))
    assert open_desk(run, coder="ann").scene["text"]
    [removed] = [one for one in open_desk(run, coder="ann", queue="removed").scene["codes"] if one["record"]]
    assert (removed["code"], removed["status"]) == ("OLD.CODE", "code removed")


def test_a_half_written_line_is_set_aside_before_anybody_writes_behind_it(run, review):
    """The desk opens; what was half written lies in the hidden folder."""
    write(review, "ann", decide("1"))
    file = review / "corpus" / "coding" / "ann.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"id": "2", "quo')
    assert open_desk(run, coder="ann").scene["text"]
    assert file.read_bytes() == whole


def test_another_coder_s_broken_file_does_not_keep_anybody_from_coding(run, review):
    """The next run tells of it."""
    (review / "corpus" / "coding" / "bo.jsonl").write_text("not a record\n", encoding="utf-8")
    assert open_desk(run, coder="ann").scene["text"]
    assert "bo.jsonl" in words(open_desk(run, coder="ann", queue="disagreements"))


def test_of_a_document_under_blind_coding_the_desk_is_the_same_whatever_another_decided(review):
    """Rows of the run that tell of the other coder do not reach it, by code either."""
    (review / "review.toml").write_text(TOML + '[coding]\ndouble = ["group-1"]\n', encoding="utf-8")
    scenes = []
    for number in range(2):
        write(review, "bo", *[decide()] * number)
        desk = open_desk(open_run(review / "outputs" / "latest"), coder="ann", of="group-1")
        scenes.append((desk.scene, desk.queues))
    assert scenes[0] == scenes[1]


def test_a_code_s_entry_has_examples_where_the_review_has_a_bank(run, review):
    """Two sentences at most, those with the fewest codes first; a broken bank keeps nobody from coding."""
    bank = review / "corpus" / "examples.csv"
    lines = ["target,language,kind,genre,text,codes"]
    lines += [f",en,positive,minutes,Sentence {n}.,VAL.HOPE{'; DEF.EXP' if n == 1 else ''}" for n in range(1, 4)]
    bank.write_text("\n".join(lines) + "\n", encoding="utf-8")
    shown = {entry["id"]: entry["examples"] for entry in open_desk(run, coder="ann").codebook}
    assert shown["VAL.HOPE"] == ["Sentence 2.", "Sentence 3."]
    bank.write_text("target\n", encoding="utf-8")
    assert open_desk(run, coder="ann").codebook[0]["examples"] == []


def test_garbage_is_collected_again_after_disagreements_were_gathered(run, review):
    """Also where a file of a coder is no file of records, and only where it was before."""
    for words in ("", "this is no record\n"):
        (review / "corpus" / "coding" / "bo.jsonl").write_text(words, encoding="utf-8")
        assert gc.isenabled()
        open_desk(run, review, "ann", "disagreements")
        assert gc.isenabled()
    gc.disable()
    try:
        open_desk(run, review, "ann", "disagreements")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_readme_names_the_keys_that_the_desk_has():
    """Who learns them there finds them here, and the other way round."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Code 20 sentences by keyboard")[2].partition("\n## ")[0]
    named = {key.lower() for key in re.findall(r"`(.)`", section)}
    script = (ROOT / "src/litreview/reporting/desk_files/desk.js").read_text(encoding="utf-8")
    script = script.partition("const KEYS = [")[2].partition("];")[0]
    keys = {line.strip()[2] for line in script.splitlines() if line.strip().startswith('["')}
    assert keys
    assert keys | {"j", "k", "↑", "↓"} == named
