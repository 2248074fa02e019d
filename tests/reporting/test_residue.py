import pytest

from litreview.reporting.residue import show_residue, tell_sources, tell_uncoded_share
from litreview.reporting.run_folder import open_run
from litreview.tables import build_table, write_table


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"research": "2", "practice": "1", "consultation_people": "0"}, "research: 2; practice: 1"),
        ({"research": "0", "consultation_people": "fewer than 5"}, "people"),
        ({"assertion": "1", "consultation_people": "9"}, "assertion: 1; people: 9"),
        ({"consultation_people": ""}, ""),
    ],
    ids=["texts", "few people", "both", "nothing"],
)
def test_where_a_theme_was_found(row, words):
    """Kinds that hold nothing are left out, and few people are not counted."""
    assert tell_sources(row) == words


def test_the_share_without_a_code_counts_no_passages_of_people(full_run):
    """Shares alone: a number of passages would count the people who said them."""
    told = tell_uncoded_share(full_run)
    assert "% of what people said" in told
    assert " of the passages of literature" in told


def test_a_review_without_passages_has_no_share(empty_run):
    """Nothing is divided by nothing."""
    html = show_residue(empty_run).html
    assert "no passage to code" in html
    assert "No word without a code" in html


def test_a_theme_is_shown_in_the_words_of_its_sources(tmp_path, full_folder):
    """Each quotation opens its source; hostile words stay words."""
    for part in ("tables", "texts"):
        (tmp_path / part).mkdir()
        for path in (full_folder / part).iterdir():
            (tmp_path / part / path.name).write_bytes(path.read_bytes())
    segments = open_run(full_folder).table("segments")
    said = segments[(segments["speaker"] == "P01") & (segments["quotable"] == "yes")].iloc[0]
    theme = {"theme": "T01", "words": "<b>parking", "consultation_people": "fewer than 5"}
    quotes = f"{said['document_id']}:{said['start']}-{said['end']}"
    write_table("residue", build_table("residue", [{**theme, "quotes": quotes}]), tmp_path / "tables")
    html = show_residue(open_run(tmp_path)).html
    assert "&lt;b&gt;parking" in html
    assert f'href="#source-{said["document_id"]}-{said["start"]}-' in html
    assert "fewer than 5." in html
