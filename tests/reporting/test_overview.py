import re

from litreview.reporting import overview


def test_rejected_inputs_show_name_line_and_reason_but_no_folder(full_run):
    """Nothing is left out in silence, and no path is shown."""
    html = str(overview.show_rejected(full_run).html)
    assert "scan.pdf" in html
    assert "corpus/" not in html
    assert ">12<" in html


def test_the_answers_count_what_stands_behind_each_page(full_run):
    """A reader sees at once how much each page holds."""
    html = str(overview.show_answers(full_run).html)
    assert "3 definitions of 3 owners in the literature; 0 wordings from people" in html
    assert "raised by people only" in html
    assert "Most works: Hospital admission and days (▲ favours peer support: 1; ■ no difference: 2)" in html
    assert "2 of 5 recommendations have no direct evidence" in html
    assert '<li lang="fr">' in html


def test_kinds_of_evidence_are_counted_apart(full_run):
    """Research, policy, practice, assertion and consultation have a row each."""
    html = str(overview.show_counts(full_run).html)
    for kind in overview.KINDS:
        assert f'<th scope="row" role="rowheader">{kind}</th>' in html


def test_the_funder_is_named_apart_from_the_findings(full_run):
    """The statement says whose it is."""
    assert "Funder&#39;s statement, apart from the findings" in str(overview.show_question(full_run).html).replace("'", "&#39;")


def test_what_readers_ask_first_leads_to_the_section_that_answers_it(full_run):
    """Five questions, and the way to withdraw in both languages, are one click away."""
    places = [answer.place for answer in overview.list_questions(full_run)]
    assert places[0] == "definitions.html#section-who-defines-it-and-how"
    assert re.fullmatch(r"outcomes\.html#t[0-9a-f]{10}", places[1])
    assert places[2:] == [
        "recommendations.html#section-what-has-no-direct-evidence",
        "framework.html#section-what-only-one-side-says",
        "participants.en.html#correct",
        "participants.fr.html#correct",
    ]


def test_hospital_use_is_told_per_direction_and_never_as_one_verdict(full_run):
    """The number of works and models stands beside the directions."""
    answer = overview.list_questions(full_run)[1].answer
    assert answer.startswith("3 works on 3 models: ▲ favours peer support: 1; ■ no difference: 2.")


def test_an_empty_review_answers_each_question_with_nothing_found(empty_run):
    """Every link still leads to its page."""
    answers = overview.list_questions(empty_run)
    assert answers[1].answer == "No finding about hospital use in this review."
    assert answers[2].answer == "0 of 0 recommendations have no direct evidence in this review."
    assert all(answer.answer for answer in [*answers, *overview.list_pages(empty_run)])


def test_french_answers_are_marked_as_french(full_run):
    """Question, answer and the page behind them."""
    html = str(overview.show_answers(full_run).html)
    assert html.count('<li lang="fr"><a href="participants.fr.html') == 2
    assert html.count('hreflang="fr"') == 2
