"""For, against, on conditions: replies to an idea that was put."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.replies import is_bare_reply, read_reply

ANYWHERE = [
    ("I’m for it.", "supports"),
    ("I support it.", "supports"),
    ("Je suis plutôt pour.", "supports"),
    ("I am against making it a rule.", "opposes"),
    ("I oppose it.", "opposes"),
    ("Je suis contre, pour le moment.", "opposes"),
    ("I don’t want someone certified.", "opposes"),
    ("I’m not in favour until that is settled.", "conditional"),
    ("I would only support a bureau if speakers own it.", "conditional"),
    ("Right now I support it with conditions.", "conditional"),
    ("Yes.", ""),
    ("I agree with P03.", ""),
    ("We were against the wind.", ""),
    ("I don’t want to say.", ""),
]
PROPOSED = [
    ("Yes!", "supports"),
    ("Sure.", "supports"),
    ("Oui, je pense que ça aiderait.", "supports"),
    ("I’d totally do that.", "supports"),
    ("Me, yes, what can they do to me?", "supports"),
    ("God no.", "opposes"),
    ("Non.", "opposes"),
    ("Not in a small town.", "opposes"),
    ("I don’t think so.", "opposes"),
    ("Yes, if we are paid.", "conditional"),
    ("It depends who runs it.", "conditional"),
    ("Pourquoi pas, si on choisit.", "conditional"),
    ("Avec prudence.", "conditional"),
    ("Maybe one day.", "conditional"),
    ("Who would decide?", "question"),
    ("No opinion.", ""),
    ("Je ne sais pas.", ""),
    ("No training, no role, no name.", ""),
    ("People’s stories become a product.", ""),
]


@pytest.mark.parametrize(("text", "stance"), ANYWHERE, ids=[text[:30] for text, _ in ANYWHERE])
def test_plain_stances_count_anywhere(text: str, stance: str) -> None:
    """Who is for or against says so without being asked; yes and no need a question."""
    assert read_reply(text) == stance


@pytest.mark.parametrize(("text", "stance"), PROPOSED, ids=[text[:30] for text, _ in PROPOSED])
def test_short_replies_count_where_something_was_proposed(text: str, stance: str) -> None:
    """One word is a stance on the question's recommendation; no view is none."""
    assert read_reply(text, proposed=True) == stance


BARE = [
    ("Yes, if they are paid.", True),
    ("I’d like it, for families.", True),
    ("I’m for certification.", True),
    ("Maybe one day.", True),
    ("Only if peers run it.", True),
    ("Agencies should pay peers.", False),
    ("Une certification accessible, mais jamais obligatoire.", False),
    ("A real outreach strategy.", False),
]


@pytest.mark.parametrize(("text", "bare"), BARE, ids=[text[:30] for text, _ in BARE])
def test_a_bare_reply_says_nothing_to_be_done(text: str, bare: bool) -> None:
    """A yes or no is evidence for a recommendation and none itself."""
    assert is_bare_reply(text) is bare


@given(st.text(max_size=300), st.booleans())
def test_any_text_has_a_known_stance_or_none(text: str, proposed: bool) -> None:
    """Stances come from a closed list."""
    assert read_reply(text, proposed) in ("supports", "opposes", "conditional", "question", "")
