"""Telephone, card and file numbers."""

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
        ("my number is 5 5 5 0 1 4 2", [("phone", "5 5 5 0 1 4 2")]),
        ("call me at 555 0147", [("phone", "555 0147")]),
        ("ring (99) 555-014", [("phone", "(99) 555-014")]),
        ("(08) 5550 1234", [("phone", "(08) 5550 1234")]),
        ("07700 900 123", [("number", "07700 900 123")]),
        ("+44 (0)20 7946 0958", [("phone", "+44 (0)20 7946 0958")]),
        ("1072 003 179 kv", [("health card", "1072 003 179 kv")]),
        ("1072-003-179-KV", [("health card", "1072-003-179-KV")]),
        ("licence plate ckzp 418", [("number", "ckzp 418")]),
        ("my plate, BXRT 907, over", [("number", "BXRT 907")]),
        ("client no. 00931-W-27", [("number", "00931-W-27")]),
        ("client number 4471", [("number", "4471")]),
        ("file wl 77 30 2915 right", [("number", "wl 77 30 2915")]),
        ("my case number is 22-1180-B", [("number", "22-1180-B")]),
        ("badge 4471", [("number", "4471")]),
        ("policy number AB 77 2210", [("number", "AB 77 2210")]),
        ("transit 00412", [("number", "00412")]),
        ("passport number GA302922", [("number", "GA302922")]),
        ("passport GA302922", [("number", "GA302922")]),
        ("numéro de dossier 44-2231", [("number", "44-2231")]),
        ("dossier 88231", [("number", "88231")]),
        ("mon matricule est 4471-B", [("number", "4471-B")]),
        ("plaque FHR 442", [("number", "FHR 442")]),
        ("carte d'assurance maladie TREM 8855 2210", [("number", "TREM 8855 2210")]),
        ("tremblay TREM 8855 2210", [("number", "TREM 8855 2210")]),
        ("numéro de client 88 231", [("number", "88 231")]),
        ("the code is 4 4 1 2 9", [("number", "4 4 1 2 9")]),
        ("text me, 705 555 0142, or 555.0142", [("phone", "705 555 0142"), ("phone", "555.0142")]),
        ("you can reach me at 7 0 5 5 5 5 0 1 4 2", [("phone", "7 0 5 5 5 5 0 1 4 2")]),
        ("1 800 555 0199", [("phone", "1 800 555 0199")]),
        ("tel: 0207 946 0958", [("number", "0207 946 0958")]),
        ("(0) 418 555-0142", [("phone", "(0) 418 555-0142")]),
        ("social insurance number 046 454 286", [("number", "046 454 286")]),
        ("nas 046-454-286", [("number", "046-454-286")]),
        ("ohip number's 1234 567 897 a b", [("health card", "1234 567 897 a b")]),
        ("my mrn is 0044821", [("number", "0044821")]),
        ("inmate number G 44120 K", [("number", "G 44120 K")]),
        ("student id 20219981", [("number", "20219981")]),
        ("member no 5512-A", [("number", "5512-A")]),
        ("claim #88-20114", [("number", "88-20114")]),
        ("ref: AX-44-2219", [("number", "AX-44-2219")]),
        ("driver's licence D1234 56789 01234", [("number", "D1234 56789 01234")]),
        ("his plate was CKZP 418", [("number", "CKZP 418")]),
        ("vin 1FTFW1ET5DFC10312", [("number", "1FTFW1ET5DFC10312")]),
        ("account 004 1182 33", [("number", "004 1182 33")]),
        ("no de dossier 2231-88", [("number", "2231-88")]),
        ("matricule 77 41 9", [("number", "77 41 9")]),
        ("permis de conduire B1234-567890-12", [("number", "B1234-567890-12")]),
        ("dossier numéro 12-8841", [("number", "12-8841")]),
        ("num. de police 5521-B", [("number", "5521-B")]),
        ("my number's 416 5550142", [("phone", "416 5550142")]),
        ("c'est le 418 555 0101", [("phone", "418 555 0101")]),
        ("health card 1234 567 897 version code AB", [("health card", "1234 567 897")]),
        ("transit number 12345 institution 004", [("number", "12345")]),
        ("my client id is JR-2048", [("number", "JR-2048")]),
        ("area code 705, 555, 0142", [("phone", "705, 555, 0142")]),
        ("mine said QV 00715", [("number", "QV 00715")]),
        ("it was DR-30922, i think", [("number", "DR-30922")]),
        ("the claim number, 3/KB/40118", [("number", "3/KB/40118")]),
    ],
)
def test_numbers_are_found_as_people_write_and_say_them(text, expected):
    """Every form of numbers is found whole, in both languages, written and as speech recognition writes it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the ratio was 12 to 1",
        "call 9-1-1",
        "in case 3 people come",
        "file 2019",
        "we had 12 clients 3 cases and 40 files",
        "card 3 times a week",
        "policy 2019-2020",
        "client 12 times",
        "PSYC 101 class",
        "in COVID 19",
        "room 210",
        "she was 5 foot 2",
        "born in a small town",
        "that's a b c d",
        "between a and b",
        "it costs 1,000,000 dollars",
        "from 2015 2016",
        "12 step 24 hour",
        "5 on 5 in 1 on 1",
        "i live near main campus",
        "the number of people is 2000",
        "number 4 on the list",
        "call 988 or 211",
        "phase 2 of the case",
        "in 9 cases out of 10",
        "file it by 2020",
        "case 2 and case 3",
        "patient 12 said",
        "the 12 step program",
        "i pass 20 people",
        "it was 10 o'clock",
        "i am 1 of 5",
        "we are 15 in the group",
        "24 7 support",
        "1 in 5 people",
        "2 out of 3",
        "we got 3 5 and 7",
        "step 1 step 2 step 3 step 4 step 5 step 6 step 7",
        "6 7 8 9 10 11 12",
        "items 2 3 5 7 9 11 13",
        "at six thirty",
        "it's seven thirty",
        "my sister is twenty times better",
        "ISO-27001 and COVID-19 and B-12",
        "section 5-A-1000 of the act",
        "PMC 012345 was read",
        "codes 705, 555",
    ],
)
def test_near_misses_stay(text):
    """Ordinary speech that looks like numbers is left as it is."""
    assert found(text) == []


@given(st.lists(st.sampled_from(["/plate(4)", "A-12", "file", "no."]), max_size=25).map(" ".join))
def test_any_words_give_spans_inside_the_text(text):
    """No text breaks the search."""
    assert all(0 <= one.start < one.end <= len(text) for one in [*find_identifiers(text), *find_general(text)])
