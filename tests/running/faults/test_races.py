"""What others do at the same moment: run too, read, edit, put the clock forward, put a folder where the link was."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from litreview.running.history import list_runs


def test_of_two_runs_begun_at_the_same_moment_one_is_refused_at_once(bench: Any, edited: Any) -> None:
    """It says which process holds the lock; the other one finishes."""
    bench.edit()
    commands = [bench.start(), bench.start()]
    codes = [command.wait() for command in commands]
    assert sorted(codes) == [0, 4]
    ran, refused = sorted(commands, key=lambda command: command.code)
    assert f"another run holds the lock (process {ran.pid}, since 20" in refused.said
    assert bench.tables() == edited.tables()
    assert bench.left() == []


def test_a_lock_that_a_dead_process_left_is_taken_over(bench: Any, edited: Any) -> None:
    """What the dead one wrote of itself is no obstacle."""
    bench.edit()
    command = bench.start()
    command.wait_until("reading")
    refused = bench.run()
    assert (refused.code, f"process {command.pid}" in refused.said) == (4, True)
    command.kill()
    assert str(command.pid) in (bench.outputs / ".lock.json").read_text()
    assert bench.settles(edited.tables())


def watch(bench: Any, ended: Event) -> Iterator[str]:
    """Yield which run was read, again and again: whoever resolves the link once reads one whole run."""
    while not ended.is_set():
        run = bench.latest.resolve(strict=True)
        record = json.loads((run / "run.json").read_text(encoding="utf-8"))
        read = {path.name: path.read_bytes() for path in sorted((run / "tables").glob("*.csv"))}
        changed = b"training every year" in read["segments.csv"]
        yield f"{record['place']} {changed} {len(read)} {record['run_id'] == run.name}"


def test_whoever_reads_latest_all_the_time_never_sees_a_mixture(bench: Any) -> None:
    """The old run up to the moment of publication, the new one from then on."""
    ended = Event()
    with ThreadPoolExecutor(1) as pool:
        seen = pool.submit(lambda: list(dict.fromkeys(watch(bench, ended))))
        bench.edit()
        assert bench.run().code == 0
        bench.tables()
        ended.set()
    tables = len(bench.tables())
    assert seen.result()[:1] == [f"1 False {tables} True"]
    assert seen.result()[1:] in ([], [f"2 True {tables} True"])


def test_a_clock_that_jumped_changes_no_order(bench: Any, edited: Any) -> None:
    """The run before bears a name of the future, and texts have times of both ends of the clock; contents decide."""
    before = bench.latest.resolve()
    future = before.rename(before.with_name("29991231T235959-abcdef01"))
    record = json.loads((future / "run.json").read_text(encoding="utf-8"))
    (future / "run.json").write_text(json.dumps({**record, "run_id": future.name}), encoding="utf-8")
    bench.latest.unlink()
    bench.latest.symlink_to(f"runs/{future.name}")
    bench.edit()
    bench.set_times(0)
    assert bench.settles(edited.tables())
    now = bench.latest.resolve()
    assert list_runs(bench.outputs.resolve()) == [future, now]
    assert json.loads((now / "run.json").read_text(encoding="utf-8"))["compared_with"] == future.name
    bench.set_times(32_503_680_000)
    assert bench.run().told == "nothing changed\n"


def test_latest_that_somebody_made_a_folder_is_told_and_left(bench: Any) -> None:
    """It may be their only copy."""
    run = bench.latest.resolve()
    bench.latest.unlink()
    run.rename(bench.latest)
    held = {path: path.stat().st_mtime_ns for path in bench.latest.rglob("*")}
    bench.edit()
    command = bench.run()
    assert command.code == 2
    assert "outputs/latest is a copy and not the link that a run makes; rename it, then run again" in command.said
    assert {path: path.stat().st_mtime_ns for path in bench.latest.rglob("*")} == held
    bench.latest.rename(bench.outputs / "runs" / run.name)
    assert bench.run().code == 0


def test_an_input_edited_during_a_run_and_put_back_stops_it_or_leaves_no_trace(bench: Any) -> None:
    """Tables are of the bytes that were hashed, or there are none."""
    old = bench.tables()
    (bench.review.corpus / "README.md").write_text("New.", encoding="utf-8")
    command = bench.start("--force")
    command.wait_until("reading")
    for _ in range(200):
        bench.edit()
    assert command.wait() in (0, 1)
    if command.code:
        assert "corpus/literature/guide2021.md: was edited while the run was under way; run again" in command.said
    assert bench.tables() == old
