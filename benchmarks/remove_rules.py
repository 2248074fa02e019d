"""Take each rule of privacy away in a copy of the project, and see whether its tests notice.

    python benchmarks/remove_rules.py [--only TEXT]

``rules.csv`` says for each rule which piece of code keeps it (``find``, found exactly once in the file ``where``), what is
put in its place so that the rule is gone (``put``), and which tests should fail then (``tests``, files or single tests,
parted by spaces). Prints a line per rule: caught, SURVIVED, or what is wrong with the row. With --only, just the rules whose
text or file holds TEXT. The exit code is 1 where a rule survived or a row is wrong.
"""

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TABLE = Path(__file__).resolve().parent / "rules.csv"
COLUMNS = ("rule", "where", "find", "put", "tests")
CAUGHT, SURVIVED = "caught", "SURVIVED"

_COPIED = ("src", "tests", "benchmarks", "corpus", "notebooks")
_NOT_COPIED = shutil.ignore_patterns("__pycache__", ".hypothesis", ".pytest_cache", ".ipynb_checkpoints")
_FAILED = re.compile(r"^(?:FAILED|ERROR) ([^\s:\[]+(?:::[^\s:\[]+)*)", re.MULTILINE)
_LATER = 10_000_000_000
"""Nanoseconds between the times of a file and of the same file without a rule."""
_LONGEST = 900
_TESTS_FAILED, _ALL_PASSED = 1, 0


class Rule(NamedTuple):
    """A rule, the file and the piece of code that keeps it, what takes its place, and the tests that must notice."""

    rule: str
    where: str
    find: str
    put: str
    tests: tuple[str, ...]


class Verdict(NamedTuple):
    """What came of taking a rule away: ``CAUGHT``, ``SURVIVED`` or a fault of its row, and the test that noticed."""

    said: str
    by: str = ""


def main(arguments: list[str] | None = None) -> int:
    """Return 0 where every rule is missed by a test, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    wanted = parser.parse_args(arguments).only.casefold()
    rules = [rule for rule in read_rules() if wanted in f"{rule.rule} {rule.where}".casefold()]
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="rules-") as folder:
        copy = copy_project(Path(folder) / "project")
        verdicts = []
        for rule, verdict in try_rules(copy, rules):
            verdicts.append(verdict)
            print(f"{verdict.said:<10} {rule.rule}" + (f" ({verdict.by})" if verdict.by else ""), flush=True)
    counts = {said: sum(verdict.said == said for verdict in verdicts) for said in (CAUGHT, SURVIVED)}
    wrong = len(verdicts) - sum(counts.values())
    seconds = time.perf_counter() - started
    print(f"{len(verdicts)} rules: {counts[CAUGHT]} caught, {counts[SURVIVED]} survived, {wrong} rows wrong; {seconds:.0f} s")
    return int(counts[CAUGHT] < len(verdicts))


def read_rules(path: Path = TABLE) -> list[Rule]:
    """Return the rules of the table, in its order.

    Raises:
        ValueError: a column is missing or another one stands there.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path.name}: the columns must be {', '.join(COLUMNS)}")
        return [Rule(*(row[name] for name in COLUMNS[:-1]), tuple(row["tests"].split())) for row in reader]


def find_fault(rule: Rule, root: Path = ROOT) -> str:
    """Return what is wrong with the row of a rule by the files under ``root``, ``""`` where nothing is."""
    path = root / rule.where
    times = path.read_text(encoding="utf-8").count(rule.find) if path.is_file() and rule.find else -1
    if times != 1:
        return "the file is not there or nothing is to be found" if times < 0 else f"the piece of code stands there {times} times"
    if rule.find == rule.put or not rule.tests:
        return "the row changes nothing" if rule.tests else "the row names no test"
    gone = [test for test in rule.tests if not _is_there(test, root)]
    return f"there is no test {gone[0]}" if gone else ""


def copy_project(target: Path, root: Path = ROOT) -> Path:
    """Return the folder ``target``, a copy of what the tests need; nothing of ``root`` is changed."""
    target.mkdir(parents=True)
    for name in _COPIED:
        shutil.copytree(root / name, target / name, ignore=_NOT_COPIED)
    for path in root.iterdir():
        if path.is_file():
            shutil.copy2(path, target)
    return target


def try_rules(copy: Path, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Verdict]]:
    """Yield each rule with what came of it; all their tests are run once without an edit first.

    Raises:
        RuntimeError: the tests would not see the copy.
    """
    check_import(copy)
    faults = {rule: find_fault(rule, copy) for rule in rules}
    tests = dict.fromkeys(test for rule in rules if not faults[rule] for test in rule.tests)
    failing = set(_FAILED.findall(run_tests(copy, tests, "-rfE")[1])) if tests else set()
    for rule in rules:
        whole = [test.partition("[")[0] for test in rule.tests]
        red = [test for test in whole for name in failing if name == test or name.startswith(f"{test}::")]
        if faults[rule] or red:
            yield rule, Verdict(f"WRONG ROW: {faults[rule] or f'{red[0]} fails without the edit'}:")
        else:
            yield rule, try_rule(copy, rule)


def try_rule(copy: Path, rule: Rule) -> Verdict:
    """Return whether a test of the rule fails when its code is taken away; the file is put back as it was."""
    path = copy / rule.where
    source, times = path.read_text(encoding="utf-8"), path.stat()
    try:
        path.write_text(source.replace(rule.find, rule.put), encoding="utf-8")
        # Python tells a stale compiled form by size and whole seconds alone.
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns + _LATER))
        code, said = run_tests(copy, rule.tests, "-x", "-rfE")
    finally:
        path.write_text(source, encoding="utf-8")
        # Its compiled form, told by the time of the file, holds again.
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    if code == _TESTS_FAILED:
        return Verdict(CAUGHT, next(iter(_FAILED.findall(said)), ""))
    return Verdict(SURVIVED if code == _ALL_PASSED else f"WRONG ROW: the tests cannot be run (pytest says {code}):")


def run_tests(copy: Path, tests: Iterable[str], *options: str) -> tuple[int, str]:
    """Return the exit code of pytest on ``tests`` of the copy and what it said; 124 where it took too long."""
    # The options of the project are for plugins that are left out here.
    plain = ["-q", "--tb=no", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
    command = [sys.executable, "-m", "pytest", *plain, *options, *tests]
    try:
        done = subprocess.run(command, cwd=copy, env=_environment(copy), capture_output=True, text=True, timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        return 124, ""
    return done.returncode, done.stdout


def check_import(copy: Path) -> None:
    """Raise ``RuntimeError`` where a test in the copy would import another litreview than that of the copy."""
    ask = [sys.executable, "-c", "import litreview.errors; print(litreview.errors.__file__)"]
    found = subprocess.run(ask, cwd=copy, env=_environment(copy), capture_output=True, text=True, check=True).stdout.strip()
    if not Path(found).resolve().is_relative_to(copy.resolve()):
        raise RuntimeError(f"the tests would import {found} and not the copy")


def _environment(copy: Path) -> dict[str, str]:
    """Return the environment of the tests: the copy before every installed package, the same examples each time.

    Plugins of pytest that no test here needs are left out; to load them takes longer than most of the tests.
    """
    places = os.pathsep.join([str(copy / "src"), str(copy)])
    fixed = {"PYTHONPATH": places, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "CI": "true", "OMP_NUM_THREADS": "1"}
    return {**{name: value for name, value in os.environ.items() if name != "LITREVIEW_REQUIRE"}, **fixed}


def _is_there(test: str, root: Path) -> bool:
    name, _, function = test.partition("[")[0].partition("::")
    path = root / name
    return path.is_file() and (not function or f"def {function}(" in path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    raise SystemExit(main())
