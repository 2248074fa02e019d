"""The commands, called as a person calls them: what they print, and the exit code that schedulers read."""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

COMMANDS = ["new", "check", "import", "screen", "run", "changes", "withdraw", "export", "schedule"]
RIS = "TY  - JOUR\nTI  - Hope in groups\nAU  - Lee, Kim\nPY  - 2019\nJO  - Examples\nER  - \n"


PROGRAM = Path(sys.executable).with_name("litreview")
Done = subprocess.CompletedProcess[str]
WIDE = {**os.environ, "COLUMNS": "100"}


def start(*words: str | Path, cwd: Path | None = None) -> Done:
    """Return what the program said and its exit code."""
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False, cwd=cwd, env=WIDE)


@pytest.fixture(scope="module")
def call(request: pytest.FixtureRequest) -> Callable[..., Done]:
    """Return what does as ``start`` does in a process of its own, but with all that commands import there already."""
    if not sys.platform.startswith("linux"):
        return start
    process, program = request.getfixturevalue("forged")
    said = {"capture_output": True, "text": True, "check": False, "pass_fds": [process.stdin.fileno()]}
    return lambda *words, cwd=None: subprocess.run([*program, *map(str, words)], cwd=cwd, env=WIDE, **said)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a new review that no test changes."""
    folder = tmp_path_factory.mktemp("cli") / "mine"
    assert start("new", folder, "--quiet").returncode == 0
    return folder


@pytest.fixture
def review(made: Path, tmp_path: Path) -> Path:
    """Return the folder of a new review."""
    return shutil.copytree(made, tmp_path / "mine", symlinks=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    """The help shows a line that can be copied."""
    done = start(command, "--help")
    assert done.returncode == 0
    assert f"Example: litreview {command}" in done.stdout


def test_the_program_lists_its_commands() -> None:
    """All nine, and nothing else."""
    shown = start("--help").stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in shown] == []


@pytest.mark.parametrize(
    "words",
    [
        ("run", ".", "--jobs", "0"),
        ("export", ".", "--to", "pdf"),
        ("schedule", ".", "--every", "minute"),
        ("frobnicate",),
        ("withdraw", "."),
        ("import", "."),
        ("screen", ".", "--next", "0"),
        ("screen", ".", "--decide", "only-a-key"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2(words: tuple[str, ...]) -> None:
    """A misspelt call is told apart from faults in the inputs."""
    assert start(*words).returncode == 2


def test_a_new_review_passes_check(review: Path) -> None:
    """Fresh folders have no faults."""
    done = start("check", review)
    assert (done.returncode, done.stdout) == (0, "0 faults, 0 notices\n")


def test_a_second_new_in_the_same_folder_exits_2(call: Callable[..., Done], review: Path) -> None:
    """Nothing is written over."""
    done = call("new", review)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not an empty folder" in done.stderr


@pytest.mark.parametrize("command", ["check", "run"])
def test_faults_exit_1_and_name_line_and_count(call: Callable[..., Done], review: Path, command: str) -> None:
    """Every fault as path:line: message."""
    (review / "review.toml").write_text('[review]\ntitle = "x"\ntitel = "y"\n', encoding="utf-8")
    done = call(command, review)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "review.toml:3: review.titel: unknown key; did you mean 'title'?",
        "1 faults; correct them and call it again",
    ]


def test_a_folder_that_is_no_review_exits_1(call: Callable[..., Done], tmp_path: Path) -> None:
    """The message says how to make one."""
    done = call("check", tmp_path)
    assert done.returncode == 1
    assert "litreview new DIR" in done.stderr


def test_quiet_says_nothing(call: Callable[..., Done], review: Path) -> None:
    """For schedulers that mail whatever is printed."""
    done = call("check", review, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_references_are_imported_once(call: Callable[..., Done], review: Path) -> None:
    """The same file twice adds nothing."""
    (review / "export.ris").write_text(RIS, encoding="utf-8")
    first, second = (call("import", review, review / "export.ris") for _ in range(2))
    assert first.stdout == "1 added, 0 merged, 0 rejected\n"
    assert second.stdout.startswith("0 added")
    assert (review / "references.bib").read_text(encoding="utf-8").count("Hope in groups") == 1


def test_codes_of_another_program_are_imported_beside_references(call: Callable[..., Done], review: Path) -> None:
    """One command for both; a project needs a run first, and says so in one line."""
    (review / "export.ris").write_text(RIS, encoding="utf-8")
    (review / "a.qdc").write_text('<CodeBook><Codes><Code guid="a" name="On the ward"/></Codes></CodeBook>', encoding="utf-8")
    (review / "b.qdc").write_text("words", encoding="utf-8")
    done = call("import", review, *(review / name for name in ("a.qdc", "b.qdc", "export.ris")))
    assert done.stdout == "a.qdc: 1 code added to corpus/codebook.csv\n1 added, 0 merged, 0 rejected\n"
    assert done.stderr == "rejected: b.qdc:1: is not well-formed XML; export it again\n"
    assert "ON.THE.WARD,Imported,On the ward" in (review / "corpus" / "codebook.csv").read_text(encoding="utf-8")
    early = call("import", review, review / "c.qdpx")
    assert (early.returncode, early.stdout) == (2, "")
    assert early.stderr == "c.qdpx: there is no run to place its codings on yet; call `litreview run` first\n"


def _add_references(review: Path) -> Path:
    """Return the file of decisions of a review that was given four references."""
    entries = [("a1", "Peer support groups"), ("b1", "Steel beams"), ("c1", "Peer workers"), ("d1", "Rust in steel")]
    lines = (f"@article{{{key},\n  title = {{{title}}},\n  year = {{2020}},\n}}\n" for key, title in entries)
    (review / "references.bib").write_text("\n".join(lines), encoding="utf-8")
    return review / "corpus" / "screening.csv"


def test_decisions_are_written_and_the_next_list_has_learned(call: Callable[..., Done], review: Path) -> None:
    """Without a terminal the command lists; a decision is one more line, and a conflict is told at once."""
    decisions = _add_references(review)
    assert call("screen", review).stdout.startswith("4 works, 4 to screen; 0 found relevant, 0 not\n")
    assert call("screen", review, "--decide", "a1", "include", "--coder", "ann").stdout == "a1: include, by ann\n"
    assert call("screen", review, "--decide", "b1", "exclude", "--reason", "steel", "--coder", "ann").returncode == 0
    listed = call("screen", review, "--next", "1").stdout.splitlines()
    assert listed[-2].startswith("1. c1  ")
    assert listed[-1] == "and 1 more; --next 2 shows all, --to FILE.csv writes them"
    told = call("screen", review, "--decide", "a1", "exclude", "--coder", "bo").stdout
    assert "conflict: a1: reviewers differ: ann include (line 2), bo exclude (line 4)" in told
    checked = call("check", review)
    assert checked.returncode == 0
    assert "notice: corpus/screening.csv:4: a1: reviewers differ" in checked.stdout
    assert [line.split(",")[0] for line in decisions.read_text().splitlines()] == ["citation_key", "a1", "b1", "a1"]


def test_titles_cannot_command_the_terminal(call: Callable[..., Done], review: Path) -> None:
    """What a database exported is shown without the characters that move a cursor or rename a window."""
    _add_references(review)
    with (review / "references.bib").open("a", encoding="utf-8") as file:
        file.write("@article{z9,\n title = {Peer \x1b]0;x\x07\x1b[2Jwork\x9b},\n year = {2020},\n}\n")
    done = call("screen", review)
    assert "Peer ]0;x[2Jwork" in done.stdout
    assert not set("\x1b\x07\x9b") & set(done.stdout)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--decide", "z9", "include", "--coder", "ann"), 2, "z9 is not in references.bib"),
        (("--decide", "a1", "perhaps", "--coder", "ann"), 2, "decision 'perhaps' is unknown"),
        (("--decide", "a1", "include"), 2, "say who decides"),
        (("--stage", "abstract"), 2, "use 'title and abstract' or 'full text'"),
        (("--simulate",), 2, "screen a few first"),
        (("--to", "no/such/folder.csv"), 2, "no such file or directory"),
        (("--labelled", "no-such.csv"), 1, "no-such.csv: not found"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_what_screening_cannot_do_is_told_and_nothing_is_written(
    call: Callable[..., Done], review: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    """One line, no traceback, and the file as it was."""
    decisions = _add_references(review)
    before = decisions.read_bytes()
    done = call("screen", review, *words)
    assert (done.returncode, done.stdout, decisions.read_bytes()) == (code, "", before)
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_file_of_decisions_is_a_fault_of_screening_and_of_check(call: Callable[..., Done], review: Path) -> None:
    """Both name the line."""
    _add_references(review).write_text("citation_key,decision,reason,coder,date\na1,perhaps,,ann,1\n", encoding="utf-8")
    for command in ("screen", "check"):
        done = call(command, review)
        assert done.returncode == 1
        assert done.stderr.startswith("corpus/screening.csv:2: decision 'perhaps' is unknown")


def _press(terminal: int, keys: bytes) -> None:
    """Press each key when it is asked for, once more where nothing came of it: a terminal forgets what was typed too early."""
    said = b""
    for key in keys:
        while not said.rstrip().endswith(b"q quit"):
            said += os.read(terminal, 4096)
        said = b""
        while not said:
            os.write(terminal, bytes([key]))
            if select.select([terminal], [], [], 1)[0]:
                with suppress(OSError):
                    said = os.read(terminal, 4096)
                said = said or b"over"


@pytest.mark.parametrize("keys", [b"isq", b"i\x04", b"i\x03"], ids=["q", "Ctrl-D", "Ctrl-C"])
def test_at_a_terminal_records_come_one_by_one(review: Path, keys: bytes) -> None:
    """Keys decide at once; what was decided stands in the file after q, and after breaking off."""
    pty = pytest.importorskip("pty", reason="this system has no terminals of this kind")
    decisions = _add_references(review)
    here, there = pty.openpty()
    termios = pytest.importorskip("termios")
    ways = termios.tcgetattr(there)
    ways[3] &= ~termios.ECHO
    termios.tcsetattr(there, termios.TCSANOW, ways)
    process = subprocess.Popen([PROGRAM, "screen", review, "--coder", "ann"], stdin=there, stdout=there, stderr=there)
    os.close(there)
    _press(here, keys)
    assert process.wait(timeout=60) == 0
    os.close(here)
    (line,) = decisions.read_text(encoding="utf-8").splitlines()[1:]
    assert line.split(",")[1:4] == ["include", "", "ann"]


def test_an_import_tells_what_it_did_and_from_where(call: Callable[..., Done], review: Path) -> None:
    """Counts on standard output; what was set aside, odd or seen before on standard error, with its place."""
    (review / "export.ris").write_text(f"{RIS}TI  - No type\nER  - \nTY  - JOUR\nAU  - Nobody\nER  - \n", encoding="utf-8")
    done = call("import", review, review / "export.ris", "--source", "Clinical register", "--kind", "register")
    assert (done.returncode, done.stdout) == (0, "2 added, 0 merged, 1 rejected\n")
    assert "export.ris:9: the record has no title; add one" in done.stderr
    assert "notice: " in done.stderr
    lines = (review / "corpus" / "imports.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[2:5] for line in lines[1:]] == [
        ["Clinical register", "register", number] for number in ("1", "7", "9")
    ]
    again = call("import", review, review / "export.ris")
    assert again.stdout == "0 added, 0 merged, 0 rejected\n"
    assert "was imported before (corpus/imports.csv)" in again.stderr
    assert call("import", review, review / "export.ris", "--kind", "web").returncode == 2


@pytest.mark.parametrize("kind", ["systemd", "cron", "github"])
def test_a_schedule_is_printed(call: Callable[..., Done], review: Path, kind: str) -> None:
    """Ready to paste."""
    done = call("schedule", review, "--every", "week", "--as", kind)
    assert done.returncode == 0
    assert "run --quiet ." in done.stdout


@pytest.mark.parametrize(
    "words",
    [("changes",), ("export", "--to", "xlsx")],
    ids=["changes", "export"],
)
def test_what_needs_a_run_says_so_before_the_first(call: Callable[..., Done], review: Path, words: tuple[str, ...]) -> None:
    """No traceback, and exit code 2."""
    done = call(*words, cwd=review)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_withdrawing_somebody_unknown_exits_2(review: Path) -> None:
    """Nobody is withdrawn by a typing mistake."""
    done = start("withdraw", review, "P99")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", ["file", "link"], ids=["outputs is a file", "outputs lies where nobody may write"])
def test_outputs_that_cannot_be_written_are_one_line(call: Callable[..., Done], review: Path, kind: str) -> None:
    """Exit code 1, what and why, no traceback and no path of the machine."""
    (review / "outputs").write_text("") if kind == "file" else (review / "outputs").symlink_to("/sys/kernel")
    done = call("run", review)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "nothing new was published" in done.stderr
    assert str(review.parent) not in done.stderr


def test_a_file_that_is_not_there_is_wrong_usage(call: Callable[..., Done], review: Path) -> None:
    """The parameter file is named, and nothing is run."""
    done = call("run", review, "--parameters", review)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["a person", "a scheduler"])
def test_a_run_that_is_stopped_leaves_nothing_half_made(review: Path, number: int) -> None:
    """One line, the exit code of an interruption, and no staging folder."""
    process = subprocess.Popen([PROGRAM, "run", review], stderr=subprocess.PIPE, text=True)
    said = [process.stderr.readline() for _ in range(3)]
    process.send_signal(number)
    _, rest = process.communicate(timeout=60)
    assert "joining the evidence\n" in said
    assert process.returncode == 130
    assert rest.splitlines()[-1] == "stopped; nothing new was published"
    assert "Traceback" not in rest
    assert [path.name for path in (review / "outputs").iterdir() if path.name != ".lock"] == []


def test_a_run_that_is_stopped_after_it_published_says_so(review: Path, shorten: Callable[[Path], None]) -> None:
    """It is stopped while it waits for somebody to read what it prints."""
    shorten(review)
    here, there = os.pipe()
    os.set_blocking(there, False)
    with suppress(BlockingIOError):
        while os.write(there, b"." * 4096):
            pass
    os.set_blocking(there, True)
    process = subprocess.Popen([PROGRAM, "run", review], stdout=there, stderr=subprocess.PIPE, text=True)
    os.close(there)
    until = time.monotonic() + 120
    while not (review / "outputs" / "latest").exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(1)
    process.send_signal(signal.SIGTERM)
    with open(here, "rb") as printed:
        printed.read()
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.splitlines()[-1] == "stopped; the new run had been published already"


def test_a_withdrawal_prints_its_certificate_even_where_the_run_after_it_fails(call: Callable[..., Done], review: Path) -> None:
    """What went, and what people must remove themselves, is told before the fault that stopped the run."""
    header = "participant_id,role,region,language,consent,withdrawn_on,session"
    ledger = review / "corpus" / "consultation" / "participants.csv"
    ledger.write_text(f"{header}\nP01,,,en,quote,,\n", encoding="utf-8")
    (review / "corpus" / "codebook.csv").write_text("id,name\nOUT.HOPE,Hope\n", encoding="utf-8")
    done = call("withdraw", review, "P01")
    assert "certificate of withdrawal: P01" in done.stdout
    assert "no kept run held words of this person before" in done.stdout
    assert done.returncode == 1
    assert "corpus/codebook.csv:1" in done.stderr


def test_a_scheduler_that_asks_is_told_whether_the_evidence_changed(
    call: Callable[..., Done], review: Path, shorten: Callable[[Path], None]
) -> None:
    """5 where the run, or the two compared, differ; 0 on a first run, where nothing changed, and where nobody asked."""
    shorten(review)
    text = review / "corpus" / "literature" / "guide.md"
    text.write_text("Peer workers should be paid.\n", encoding="utf-8")
    ask = ("run", review, "--quiet", "--exit-code")
    assert [call(*ask).returncode, call(*ask).returncode] == [0, 0]
    assert call("changes", review, "--exit-code").returncode == 0
    text.write_text("Peer workers should be paid. Peer support gives hope.\n", encoding="utf-8")
    assert call(*ask).returncode == 5
    told = call("changes", review, "--exit-code")
    assert told.returncode == 5
    assert "came: guide:" in told.stdout
    assert start("changes", review).returncode == 0
