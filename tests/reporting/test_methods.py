import json
import re
import shutil

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


def test_notes_on_reading_name_the_document(full_run):
    """A guessed encoding is said."""
    assert "read as cp1252" in methods.show_notes(full_run).html


def test_the_codebook_is_counted_by_family_and_language(full_run):
    """How far the rules reach in French is visible."""
    assert "With French phrases" in methods.show_rules(full_run).html


def test_the_codebook_has_a_version_that_follows_from_its_bytes(full_run, tmp_path):
    """The recorded fingerprint goes before that of the copy."""
    assert re.search(r"33 codes in \d+ families\. Version <code>[0-9a-f]{12}</code>", methods.show_rules(full_run).html)
    (tmp_path / "tables").mkdir()
    (tmp_path / "run.json").write_text(json.dumps({"inputs": {"corpus/codebook.csv": "cd" * 32}}), encoding="utf-8")
    assert methods.hash_codebook(open_run(tmp_path)) == "cd" * 32


def test_files_about_people_have_no_fingerprint_on_the_page(full_folder, tmp_path):
    """Who guesses a ledger or a roster could prove the guess."""
    folder = tmp_path / "run"
    shutil.copytree(full_folder, folder)
    names = ["review.toml", "corpus/coding/rj.jsonl", "corpus/consultation/participants.csv", "corpus/roster.csv", "roster"]
    record = {"inputs": dict.fromkeys(names, "ab" * 32)}
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    assert [name for name, _ in methods.list_hashed_inputs(open_run(folder))] == ["codebook.csv", "review.toml", "rj.jsonl"]
