"""Words to the reader of evidence, told from recommendations to services."""

import pytest

from litreview.extraction.cautions import is_caution, weighs_evidence

CASES = [
    ("The two trials should not be pooled.", "", True),
    ("The figure should not be quoted as a result of the interviews.", "", True),
    ("It measured nothing, and nobody should read an effect into it.", "", True),
    ("A reader should look at both.", "", True),
    ("There are two comparisons, and they must be kept apart.", "What was compared", True),
    ("A table should show both and let people judge.", "", True),
    ("The reviews should not be added up.", "", True),
    ("It recommends steps, which it calls activation steps.", "", True),
    ("One must wait for more.", "Limitations", True),
    ("Peer workers should be paid.", "", False),
    ("Boards should hold two seats.", "", False),
    ("Agencies should be careful here.", "Limitations", False),
    ("Supervision should be provided by peers.", "What it recommends", False),
    ("Peer support should be evaluated every year.", "", False),
]


@pytest.mark.parametrize(("text", "heading", "wanted"), CASES, ids=[text[:30] for text, *_ in CASES])
def test_cautions(text: str, heading: str, wanted: bool) -> None:
    """How to read, quote or count evidence is told to readers; who acts is told to services."""
    assert is_caution(text, heading) is wanted


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [("How far this can be trusted", True), ("USE IN THIS REVIEW", True), ("Limitations", True), ("Results", False), ("", False)],
)
def test_sections_that_weigh_evidence(heading: str, wanted: bool) -> None:
    """Limits, use and weight of the evidence report nothing new."""
    assert weighs_evidence(heading) is wanted
