"""What shows that a word names a person."""

import pytest

from litreview.privacy.persons import shows_person


@pytest.mark.parametrize(
    "text",
    [
        "my friend *hope* came",
        "my older sister *grace*",
        "i told *mark* about it",
        "my name is *will*",
        "je m'appelle *aimé* et",
        "mon voisin *constant* est",
        "*rose* said no",
        "*mark*'s mom drove",
        "then *faith* passed away",
        "*olive* who runs the group",
        "*désiré* m'a dit",
        "dr. *sky* was",
    ],
)
def test_what_introduces_a_person_or_is_done_by_one(text):
    """Kin, titles, introductions, verbs of speech and possessives of kin show a person."""
    before, word, after = text.split("*")
    assert shows_person(before + word + after, len(before), len(before) + len(word))


@pytest.mark.parametrize("text", ["i *hope* so", "we *will* see", "a *grace* period", "la *rose* du jardin", "*mark* my words"])
def test_ordinary_use_shows_nobody(text):
    """The same words in ordinary use are left alone."""
    before, word, after = text.split("*")
    assert not shows_person(before + word + after, len(before), len(before) + len(word))


KIN = """brother|sister|cousin|son|daughter|husband|wife|partner|aunt|uncle|nephew|niece|girlfriend|boyfriend|kid|baby|buddy
neighbour|roommate|worker|counsellor|sponsor|nurse|doctor|boss|manager|supervisor|colleague|coworker""".replace("\n", "|")
KIN_FR = """amie|soeur|sœur|frère|fils|fille|mari|femme|conjointe|tante|oncle|voisin|coloc|intervenante|collègue|patron|marraine
parrain|blonde|chum|neveu|nièce""".replace("\n", "|")
BEFORE = """
her name was *hope*
he is named *will*
she was nicknamed *rose*
we called her *sky*
he goes by *mark*
he went by *mark*
mon nom est *aimé*
elle s'appelle *rose*
un gars nommé *constant*
surnommée *rose*
hi *hope*
hey *mark*,
bonjour *rose*
salut *aimé*
chère *rose*
i asked *mark*
i met *grace*
thanks *hope*
i called *hope*
i phoned *mark*
we texted *mark*
she married *will*
we buried *will*
i trusted *faith*
mrs. *sky*
uncle *will*
mister *will*
miss *hope*
madame *rose*
kookum *rose*
elder *will*
pastor *mark*
officer *will*
"""
AFTER = """
*mark*'s dad came
*hope*’s house burned
*will*'s funeral was there
*rose*'s truck is old
*grace* runs the group
*will* drove us
*sky* lives there
*mark* texted us back
*hope* cried
*faith* taught us
*will* works at the mill
*grace* helped me
*mark*, says no
*hope* asked why
*will* died
*sky* who was there
*rose* m’a aidée
*aimé* disait non
*constant* raconte
*rose* est décédée
*rose* est morte
"""


@pytest.mark.parametrize("kin", KIN.split("|"))
def test_kin_and_company_in_english(kin):
    """Whoever is somebody's is a person."""
    test_what_introduces_a_person_or_is_done_by_one(f"then my old {kin} *rose* came")


@pytest.mark.parametrize("kin", KIN_FR.split("|"))
def test_kin_and_company_in_french(kin):
    """Also with the words of Quebec."""
    test_what_introduces_a_person_or_is_done_by_one(f"puis son {kin} *constant* vient")


@pytest.mark.parametrize("text", (BEFORE + AFTER).strip().replace("\n\n", "\n").split("\n"))
def test_introductions_titles_and_deeds(text):
    """Each usual one, before the name or behind it."""
    test_what_introduces_a_person_or_is_done_by_one(text)


@pytest.mark.parametrize("text", ["in *hope*'s sake", "a *rose* who", "worker *mark* up", "we *trust* him", "my old *rose* bush"])
def test_more_ordinary_use_shows_nobody(text):
    """Kin needs its owner, and a deed its verb."""
    test_ordinary_use_shows_nobody(text)
