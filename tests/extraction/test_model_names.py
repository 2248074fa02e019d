"""Names of the models of peer support."""

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.extraction import model_names
from litreview.extraction.model_names import (
    hint_models,
    most_telling,
    name_apart,
    name_models,
    read_model_patterns,
    without_contrast,
)

TABLE = Path(model_names.__file__).with_name("model_names.csv")

NAMED = [
    ("Members of self-help groups", "MOD.SELFHELP"),
    ("Narcotics Anonymous and drinking", "MOD.12STEP"),
    ("a service run by its own members", "MOD.PEERRUN"),
    ("peer-run services", "MOD.PEERRUN"),
    ("consumer-operated services", "MOD.PEERRUN"),
    ("evenings at the drop-in", "MOD.DROPIN"),
    ("a transitional discharge model", "MOD.PARTNER"),
    ("peers were added to the care team", "MOD.EMBED"),
    ("a consumer case management team", "MOD.EMBED"),
    ("a peer specialist on the ward", "MOD.HOSP"),
    ("recovery coaches in the emergency department", "MOD.ED"),
    ("a survivor-led crisis house", "MOD.CRISIS"),
    ("callers of a warmline", "MOD.WARM"),
    ("an online peer forum", "MOD.ONLINE"),
    ("a course taught by two trained peers", "MOD.EDU"),
    ("a recovery coach", "MOD.COACH"),
    ("residents of sober-living houses", "MOD.RHOUSE"),
    ("a supervised consumption site", "MOD.HARM"),
    ("peer navigators", "MOD.NAV"),
    ("forensic peers", "MOD.JUSTICE"),
    ("parent peers", "MOD.FAMILY"),
    ("youth peers", "MOD.YOUTH"),
    ("mother-to-mother support", "MOD.PERI"),
    ("Housing First with peer workers", "MOD.HOUSING"),
    ("un groupe d’entraide", "MOD.SELFHELP"),
    ("un organisme géré par ses membres", "MOD.PEERRUN"),
    ("une ligne d’écoute", "MOD.WARM"),
    ("la pair-aidance famille", "MOD.FAMILY"),
    ("des pairs aidants aux urgences", "MOD.ED"),
]


@pytest.mark.parametrize(("text", "code"), NAMED, ids=[text for text, _ in NAMED])
def test_a_name_gives_its_model(text: str, code: str) -> None:
    """Each model is known by what services of its kind are called, in both languages."""
    assert name_models(text) == (code,)


SETTINGS = [
    ("Peer support for patients discharged from hospital", "MOD.HOSP"),
    ("A peer met patients of an emergency department", "MOD.ED"),
    ("Mentors for people leaving prison", "MOD.JUSTICE"),
    ("Peer support among young adults", "MOD.YOUTH"),
    ("A volunteer rang mothers after postnatal depression", "MOD.PERI"),
    ("Peer support for veterans", "MOD.WORK"),
    ("Peers from the same First Nations community", "MOD.CULT"),
    ("A peer coach for people with diabetes", "MOD.PHYS"),
]


@pytest.mark.parametrize(("text", "code"), SETTINGS, ids=[code for _, code in SETTINGS])
def test_people_and_places_count_beside_a_peer_in_what_tells_of_a_study(text: str, code: str) -> None:
    """Where and among whom peers work names the model, but not in a result, where it would be an outcome."""
    assert code in name_models(text, settings=True)
    assert name_models(re.sub(r"(?i)peers?|mentors|volunteer|coach", "letters", text), settings=True) == ()


UNNAMED = [
    "Inpatient days and emergency department visits fell.",
    "Peer support with reduced use of emergency departments",
    "The peer support group did better.",
    "Perinatal depression improved with peer support.",
    "Peer support for adults with depression",
    "Respite from worry was welcome.",
    "They formed a mutual understanding.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_outcomes_and_arms_name_no_model(text: str) -> None:
    """Use of hospitals, the label of an arm and a diagnosis are no model."""
    assert name_models(text) == ()


CONTRASTS = [
    ("Hope was higher in clubhouses than in peer-run services.", ("MOD.DROPIN",)),
    ("Unlike clubhouses, peer respites are small.", ("MOD.CRISIS",)),
    ("We compared people in recovery houses with people of a clubhouse.", ("MOD.RHOUSE",)),
    ("They were allocated to usual care or to a warm line.", ("MOD.WARM",)),
    ("Usual care included a self-help group.", ()),
    ("A warm line rather than a clubhouse was tested.", ("MOD.WARM",)),
    ("We excluded online groups.", ()),
    ("L’espoir est plus élevé au forum en ligne, par rapport à une ligne d’écoute.", ("MOD.ONLINE",)),
]


@pytest.mark.parametrize(("text", "codes"), CONTRASTS, ids=[text[:30] for text, _ in CONTRASTS])
def test_the_other_arm_does_not_count(text: str, codes: tuple[str, ...]) -> None:
    """What stands behind words of comparison, contrast or exclusion is not what was offered."""
    assert name_models(text) == codes


def test_the_more_telling_name_stays() -> None:
    """A place says more than employment there; two that say different things both stay."""
    assert most_telling(["MOD.COACH", "MOD.ED", "MOD.EMBED"]) == ("MOD.ED",)
    assert most_telling(["MOD.WARM", "MOD.PERI"]) == ("MOD.PERI", "MOD.WARM")
    assert most_telling([]) == ()


def test_hints_need_a_peer() -> None:
    """Whom peers support hints at a model; without a peer it hints at nothing."""
    assert hint_models("A mentor for people with repeated admissions") == ("MOD.HOSP",)
    assert hint_models("Medicines for people with repeated admissions") == ()


def test_a_list_is_told_from_one_intervention() -> None:
    """Commas and "and" set models apart."""
    assert name_apart("We saw a clubhouse, a warm line and a recovery house.")
    assert not name_apart("A warm line with youth peers")


def test_the_table_is_whole() -> None:
    """Every line has a code of a model, a known kind and a pattern that can be read; none stands twice."""
    with TABLE.open(encoding="utf-8", newline="") as handle:
        lines = [tuple(row.values()) for row in csv.DictReader(handle)]
    assert len(lines) == len(set(lines))
    assert all(code.startswith("MOD.") and kind in ("name", "place", "hint") and words for code, kind, words in lines)
    assert all(
        "<" not in pattern.pattern.replace("(?<", "")
        for kind in ("name", "place", "hint")
        for pattern in read_model_patterns(kind).values()
    )


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="peer compard with than usual care or to a warm line;.,’ \n", max_size=200))
def test_any_text_is_read(text: str) -> None:
    """What is left without the comparator is never longer than text and spaces, and codes are sorted and unique."""
    assert len(without_contrast(text).replace(" ", "")) <= len(text)
    codes = name_models(text, settings=True)
    assert list(codes) == sorted(set(codes))


@pytest.mark.parametrize(
    "piece", ["peer a ", "compared people ", "than ", "courses a b c ", "discharged from a ", "x" * 50, "usual care "]
)
def test_long_text_takes_little_time(piece: str) -> None:
    """A hostile sentence of 200,000 signs is read in seconds."""
    began = time.process_time()
    name_models(piece * (200_000 // len(piece)), settings=True)
    assert time.process_time() - began < 20
