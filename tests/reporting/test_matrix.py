import pandas as pd
import pytest
from markupsafe import Markup

from litreview.reporting.matrix import draw_family, list_told, place_cells, show_roles, tell_family
from litreview.reporting.run_folder import open_run
from litreview.tables import build_table, write_table

NAMES = ("research", "policy", "practice", "consultation_people", "convergence")


def _part(*rows):
    return pd.DataFrame(
        [{"component": f"C{n}", "name": f"Part {n}", **dict(zip(NAMES, row, strict=True))} for n, row in enumerate(rows)]
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param((3, 0, 1, "12", "agreement"), ["3", "–", "1", "12", "= agree"], id="both"),
        pytest.param((0, 0, 0, "fewer than 5", "silence"), ["–", "–", "–", "few", "○ only people"], id="few people only"),
        pytest.param((2, 0, 0, "0", "silence"), ["2", "–", "–", "–", "○ only texts"], id="texts only"),
        pytest.param((2, 0, 0, "7", "not yet judged"), ["2", "–", "–", "7", "? not yet judged"], id="not judged"),
        pytest.param((2, 0, 0, "7", "dissonance"), ["2", "–", "–", "7", "≠ differ"], id="differ"),
        pytest.param((2, 0, 0, "7", "partial agreement"), ["2", "–", "–", "7", "≈ partly agree"], id="partly"),
        pytest.param((0, 0, 0, "0", ""), [], id="nobody"),
    ],
)
def test_each_cell_says_in_words_what_its_dot_shows(row, words):
    """No meaning hangs on a dot alone, and a judgement has a sign and words."""
    assert [cell["words"] for cell in place_cells(_part(row)).to_dict("records")] == words


def test_the_sentence_states_what_was_found():
    """Who speaks, who alone, and how many were judged in which way."""
    part = _part((1, 0, 0, "7", "agreement"), (1, 0, 0, "7", "dissonance"), (0, 0, 0, "7", "silence"), (0, 0, 0, "0", ""))
    assert tell_family(part) == (
        "People and literature both speak about 2 of 4 components; 1 only people raise, 0 only texts."
        " Judged: 1 agrees, 1 differs."
    )
    assert tell_family(_part((1, 0, 0, "0", "silence"))).endswith("Judged: none yet.")


def test_names_are_escaped_and_shortened_in_the_drawing():
    """A hostile or endless name stays words."""
    part = _part((3, 0, 1, "12", "agreement"))
    part["name"] = ["<script>alert(1)</script>" + " long" * 40]
    html = draw_family("Hope", part, Markup("<p>the table</p>"))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "<p>the table</p>" in html
    assert html.count("<circle") == 3


def test_a_family_nobody_speaks_about_is_not_drawn():
    """Its table stands without a drawing."""
    assert draw_family("Hope", _part((0, 0, 0, "0", "")), Markup("")) == ""


def _run(tmp_path, full_folder, rows):
    (tmp_path / "tables").mkdir()
    for path in (full_folder / "tables").iterdir():
        (tmp_path / "tables" / path.name).write_bytes(path.read_bytes())
    cells = ("component", "case", "state", "consultation_people")
    made = [{"case_kind": "role", **dict(zip(cells, row, strict=True))} for row in rows]
    write_table("framework_matrix", build_table("framework_matrix", made), tmp_path / "tables")
    return open_run(tmp_path)


def test_nothing_said_and_not_asked_are_told_apart(tmp_path, full_folder):
    """Roles stand in a table where they may be told; the rest folds."""
    rows = [
        ("VAL.HOPE", "people heard", "said", "12"),
        ("VAL.HOPE", "peer worker", "said", "not shown"),
        ("VAL.HOPE", "planner", "nothing said", "0"),
        ("VAL.HOPE", "other roles", "not asked", "0"),
        ("BAR.PAY", "people heard", "nothing said", "0"),
    ]
    html = show_roles(_run(tmp_path, full_folder, rows)).html
    assert "For 1 of them the table says which roles did" in html
    assert html.index("Peer worker") < html.index("Planner") < html.index("Other roles")
    assert ">nothing said</td>" in html
    assert ">not asked</td>" in html
    assert "Asked, and nothing said: 1 component" in html


def test_roles_that_may_not_be_told_are_a_sentence(tmp_path, full_folder):
    """Too few people: no table, and why."""
    html = show_roles(_run(tmp_path, full_folder, [("VAL.HOPE", "people heard", "said", "fewer than 5")])).html
    assert "Nothing is told by role" in html
    assert "<table" not in html


def test_nobody_heard_is_said_in_words(empty_run):
    """A review without a consultation has no roles."""
    assert "Nobody was heard" in show_roles(empty_run).html


def test_a_component_nobody_was_asked_about_is_not_told_by_role():
    """It stands with the components nobody raised."""
    rows = [{"component": "A", "case": role, "state": "not asked"} for role in ("people heard", "x", "y")]
    assert list_told(pd.DataFrame(rows)) == ([], ["x", "y"])
