from litreview.reporting.links import link_references


def test_a_bracketed_document_links_and_other_brackets_stay(full_run):
    """Only the ids of documents are links."""
    html = link_references(full_run, "Hope [elm2018] and [sic] <b>")
    assert html == 'Hope [<a href="#document-elm2018">A trial of peer support after a crisis</a>] and [sic] &lt;b&gt;'


def test_a_closed_reference_is_left_out(full_run):
    """Words of a person who may not be quoted get no link."""
    start = full_run.text("group-1").index("My words here")
    assert link_references(full_run, f"nearest: group-1:{start}-{start + 12}") == "nearest: "


def test_a_span_becomes_a_link_named_after_its_place(full_run):
    """The link says where it leads."""
    assert link_references(full_run, "nearest: cedar2015:0-12") == (
        'nearest: <a href="#source-cedar2015-0-12">Best practices of a network, page 1</a>'
    )


def test_a_reference_to_nothing_stays_words(full_run):
    """A document that is gone gives no broken link."""
    assert link_references(full_run, "gone:0-4 [gone]") == "gone:0-4 [gone]"
