"""The table of the rules of privacy fits the code it takes away; what the tests make of that is a program of its own."""

import shutil
from pathlib import Path

import pytest
from benchmarks.remove_rules import CAUGHT, COLUMNS, ROOT, SURVIVED, Rule, find_fault, read_rules, try_rules

RULES = read_rules()
TESTS = ("tests/test_small.py",)
SOURCE = "LIMIT = 5\n"
TEST = "from litreview.errors import LIMIT\n\ndef test_limit():\n    assert LIMIT == 5\n"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)
def test_every_row_fits_the_code(rule: Rule) -> None:
    """The piece of code stands exactly once in its file, something else takes its place, and the tests are there."""
    assert find_fault(rule) == ""


def test_every_rule_stands_once() -> None:
    """No two rows are one, so the number of rules says how many are looked after."""
    assert len({rule.rule for rule in RULES}) == len(RULES) > 100


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"find": "no such words"}, "the piece of code stands there 0 times"),
        ({"find": "\n"}, "the piece of code stands there "),
        ({"find": ""}, "the file is not there or nothing is to be found"),
        ({"where": "src/nowhere.py"}, "the file is not there or nothing is to be found"),
        ({"put": RULES[0].find}, "the row changes nothing"),
        ({"tests": ()}, "the row names no test"),
        ({"tests": ("tests/test_nothing.py",)}, "there is no test tests/test_nothing.py"),
        ({"tests": ("tests/test_errors.py::test_nothing",)}, "there is no test tests/test_errors.py::test_nothing"),
    ],
    ids=["gone", "many", "empty", "no file", "no edit", "no test", "no file of tests", "no such test"],
)
def test_a_row_that_fits_no_more_is_told(changes: dict, fault: str) -> None:
    """A rule that moved is not taken for one that is looked after."""
    assert find_fault(RULES[0]._replace(**changes)).startswith(fault)


def test_a_table_with_other_columns_is_refused(tmp_path: Path) -> None:
    """The columns are named."""
    (tmp_path / "rules.csv").write_text("rule,find\nx,y\n", encoding="utf-8")
    with pytest.raises(ValueError, match=", ".join(COLUMNS)):
        read_rules(tmp_path / "rules.csv")


def test_each_rule_is_caught_or_survives(tmp_path: Path) -> None:
    """In a project of one line: what a test misses is caught, what none does survives, what cannot be run is a wrong row."""
    (tmp_path / "src" / "litreview").mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    where = tmp_path / "src" / "litreview" / "errors.py"
    shutil.copy(ROOT / "src" / "litreview" / "__init__.py", where.parent)
    where.write_text(SOURCE, encoding="utf-8")
    (tmp_path / "tests" / "test_small.py").write_text(TEST, encoding="utf-8")
    (tmp_path / "tests" / "test_red.py").write_text("def test_red():\n    assert False\n", encoding="utf-8")
    puts = {"caught": "4", "survives": "5.0", "breaks": "("}
    rules = [Rule(name, "src/litreview/errors.py", "5", put, TESTS) for name, put in puts.items()]
    rules.append(rules[0]._replace(rule="red", tests=("tests/test_red.py",)))
    verdicts = {rule.rule: verdict for rule, verdict in try_rules(tmp_path, rules)}
    assert verdicts["caught"] == (CAUGHT, "tests/test_small.py::test_limit")
    assert verdicts["survives"].said == SURVIVED
    assert verdicts["breaks"].said.startswith("WRONG ROW: the tests cannot be run")
    assert verdicts["red"].said.startswith("WRONG ROW: tests/test_red.py fails without the edit")
    assert where.read_text(encoding="utf-8") == SOURCE
