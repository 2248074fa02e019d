"""E-mail addresses, web addresses and accounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.generalise import find_general
from litreview.privacy.recognisers import find_identifiers
from litreview.privacy.spans import merge_spans


def found(text):
    spans = merge_spans([*find_identifiers(text), *find_general(text)])
    return [(one.kind, text[one.start : one.end]) for one in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nuno underscore roofking", [("handle", "nuno underscore roofking")]),
        ("feng_orange_auntie", [("handle", "feng_orange_auntie")]),
        ("@ quietfern", [("handle", "@ quietfern")]),
        ("my instagram is quiet.fern88", [("handle", "quiet.fern88")]),
        ("d przybyszek underscore home at example dot org", [("email", "d przybyszek underscore home at example dot org")]),
        ("jo arobase exemple point ca", [("email", "jo arobase exemple point ca")]),
        ("jo point roy arobase exemple point qc point ca", [("email", "jo point roy arobase exemple point qc point ca")]),
        ("jo dash smith 44 at example dot co dot uk", [("email", "jo dash smith 44 at example dot co dot uk")]),
        ("w w w dot example dot org slash peerstudy", [("url", "w w w dot example dot org slash peerstudy")]),
        ("example dot org slash x", [("url", "example dot org slash x")]),
        ("our site is example.org", [("url", "example.org")]),
        ("www point exemple point ca", [("url", "www point exemple point ca")]),
        ("it's at quiet dash fern dot example dot org", [("email", "s at quiet dash fern dot example dot org")]),
        ("example.org/join", [("url", "example.org/join")]),
        ("jo underscore roy at example dot com", [("email", "jo underscore roy at example dot com")]),
        ("jo at example dot ca", [("email", "jo at example dot ca")]),
        ("email me jo.roy@example.org", [("email", "jo.roy@example.org")]),
        ("jo roy 22 at example dot net", [("email", "roy 22 at example dot net")]),
        ("find me on insta quietfern_99", [("handle", "quietfern_99")]),
        ("my handle is at quiet underscore fern", [("handle", "quiet underscore fern")]),
        ("@quiet.fern on tiktok", [("handle", "@quiet.fern")]),
        ("username quietfern88", [("handle", "quietfern88")]),
        ("mon pseudo c'est renard tiret bas gris", [("handle", "renard tiret bas gris")]),
        ("https colon slash slash example dot org", [("url", "example dot org")]),
        ("go to example dot com slash help", [("url", "example dot com slash help")]),
        ("le site c'est exemple point ca", [("url", "exemple point ca")]),
        ("sur exemple point org barre oblique aide", [("url", "exemple point org barre oblique aide")]),
        ("example.com", [("url", "example.com")]),
        ("my instagram handle is quiet underscore fern", [("handle", "quiet underscore fern")]),
        ("jo underscore r at example dot ca", [("email", "jo underscore r at example dot ca")]),
        ("j dot roy at example dot org", [("email", "j dot roy at example dot org")]),
        ("www dot example dot ca", [("url", "www dot example dot ca")]),
        ("the facebook is example dot com slash quiet", [("url", "example dot com slash quiet")]),
        ("her handle is quiet lake underscore nine four", [("handle", "quiet lake underscore nine four")]),
        ("summer dot k underscore wool", [("handle", "summer dot k underscore wool")]),
        ("an account, u/quiet_fern", [("handle", "u/quiet_fern")]),
        ("quietfern#0099", [("handle", "quietfern#0099")]),
        ("nom d'utilisateur c'est petit loup quarante en un mot", [("handle", "petit loup quarante")]),
        ("it's at jo and the lake choir on instagram", [("handle", "jo and the lake choir")]),
        ("three rivers wool dot example dot org slash join", [("url", "wool dot example dot org slash join")]),
        (
            "look at three rivers wool dot example dot org slash join",
            [("url", "three rivers wool dot example dot org slash join")],
        ),
        (
            "c'est entraide barre oblique lac point example point org",
            [("url", "entraide barre oblique lac point example point org")],
        ),
        ("trois w point exemple point org", [("url", "trois w point exemple point org")]),
        ("write jo at uh lake wool dot example dot ca", [("email", "jo at uh lake wool dot example dot ca")]),
        (
            "à renard tiret bas gris douze à commercial exemple point net",
            [("email", "renard tiret bas gris douze à commercial exemple point net")],
        ),
        ("my pseudo is jo_roy", [("handle", "jo_roy")]),
    ],
)
def test_accounts_are_found_as_people_write_and_say_them(text, expected):
    """Every form of accounts and addresses is found whole, in both languages, written and as speech recognition writes it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "in the dot com boom",
        "at this point ca va",
        "à quel point com",
        "le directeur souligne que",
        "look at the point of it",
        "meet @ noon",
        "snake case",
        "version 2.0.1.3",
        "account for 30 percent",
        "dot the i",
        "point of no return",
        "le point est que",
        "un point net",
        "a good point com",
        "at the end dot",
        "signal was weak",
        "discord in the group",
        "the user name was wrong",
        "my handle is broken",
        "see file_name and data_set",
        "and/or r/topic",
        "he yelled at my mom on facebook",
        "it's at capacity on facebook",
        "room#12",
    ],
)
def test_near_misses_stay(text):
    """Ordinary speech that looks like accounts and addresses is left as it is."""
    assert found(text) == []


@given(st.lists(st.sampled_from(["@_.dot", "a", "at", "slash/w"]), max_size=25).map(" ".join))
def test_any_words_give_spans_inside_the_text(text):
    """No text breaks the search."""
    assert all(0 <= one.start < one.end <= len(text) for one in [*find_identifiers(text), *find_general(text)])
