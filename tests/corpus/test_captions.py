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


NUMBERED = """
Tab. 2 | Sites
Chart 3: Hours a week
Graph 4. Hope over time
Exhibit 2 - A day at the centre
Image 5: The hall
Photo 1. The garden
Plate 2. The mural
Map 1: Towns
Diagram 6 — Roles
Graphique 2 : Les heures
Encadré 1. Une journée
Illustration 3 : Le jardin
Carte 2 : Les villes
Fig. 2b. Workers
Table 3-1: Sites
"""
PICTURED = """
Official photograph of the board
Screenshot showing the form
Group shot by a member
An infographic depicting the five steps
The banner from our first march
Headshot courtesy of the artist
Aerial picture of the camp
Image may contain two people
Icon of a hand
Thumbnail of the video
Portrait of a volunteer
Stock image showing a kitchen
Visual recording of the forum
Artistic rendering by a member
Schematic depiction of the pathway
Image credit: A. Roe
Picture : the hall
Logo du réseau
Photographies des bénévoles
Illustration montrant les cinq étapes
Représentation graphique de la rencontre
The choir poses for a photo
Members standing together for the group photograph
Smiling for a picture, six cooks
L’équipe, de gauche à droite
Photo de groupe au jardin
The board from left to right
"""
SAID = """
Tables were set for ten
Map 3 towns with us
Figure it out together
Photo albums help people to remember
Image is not everything
The picture that peers paint is mixed.
A graphic novel by members
Members stand for election
"""


@pytest.mark.parametrize("text", (NUMBERED + PICTURED).strip().replace("\n\n", "\n").split("\n"))
def test_captions_in_many_words(text: str) -> None:
    """Each usual name of a figure, table or picture opens a caption, in both languages."""
    assert is_caption(text)


@pytest.mark.parametrize("text", SAID.strip().split("\n"))
def test_words_of_pictures_in_a_line_that_says_something(text: str) -> None:
    """A noun that may name a picture is not enough."""
    assert not is_caption(text)


@pytest.mark.parametrize("mark", ".!?;:")
def test_a_sentence_about_a_picture_is_no_caption(mark: str) -> None:
    """What ends as a sentence or lead-in is one."""
    assert is_caption("Photo of the team")
    assert not is_caption("Photo of the team" + mark)
