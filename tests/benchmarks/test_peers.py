"""What others do beside ours: the same input, and answers that can be compared."""

from pathlib import Path

import pytest
from benchmarks.matcher import find_codes, make_matcher, make_phrase_matcher
from benchmarks.peers import compare_all, main
from benchmarks.text_peers import Beside, compare_reading, compare_summaries
from benchmarks.textrank import describe_choice, rank_sentences

from litreview.coding.codebook import Code
from litreview.synthesis.summaries import weigh_sentences

PHRASES = ("peer-run (group*|agenc*)", "hold* .. hope", "mutual aid", "(felt|made) (me |us |)(calm|at ease)", "!with respect to")
CODE = Code("VAL.HOPE", "Values", "Hope", "Espoir", "", "", "", PHRASES, ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Peer-run agencies met.", True),
        ("A peer run group met.", True),
        ("She held it; he holds on to hope.", True),
        ("He holds on to that old and worn hope.", False),
        ("Mutual AID helps.", True),
        ("It made us calm.", True),
        ("They felt at ease.", True),
        ("They felt me at calm.", False),
        ("With respect to hours, none.", False),
    ],
    ids=[
        "hyphen",
        "space",
        "words between",
        "too many between",
        "letters",
        "either and either",
        "none or either",
        "no mixture",
        "a guard is left out",
    ],
)
def test_phrases_are_found_by_spacy(text: str, wanted: bool) -> None:
    """What the notation says, as far as patterns of tokens can say it."""
    import spacy

    nlp = spacy.blank("en")
    matcher = make_matcher([CODE], nlp)
    assert (matcher.held, matcher.phrases) == (4, 5)
    assert find_codes(matcher, nlp, [text]) == [{"VAL.HOPE"} if wanted else set()]


def test_plain_phrases_alone_fit_a_phrase_matcher() -> None:
    """Those with a rest of a word, a gap or a guard do not."""
    import spacy

    nlp = spacy.blank("en")
    matcher = make_phrase_matcher([CODE], nlp)
    assert (matcher.held, matcher.phrases) == (1, 5)
    assert find_codes(matcher, nlp, ["mutual aid", "hold hope"]) == [{"VAL.HOPE"}, set()]


def test_textrank_takes_the_sentence_that_others_resemble() -> None:
    """A sentence with nothing in common comes last."""
    vectors = weigh_sentences(["hope grew in groups", "hope grew", "groups met", "pay stayed low"])
    assert rank_sentences(vectors, 4)[0] == 0
    assert rank_sentences(vectors, 4)[-1] == 3


def test_a_choice_is_described() -> None:
    """Two equal sentences are wholly alike, two different ones not at all."""
    vectors = weigh_sentences(["hope grew", "hope grew", "pay stayed"])
    assert describe_choice(vectors, [0, 1])[1] == pytest.approx(1)
    assert describe_choice(vectors, [0, 2])[1] == pytest.approx(0)


def test_all_records_are_read_by_each_way(tmp_path: Path) -> None:
    """Ours gives all authors as they are, as do those that decode LaTeX; a peer that is not installed is named."""
    rows = {row[0]: row for row in compare_reading(Beside(tmp_path, shrink=40)).rows}
    assert [row[1] for name, row in rows.items() if "pybtex" not in name] == ["50 of 50"] * 3
    assert rows["ours"][-1] == rows["bibtexparser, decoding LaTeX too"][-1] == "1.000"
    assert rows["bibtexparser, default middlewares"][-1] < "1"
    assert "pybtex" in rows


def test_summaries_are_compared_on_the_same_rows(tmp_path: Path) -> None:
    """Ours first, so that its ratio to itself is one."""
    assert [row[0] for row in compare_summaries(Beside(tmp_path, shrink=40)).rows] == ["ours (MMR)", "TextRank"]


def test_the_part_of_the_results_is_written(tmp_path: Path) -> None:
    """With the machine at its head, and nothing left unmeasured."""
    out = tmp_path / "RESULTS.md"
    assert main(["--only", "summaries", "--shrink", "40", "--out", str(out)]) == 0
    assert "### Machine" in out.read_text(encoding="utf-8")
    assert compare_all([])[1] == []
