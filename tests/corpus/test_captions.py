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
