import json

from litreview.reporting import methods
from litreview.reporting.run_folder import open_run


def test_recorded_versions_are_shown_before_installed_ones(full_folder, tmp_path):
    """A report tells which software made the run, not which one reads it."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "run.json").write_text(json.dumps({"versions": {"pandas": "9.9.9"}}), encoding="utf-8")
    assert "9.9.9" in methods.show_versions(open_run(tmp_path)).html


def test_the_reading_level_of_both_pages_is_measured_and_met(full_run):
    """The methods page shows index, aim and length for each language."""
    html = str(methods.show_reading_level(full_run).html)
    assert "Flesch-Kincaid grade" in html
    assert "Kandel-Moles ease" in html
    assert "not met" not in html


def test_each_input_has_its_fingerprint_under_its_file_name(full_run):
    """Hashes can break over lines, and no folder is shown."""
    html = str(methods.show_hashes(full_run).html)
    assert "elm2018.txt" in html
    assert "corpus/" not in html
    assert html.replace("<wbr>", "").count("ab" * 32) == len(full_run.documents)


def test_the_checklist_names_standards_and_says_what_is_not_covered(full_run):
    """What the tool cannot know is left to the team, in words."""
    html = str(methods.show_checklist(full_run).html)
    for standard in ("ENTREQ", "SRQR", "GRIPP2", "RAISE"):
        assert standard in html
    assert "for the team to state" in html


def test_notes_on_reading_name_the_document(full_run):
    """A guessed encoding is said."""
    assert "read as cp1252" in methods.show_notes(full_run).html


def test_the_codebook_is_counted_by_family_and_language(full_run):
    """How far the rules reach in French is visible."""
    assert "With French phrases" in methods.show_rules(full_run).html
