import pytest

from litreview.corpus.captions import is_caption

CASES = {
    "figure": ("Figure 2. Workers by region", True),
    "table": ("Table 1: Outcomes", True),
    "figure, no title": ("Fig. 3 – Flow", True),
    "french table": ("Tableau 4 : Les valeurs", True),
    "logos": ("Logos of the partners of the network", True),
    "drawing": ("Graphic representation by an artist of the talk", True),
    "posed": ("Nine people of the team gather for a group picture", True),
    "credit": ("Photo: A. Roe", True),
    "french picture": ("Photo de l'équipe devant la maison", True),
    "numbered box": ("Box 3.1: Values of the network", True),
    "annex table": ("Table A.2. Sites", True),
    "french figure": ("Figure 1 – Le réseau", True),
    "screenshot": ("Capture d’écran de la page", True),
    "left to right": ("Ana, Bo and Cy, pictured from left to right", True),
    "map as a word": ("Map the needs of the group", False),
    "number only": ("Figure 12", False),
    "chart in a sentence": ("The chart of accounts is kept by peers.", False),
    "table as subject": ("Table 2 shows the outcomes.", False),
    "picture as subject": ("Pictures of recovery differ between people.", False),
    "sentence": ("We made a group photo.", False),
    "image as word": ("Image and stigma", False),
    "too long": ("Photo of " + "people and " * 60, False),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_captions_and_words_for_pictures(text: str, expected: bool) -> None:
    """Captions and words that stand for a picture are told from sentences about them."""
    assert is_caption(text) is expected
