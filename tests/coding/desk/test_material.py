from litreview.coding.desk.material import Material, may_show


def test_only_what_may_be_shown_is_to_be_coded(material):
    """Words of people who may only be paraphrased, headings and captions are not laid before a coder."""
    assert [row["text"] for row in material.shown] == ["I had hope 🙂 again.", "Yes.", "We should be paid.", "Yes.", "The end."]
    assert material.withheld == {"fg1": 1}


def test_headings_are_beside_sentences_but_not_to_be_coded(make_material, make_rows):
    """Roles that no run codes are not to be coded here either."""
    material = make_material(make_rows(role="heading"))
    assert (material.coded, material.shown, material.withheld["fg1"]) == ([], [], 0)


def test_proposals_are_found_by_segment_and_code(material):
    """What the tool proposed on a sentence is at hand without a search."""
    assert list(material.proposed) == ["fg1#00001", "fg1#00003", "fg1#00005"]
    assert material.proposed["fg1#00001"]["VAL.HOPE"]["score"] == 0.62


def test_a_document_has_the_text_and_segments_that_spans_refer_to(material):
    """Anchoring sees every segment, those too that may not be shown, at its place."""
    document = material.document("fg1")
    assert [document.text[one.start : one.end] for one in document.segments] == [one.text for one in document.segments]
    assert len(document.segments) == 6


def test_a_document_that_the_run_does_not_hold_is_empty(material):
    """A decision on it finds no words, and nothing breaks."""
    assert (material.document("gone").text, material.document("gone").segments) == ("", ())


def test_a_place_is_that_among_all_segments(material):
    """Neighbours are found by it."""
    assert material.places["fg1#00003"] == 2
    assert material.segment("fg1#00003")["text"] == "We should be paid."


def test_what_is_not_said_to_be_private_may_be_shown():
    """Literature has no consent to look at."""
    assert may_show({"quotable": ""})


def test_nothing_to_code_is_no_fault():
    """A run without texts opens a desk without sentences."""
    material = Material("r", [], str, {})
    assert (material.shown, dict(material.by_document), material.proposed) == ([], {}, {})
