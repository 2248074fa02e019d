import pytest

from litreview.corpus.build import build_document
from litreview.extraction.populations import find_populations, scope_of
from litreview.sources.blocks import Block


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("people with a mental illness", ("mental health",)),
        ("addiction and mental health challenges", ("mental health", "substance use")),
        ("concurrent disorders", ("concurrent",)),
        ("families and carers", ("family/caregiver",)),
        ("someone familiar with the system", ()),
        ("young people in prison", ("youth", "justice")),
        ("peers and diabetes", ("physical health",)),
        ("des jeunes en situation d’itinérance", ("youth", "homeless")),
        ("people", ()),
    ],
)
def test_names_the_populations(text, wanted):
    """Populations are named in the order of the coding rules; a false friend names none."""
    assert find_populations(text) == wanted


def test_the_scope_is_what_a_fair_share_of_the_text_is_about():
    """A population mentioned once in a long text is not its scope."""
    paragraphs = ["Mental health care needs peers who stay."] * 9 + ["One talk was about diabetes in winter months."]
    doc = build_document("lake.txt", "", [Block(p, role="body") for p in paragraphs], evidence_kind="practice", depth="full text")
    assert scope_of(doc) == ("mental health",)
