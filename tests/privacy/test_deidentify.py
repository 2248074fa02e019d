"""De-identification of a consultation file."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.deidentify import deidentify_blocks, deidentify_text, speaker_faults
from litreview.privacy.pseudonyms import build_name_index
from litreview.sources.blocks import Block


@pytest.fixture(scope="module")
def names(roster, ledger):
    """Return the index of the fictional roster."""
    return build_name_index(roster, ledger)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("I am Zoélie, Zo to friends.", "I am P01, P01 to friends."),
        ("zoelie o'brannagh-wick of quillmere house", "P01 of [organisation 1]"),
        ("Zolie's sister at QMH in Ardenvale", "P01's sister at [organisation 1] in [town 1]"),
        ("We asked Hope. I hope so. Hope said yes.", "We asked P02. I hope so. P02 said yes."),
        ("Zone and Zoology stay; Willing too", "Zone and Zoology stay; Willing too"),
        ("With Will and Willy there", "With [participant] and [participant] there"),
        ("Désirée was there; desiree is not here.", "P05 was there; P05 is not here."),
        ("Shawnee (.*) Beaulnes spoke", "P06 spoke"),
        ("Ingrid Pellworth asked", "[facilitator 1] asked"),
        ("from Lower Finchcombe", "from [town 2]"),
        ("write zo.wick@mail.example.ca", "write [e-mail]"),
        ("Zoélie P. O'Brannagh-Wick", "P01"),
        ("call ６１３-５５５-０１４７ or ٦١٣-٥٥٥-٠١٤٧, please", "call [phone number] or [phone number], please"),
        ("file number １２３４", "file number [number]"),
        ("I'm 47 and Zo is here since 3 May 2019", "I'm [age 40 to 49] and P01 is here since [date in 2019]"),
    ],
)
def test_raw_and_clean(raw, clean, names):
    """Roster forms, identifiers, ages and dates go in one pass, and no word is touched that only contains a name."""
    assert deidentify_text(raw, names)[0] == clean


def test_nothing_is_replaced_inside_a_replacement(names):
    """A name inside an address is part of the address."""
    clean, spans, _ = deidentify_text("Mail zo@quillmere.ca or visit 12 Ardenvale Street.", names)
    assert clean == "Mail [e-mail] or visit [address]."
    assert [(entry.kind, clean[entry.start : entry.end]) for entry in spans] == [("email", "[e-mail]"), ("address", "[address]")]


def test_structured_identifiers_of_the_file_all_go(data, names):
    """No identifier of the planted lines survives."""
    clean = deidentify_text((data / "signatures.txt").read_text(encoding="utf-8"), names)[0]
    planted = ["613", "0147", "1234", "897", "046", "@", "dot", "Bramble", "K1A", "1984", "quillmere"]
    assert [word for word in planted if word in clean] == []


def turns():
    return [
        Block("Welcome, Zo.", speaker="Facilitator", line=1),
        Block("I am Zoélie.", speaker="Zoélie", line=2),
        Block("I say this in confidence.", speaker="P02", line=3),
        Block("Do not use my words.", speaker="Marie-Anik Delorvais", line=4),
        Block("I withdrew them.", speaker="Will", line=5),
        Block("Who am I?", speaker="Quentin", line=6),
        Block("And again.", speaker="Quentin", line=7),
        Block("[door closes]", line=8),
        Block("Focus group with Zo", role="heading", line=9),
    ]


def test_only_those_who_consented_are_kept(roster, ledger):
    """Consent none, withdrawn, unknown and nameless turns go; the others have ids in place of labels."""
    cleaned = deidentify_blocks(turns(), roster, ledger)
    assert [block.speaker for block in cleaned.blocks] == ["facilitator", "P01", "P02", ""]
    assert cleaned.quotable == (True, True, False, True)
    assert cleaned.kept == (0, 1, 2, 8)
    assert cleaned.dropped == {"P03": 1, "P04": 1}
    assert cleaned.unattributed == (8,)
    assert cleaned.blocks[-1].text == "Focus group with P01"


def test_unknown_speakers_are_faults_with_lines_only(roster, ledger):
    """One fault a speaker, at the first turn, without the label."""
    faults = speaker_faults(deidentify_blocks(turns(), roster, ledger), "fg1.vtt")
    assert [(fault.line, "2 turns" in fault.message, "Quentin" in str(fault)) for fault in faults] == [(6, True, False)]


def test_the_question_above_an_answer_is_cleaned_too(roster, ledger):
    """A heading goes through the same pass."""
    cleaned = deidentify_blocks([Block("Yes.", speaker="P01", heading="What did Zoélie do?")], roster, ledger)
    assert cleaned.blocks[0].heading == "What did P01 do?"


def test_what_a_person_must_settle_is_proposed_where_it_stands_now(roster, ledger):
    """Proposals point into the clean text of their block: a stranger's name, and a form that may be a word."""
    raw = [Block("Nothing here.", speaker="P01"), Block("Zoélie met Amira. Hope is there.", speaker="P01")]
    cleaned = deidentify_blocks(raw, roster, ledger)
    found = [(one.kind, cleaned.blocks[one.block].text[one.start : one.end]) for one in cleaned.proposals]
    assert found == [("name", "Amira"), ("word or name", "Hope")]


def test_nothing_shown_holds_text(roster, ledger):
    """Reprs carry ids, offsets and counts only."""
    shown = repr(deidentify_blocks(turns(), roster, ledger))
    assert not any(word in shown for word in ("Zo", "confidence", "Quentin", "Welcome"))


def test_the_span_ledger_keeps_codings_through_a_change_of_roster(roster, ledger):
    """What a ledger entry covers is the label, and the words around it stay where the ledger says."""
    from litreview.privacy.spans import clean_span

    raw = "I asked Zoélie about the warm line."
    clean = deidentify_blocks([Block(raw, speaker="P01")], roster, ledger)
    start = raw.index("warm line")
    begin, end = clean_span(start, start + 9, clean.spans[0])
    assert clean.blocks[0].text[begin:end] == "warm line"


@given(
    st.text(max_size=120), st.sampled_from(["Zoélie", "zo", "Quillmere House", "Ardenvale", "Delorvais"]), st.text(max_size=40)
)
def test_a_form_of_the_roster_never_survives_between_words(before, form, after):
    """Whatever stands around it, a form that stands by itself is gone afterwards."""
    from litreview.privacy.forms import find_forms
    from litreview.privacy.ledger import load_ledger
    from litreview.privacy.roster import load_roster

    folder = __import__("pathlib").Path(__file__).parent.parent / "data" / "privacy"
    names = build_name_index(
        load_roster(folder / "roster.csv", "r", illustrative=True), load_ledger(folder / "participants.csv", "l")
    )
    clean = deidentify_text(f"{before} {form} {after}", names)[0]
    assert [hit for hit in find_forms(clean, names) if hit.certain] == []


def test_a_second_pass_changes_nothing(roster, ledger, names):
    """Clean text has nothing left to replace."""
    once = deidentify_text("Zoélie, 47 years old, 613-555-0147, of QMH", names)[0]
    assert deidentify_text(once, names)[0] == once


def test_a_hundred_thousand_words_a_second(roster, ledger, stopwatch):
    """De-identification is not what a run waits for (a tenth of the target is asserted, for busy machines)."""
    block = Block(
        "I went to Quillmere House in 2019 and my peer worker listened to me; it changed a lot for us. " * 5, speaker="P01"
    )
    blocks = [replace(block, line=line) for line in range(400)]
    deidentify_text("warm up 1", {})
    words = sum(len(one.text.split()) for one in blocks)
    assert words / stopwatch(lambda: deidentify_blocks(blocks, roster, ledger)) > 10_000


ADVERSARIAL = {
    "P31": (
        "K'ahnehtiio Wapiskat-Loon",
        ["K'ahnehtiio", "k’ahnehtiio wapiskat-loon", "Wapiskat-Loon's", "WAPISKAT LOON", "Wapiskat-Loon, K'ahnehtiio"],
    ),
    "P32": ("Gaëlle-Aude Prud'homme", ["gaelle-aude", "Gaëlle Aude Prud’homme", "Prudʼhomme", "GAËLLE-AUDE PRUD'HOMME"]),
    "P33": ("Joris van den Hoekema", ["joris", "van den Hoekema", "Hoekema's", "J. Hoekema"]),
    "P34": ("Łucja Brzęczyk", ["lucja brzeczyk", "Łucja's", "BRZĘCZYK", "Brzęczyk, Łucja"]),
    "P35": ("Mary E. O'Shaughn", ["Mary O'Shaughn", "O’Shaughn’s", "mary e o'shaughn", "Mary E. O'Shaughn"]),
    "P36": ("Summer Faith Skye", ["Summer Skye", "summer faith skye", "we saw Summer there", "we saw Skye there"]),
    "P37": ("Ngũgĩ Ṣọlá", ["Ngũgĩ", "ngugi sola", "Ṣọlá's", "NGŨGĨ ṢỌLÁ"]),
    "P38": ("Hyeong-seo Baekrimm", ["Hyeong-Seo", "hyeong seo baekrimm", "Baekrimm Hyeong-seo"]),
}


@pytest.mark.parametrize(
    ("person", "words"),
    [(person, words) for person, (_, said) in ADVERSARIAL.items() for words in said],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_difficult_names_go_in_every_way_they_are_written(person, words):
    """Apostrophes, hyphens, accents, particles, initials, one case and word order do not keep a name in the text."""
    from litreview.privacy.folding import TOKEN, fold
    from litreview.privacy.roster import Roster, RosterEntry

    roster = Roster(tuple(RosterEntry(one, name) for one, (name, _) in ADVERSARIAL.items()))
    clean = deidentify_text(f"yes, {words} came along", build_name_index(roster, {}))[0]
    assert person in clean
    parts = {word for word in TOKEN.findall(fold(ADVERSARIAL[person][0])) if len(word) > 3}
    assert parts.isdisjoint(TOKEN.findall(fold(clean)))


@pytest.mark.parametrize(
    "text",
    [
        "summer came early and we kept faith", "Summer is short. Faith is hard.", "the sky over the loon lake", "a prude home",
        "marys are in season", "the van den was full",
    ],
)  # fmt: skip
def test_words_that_are_no_names_stay(text):
    """Ordinary words that resemble a name of the roster are left as they are."""
    from litreview.privacy.roster import Roster, RosterEntry

    roster = Roster(tuple(RosterEntry(one, name) for one, (name, _) in ADVERSARIAL.items() if one != "P31"))
    assert deidentify_text(text, build_name_index(roster, {}))[0] == text


def test_third_parties_are_persons(ledger):
    """Somebody only spoken of is a numbered person in the text and is counted nowhere."""
    from litreview.privacy.roster import Roster, RosterEntry

    roster = Roster((RosterEntry("P01", "Zo Vosk"), RosterEntry("N01", "Orla Quist", ("Dr. Quist",), mentioned=True)))
    block = Block("Orla was my friend, and Dr. Quist's office is closed.", speaker="P01")
    cleaned = deidentify_blocks([block], roster, ledger)
    assert cleaned.blocks[0].text == "[person 1] was my friend, and [person 1]'s office is closed."
    assert cleaned.dropped == {}


def test_what_is_proposed_is_shown_where_the_words_may_be_read(roster, ledger):
    """P02 may be paraphrased only, so a name is shown in the words of P01; a name that P02 alone says is proposed there."""
    blocks = [Block("I met Amira and Zo Vosk.", speaker="P02"), Block("I met Amira too.", speaker="P01")]
    cleaned = deidentify_blocks(blocks, roster, ledger)
    found = [(one.block, cleaned.blocks[one.block].text[one.start : one.end], one.times) for one in cleaned.proposals]
    assert (1, "Amira", 2) in found
    assert {block for block, _, _ in found} == {0, 1}


def test_where_a_form_of_the_roster_is_an_identifier_too_the_roster_speaks():
    """Forms of the roster come before patterns: of spans that are the same, the roster's gives the label."""
    from litreview.privacy.roster import Roster, RosterEntry

    roster = Roster((RosterEntry("P01", "Ann Vosk", (), ("14 Bramble Street", "quillmere.example.org")),))
    clean = deidentify_text("We met at 14 Bramble Street, see quillmere.example.org there", build_name_index(roster, {}))[0]
    assert clean == "We met at [organisation 1], see [organisation 1] there"


def test_what_stands_in_a_label_is_not_replaced_there():
    """Everything goes in one pass: whom another list called P01 is not found where the label of somebody else says so."""
    from litreview.privacy.roster import Roster, RosterEntry

    roster = Roster((RosterEntry("P01", "Bo Town", (), (), ("Elm Bay",)), RosterEntry("P02", "Agnes Date", ("P01",))))
    clean, spans, _ = deidentify_text("In Elm Bay on 3 May 2019 we saw Bo Town beside P01", build_name_index(roster, {}))
    assert clean == "In [town 1] on [date in 2019] we saw P01 beside P02"
    assert [clean[one.start : one.end] for one in spans] == ["[town 1]", "[date in 2019]", "P01", "P02"]


def test_each_block_keeps_its_span_ledger_without_any_text_of_it(roster, ledger):
    """What stood where, and where it stands now, is known of each block; the words that stood there are not."""
    raw = [Block("Nothing here.", speaker="P01"), Block("Zoélie lives in Ardenvale.", speaker="P01")]
    cleaned = deidentify_blocks(raw, roster, ledger)
    spans = [[(one.raw_start, one.raw_end, one.label) for one in found] for found in cleaned.spans]
    assert spans == [[], [(0, 6, "P01"), (16, 25, "[town 1]")]]
    assert not any(word in repr(cleaned.spans) for word in ("Zoélie", "Ardenvale"))


_HOSTILE = ["the only Cree ", "[name] Bob. I met Zorka ", "Hope? Zo x. ", "12 elm street ", "my name is Q ", "A-B-C-", "é\u0301 "]


@pytest.mark.parametrize("piece", _HOSTILE)
@pytest.mark.parametrize("length", [0, 40], ids=["one block", "many blocks"])
def test_hostile_text_takes_linear_time(piece, length, roster, ledger, stopwatch):
    """Eight times the text takes about eight times as long, from the roster's forms to the proposals."""
    times = []
    for size in (8_000, 64_000):
        text = piece * (size // len(piece))
        blocks = [Block(text[at : at + (length or size)], speaker="P01") for at in range(0, len(text), length or size)]
        times.append(stopwatch(partial(deidentify_blocks, blocks, roster, ledger)))
    assert times[1] < max(24 * times[0], 1.2)


def test_many_people_of_one_first_name_take_linear_time(roster, ledger, stopwatch):
    """Each of thousands of names that begin alike is looked for in the whole document, and not by trying them in turn."""
    letters = "bdfgklmnrt"
    names = ("".join(letters[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:05}") for number in range(6_000))
    text = " ".join(f"We met Zorka {name.title()} there." for name in names)
    proposals = []
    assert stopwatch(lambda: proposals.extend(deidentify_blocks([Block(text, speaker="P01")], roster, ledger).proposals)) < 8
    assert len(proposals) > 5_000


def test_what_was_read_before_changes_nothing(roster, ledger):
    """What is remembered of words and texts gives the same answer the second time, and in another order."""
    texts = ("I met Amira at 5, İpek said.", "amira said may called", "MAY CAME. May 3 at 12 Elm Street")
    blocks = [Block(text, speaker="P01") for text in texts]
    once = deidentify_blocks(blocks, roster, ledger)
    alone = [deidentify_blocks([block], roster, ledger).blocks[0].text for block in reversed(blocks)]
    assert alone[::-1] == [block.text for block in once.blocks]
    assert deidentify_blocks(blocks, roster, ledger) == once


def test_a_letter_without_a_small_one_hides_nothing(names):
    """Where a letter would become two in small letters, numbers said aloud and names in small letters are found still."""
    said = "İpek, my number is eight oh seven five five five oh one four six"
    assert deidentify_text(said, names)[0] == "İpek, my number is [phone number]"
