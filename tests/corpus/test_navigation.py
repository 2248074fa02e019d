import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.navigation import is_breadcrumb, is_navigation

NAVIGATION = """Skip to main content|Add Reply|Link copied to your clipboard.|Sign up for our Newsletter|Original Post|Back to top
Click on image to view a larger version.|HomePeople and Places|Home > About|Home / About|» More about the team|Share on Facebook
Share this page|Print|Accept all cookies|We use cookies to improve your visit.|Menu|Toggle navigation|Page 3 of 10|12
3 comments|Visit our library and shop at the link below:|Read more|Privacy policy|Chapter one ............ 12
Follow us on Facebook|Aller au contenu principal
Retour en haut de la page|Ajouter un commentaire|Lien copié dans votre presse-papiers|Accueil
Abonnez-vous à notre infolettre|Partager cette page|Imprimer|Plan du site
En savoir plus|Ce site utilise des témoins.|•""".replace("\n", "|")
CONTENT = """Home visits|Share your story with the group|Print your name on the form and hand it in|Peers skip to work.
We use cookies and tea to welcome people who come to the drop-in, and they are asked what else\
 they would like to have there each week, or not at all.
Search for meaning|Home is where peers meet|Read more books|Menu planning for groups|Reply rates were low|HomeSick is our play.
Partager son vécu|« Oui », dit-elle""".replace("\n", "|")


@pytest.mark.parametrize("text", NAVIGATION.split("|"))
def test_furniture_of_a_page(text: str) -> None:
    """Lines for moving about, sharing, counting and consenting are navigation, in both languages."""
    assert is_navigation(text)


@pytest.mark.parametrize("text", CONTENT.split("|"))
def test_content_is_no_furniture(text: str) -> None:
    """Lines that begin like furniture but say something stay."""
    assert not is_navigation(text)


def test_breadcrumb_is_short_and_no_sentence() -> None:
    """Only a short line without a final stop is a glued breadcrumb."""
    assert is_breadcrumb("AccueilNos services")
    assert not is_breadcrumb("HomeBase is a place.")
    assert not is_breadcrumb("HomeBase " + "x" * 80)


@given(st.text(max_size=200))
def test_any_line_can_be_asked(text: str) -> None:
    """Nothing raises, and a long line is content."""
    assert is_navigation(text) in (True, False)
    assert not is_navigation(text + "words " * 30)


@pytest.mark.parametrize("hostile", ["." * 140, "share this " * 12, "visit " * 23, ". " * 70, "Home " * 28, "» " * 70])
def test_hostile_lines_take_no_time(hostile: str) -> None:
    """Ten thousand of them are asked in no time."""
    begun = time.process_time()
    for _ in range(2_000):
        is_navigation(hostile)
    assert time.process_time() - begun < 4
