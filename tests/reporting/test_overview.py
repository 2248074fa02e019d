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
    assert "5 recommendations, 2 without direct evidence" in html
    assert '<li lang="fr">' in html


def test_kinds_of_evidence_are_counted_apart(full_run):
    """Research, policy, practice, assertion and consultation have a row each."""
    html = str(overview.show_counts(full_run).html)
    for kind in overview.KINDS:
        assert f'<th scope="row" role="rowheader">{kind}</th>' in html


def test_the_funder_is_named_apart_from_the_findings(full_run):
    """The statement says whose it is."""
    assert "Funder&#39;s statement, apart from the findings" in str(overview.show_question(full_run).html).replace("'", "&#39;")
