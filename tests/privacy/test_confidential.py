"""What the gate looks for."""

import pickle
from dataclasses import replace

import pytest

from litreview.privacy.confidential import Secrets, find_numbers, find_window_starts, gather_secrets, holds_number
from litreview.privacy.deidentify import deidentify_blocks, read_identifiers
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.forms import find_forms
from litreview.privacy.roster import Roster
from litreview.sources.blocks import Block

PARAPHRASED = "They told me to wait in the corridor until somebody would maybe come"
QUOTABLE = "My peer worker sat with me in the corridor until morning came at last"


@pytest.fixture(scope="module")
def secrets(roster, ledger):
    """Return the secrets of a small session."""
    turns = [
        Block(PARAPHRASED, speaker="P02"),
        Block(QUOTABLE, speaker="P01"),
        Block("Hold on please now thanks", speaker="P03"),
        Block("I met Zoélie at the bus stop near the old mill once", speaker="P01"),
        Block("The line is 1-866-555-0123 and mine is 613-555-0147, zo@mail.example.ca", speaker="P01"),
    ]
    public = ["Call the line at 1 866 555 0123.", "Ardenvale has a plan."]
    return gather_secrets([turns], roster, ledger, public)


@pytest.mark.parametrize(
    ("text", "betrays"),
    [
        (PARAPHRASED, True),
        (f"<p>{PARAPHRASED.upper()},</p>", True),
        ("so they told me to wait in the corridor until then", True),
        ("in the corridor until", False),
        (QUOTABLE, False),
        ("hold on please now thanks", False),
        ("I met Zoélie at the bus stop near the old mill", True),
        ("I met P01 at the bus stop near the old mill", False),
        ("somebody else wrote quite another sentence of many words here", False),
    ],
    ids=["turn", "other case", "eight words of it", "four words", "released", "too short", "raw form", "clean form", "unrelated"],
)
def test_turns_that_were_not_released_betray_themselves(text, betrays, secrets):
    """A whole turn or eight words of it are known; what was released, and short talk, is not."""
    assert any(True for _ in find_window_starts(TOKEN.findall(fold(text)), secrets)) is betrays


def test_the_place_of_each_such_run_of_words_is_told(secrets):
    """Eight words of a turn begin there; without secrets nothing begins anywhere."""
    words = TOKEN.findall(fold(f"Then {PARAPHRASED}."))
    assert next(find_window_starts(words, secrets)) == 1
    assert list(find_window_starts(words, Secrets())) == []


def test_public_numbers_and_forms_are_no_secrets(secrets):
    """A helpline in the literature is not somebody's number."""
    assert secrets.numbers == {hash("6135550147"), hash("5550147")}
    assert secrets.public == {"ardenvale"}


def test_secrets_show_nothing(secrets):
    """The repr of what may not leave is empty."""
    assert repr(secrets) == "Secrets()"


def test_secrets_never_leave_their_process(secrets):
    """In another process the hashes would match nothing, and the gate would stand open."""
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(secrets)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("+1 (416) 555-0199", True),
        ("4165550199", True),
        ("14165550199", True),
        ("416.555.0199 2026-01-31", True),
        ("12 416-555-0199", True),
        ("416-555-0198", False),
        ("84165550199", False),
    ],
)
def test_numbers_are_compared_by_their_digits(text, there):
    """However a number is grouped, and whatever number stands beside it, it is the same number."""
    assert ("4165550199" in find_numbers(text)) is there


def test_short_numbers_are_not_made_over_a_decimal_point():
    """Coordinates of a figure are no telephone numbers."""
    assert find_numbers("123.4567 and 12 and 2019") == []


@pytest.mark.parametrize(
    ("said", "leak"),
    [
        ("their plate was CKZP 418", "the CKZP 418"),
        ("call eight oh seven five five five oh one four six", "at eight oh seven five five five oh one four six"),
    ],
    ids=["a plate", "digits said aloud"],
)
def test_a_number_with_letters_or_in_words_is_looked_for_as_it_stands(said, leak):
    """What makes no row of digits is kept as words, so that the gate knows it again."""
    secrets = gather_secrets([[Block(said, speaker="P01")]], Roster(), {})
    assert find_forms(leak, secrets.forms)


def test_identifiers_that_cleaning_found_are_not_looked_for_again_and_never_missed(roster, ledger):
    """What de-identifying handed on counts; where it handed nothing on, the raw words are read."""
    blocks = [Block("Call 416-555-0147 or an@mail.example.", speaker="P01"), Block("My number is 613-555-0199.", speaker="P09")]
    session = deidentify_blocks(blocks, roster, ledger)
    assert session.identifiers == read_identifiers(blocks)
    handed = [gather_secrets([blocks], roster, ledger, cleaned=[one]) for one in (session, replace(session, identifiers=None))]
    everybody = (*handed, gather_secrets([blocks], roster, ledger))
    assert [holds_number("613 555 0199", secrets) for secrets in everybody] == [True] * 3
    assert handed[0].forms == handed[1].forms
    assert handed[0].numbers == handed[1].numbers
    assert "0199" not in repr(session)
