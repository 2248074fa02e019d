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
