import pandas as pd
import pytest

from litreview.reporting.participant_parts import show_outcome
from litreview.reporting.participant_studies import find_research, list_outcomes, list_unclear, tell_result


@pytest.fixture
def outcomes(full_run):
    return {outcome.code: outcome for outcome in list_outcomes(full_run, "en")}


def test_outcomes_with_most_studies_come_first(full_run):
    """What rests on most stands first; the order does not change from call to call."""
    works = [outcome.works for outcome in list_outcomes(full_run, "en")]
    assert works == sorted(works, reverse=True)
    assert list_outcomes(full_run, "fr") == list_outcomes(full_run, "fr")


def test_results_tell_studies_and_reviews_apart(outcomes):
    """Works are counted once, equivalence is not no difference."""
    words = [result.words for result in outcomes["OUT.HOSP"].results]
    assert words == ["Better: 1 study", "No difference: 1 study, 1 review"]
    assert any("as well as other staff" in result.words for result in outcomes["OUT.SYMP"].results)


def test_each_result_names_every_study_it_counts(full_run, outcomes):
    """No number stands on the page without the studies behind it, each with its words."""
    findings = find_research(full_run)
    for outcome in outcomes.values():
        part = findings[findings["outcome"] == outcome.code]
        named = [study for result in outcome.results for study in result.studies]
        assert len(named) == len(part.drop_duplicates(["work", "shown"]))
        assert all(study.name and study.anchor for study in named)
        assert all(study.passage.quote in full_run.text(study.passage.span.document_id) for study in named if study.passage)


def test_only_research_is_told_as_research(full_run):
    """What a policy or a practice paper hopes for is no result."""
    assert set(find_research(full_run)["evidence_kind"]) == {"research"}


@pytest.mark.parametrize(
    ("works", "designs", "language", "expected"),
    [
        (["a"], ["R"], "en", "No difference: 1 study"),
        (["a", "a"], ["R", "R"], "en", "No difference: 1 study"),
        (["a", "b", "c"], ["R", "S", "S"], "en", "No difference: 1 study, 2 reviews"),
        (["a", "b"], ["R", "C"], "fr", "Pas de différence\u00a0: 2 études"),
        ([f"w{number}" for number in range(1200)], ["R"] * 1200, "fr", "Pas de différence\u00a0: 1\u202f200 études"),
    ],
    ids=["one", "twice the same", "reviews apart", "French", "French thousands"],
)
def test_a_result_is_told_in_words(works, designs, language, expected):
    """Numbers are those of works, written as the language writes them."""
    assert tell_result(pd.DataFrame({"work": works, "design": designs}), "same", language) == expected


def test_outcomes_without_a_clear_answer_lead_to_their_studies(full_run, outcomes):
    """An outcome is open where every study is mixed or cannot tell; its name leads to what they say."""
    unclear = list_unclear(full_run, "en")
    assert [name for name, _ in unclear] == ["Empowerment", "Overdose and mortality"]
    shown = "".join(show_outcome(outcome, "en") for outcome in outcomes.values())
    assert all(f'id="{anchor}"' in shown for _, anchor in unclear)


def test_without_studies_nothing_is_told(empty_run):
    """No study, no outcome."""
    assert list_outcomes(empty_run, "en") == []
    assert list_unclear(empty_run, "fr") == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_title_in_another_language_says_so(full_run, language):
    """A screen reader reads an English title in English, on the French page too."""
    for outcome in list_outcomes(full_run, language):
        for result in outcome.results:
            for study in result.studies:
                titled = study.passage and study.name == full_run.document(study.passage.span.document_id)["title"]
                assert study.language == ("en" if titled else language)
