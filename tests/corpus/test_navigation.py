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


MOVING = """
Jump to navigation
Skip to the sidebar
Return to home page
Back to results
Top of page
Go back
Site map
You are here:
Breadcrumb
Quick links
Footer menu
Close the menu
Search this site
Search results
Previous article
Next »
Show less
Find out more
Continue reading The kitchen on our street
Collapse all
Opens in a new tab
View original post
Permalink
Click here to see the map of sites
Click on the logo
Find the full guide through the link above
3 / 12
iv
Table of contents
Select a language
Français
English
Loading…
Advertisement
Home :: About
Accueil › Services
Values . . . . . . 7
Our values…… 7
"""
SHARED = """
Leave a comment
Write your review
Reply
Hide all comments
No replies
14 shares
Likes (3)
Link copied
Copy link
Subscribe to our mailing list
Register for the updates
E-newsletter sign-up
Unsubscribe
Share this event by e-mail
Tweet this
Follow us
Printer-friendly version
Email this page
Bookmark this article
Send to a friend
Log in
Sign out
My account
Reject all cookies
Manage cookies
Cookie settings
Our website uses cookies
Terms of use
Terms and conditions
Privacy notice
"""
FRENCH = """
Passer à la navigation
Accéder directement au menu
Haut de page
Retour à l’accueil
Laisser une réponse
Répondre
4 commentaires
Copier le lien
Inscrivez-vous à la liste de diffusion
Voir la publication d’origine
Message d'origine
Partager sur nos réseaux
Télécharger la page
Suivez-nous sur nos réseaux
Menu principal
Fermer le menu
Rechercher sur le site
Rechercher
Se connecter
Ouvrir une session
Vous êtes ici
Chargement
Table des matières
Page suivante
Lire la suite
Voir davantage
Cliquez ici
Cliquez sur la carte pour trouver un groupe
Refuser les cookies
Gérer les témoins
Notre site web utilise des cookies
Politique de confidentialité
Conditions d’utilisation
"""
GLUED = ["SkipTo content", "MenuOur groups", "SearchOur groups", "AccueilNos groupes", "RechercherUn groupe"]
KEPT = """
Home care by peers
Replying takes time
Back to the group she went
Reading more helped him
Nobody shares
Page 3 of the guide was torn
Search and you will be heard
Comment on dit « pair » ici
Répondre aux appels de nuit
Rechercher un sens à sa vie
Cliquez moins, parlez plus
Values. . Hope 7
"""


@pytest.mark.parametrize("text", (MOVING + SHARED + FRENCH).strip().replace("\n\n", "\n").split("\n") + GLUED)
def test_more_furniture_in_the_words_of_many_sites(text: str) -> None:
    """Each usual wording of a link, a button or a counter is known, in both languages."""
    assert is_navigation(text)


@pytest.mark.parametrize("text", KEPT.strip().split("\n"))
def test_a_sentence_with_a_word_of_a_button_stays(text: str) -> None:
    """A word of a link within what somebody says makes no furniture of it."""
    assert not is_navigation(text)


@pytest.mark.parametrize(("length", "expected"), [(140, True), (141, False)])
def test_a_link_has_at_most_140_signs(length: int, expected: bool) -> None:
    """A line that is longer says something."""
    assert is_navigation("» " + "a" * (length - 2)) is expected
