"""De-identification of the blocks of a consultation file: find, merge, label, and replace in one pass."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from litreview.errors import Fault
from litreview.privacy.consent import SpeakerIndex, Standing, build_speaker_index, find_speaker_standing
from litreview.privacy.folding import plain_digits
from litreview.privacy.forms import FormHit, FormIndex, find_forms
from litreview.privacy.generalise import find_general
from litreview.privacy.ledger import Participant
from litreview.privacy.proposals import Proposal, join_small, propose_in_blocks
from litreview.privacy.pseudonyms import build_name_index
from litreview.privacy.recognisers import find_identifiers
from litreview.privacy.roster import Roster
from litreview.privacy.spans import IdentifierSpan, Replacement, clean_span, is_replaced, merge_spans, replace_spans
from litreview.sources.blocks import Block

_NAME_GAP = re.compile(r"[ -](?:[A-Z]\.? )?")


@dataclass(frozen=True)
class UnknownSpeaker:
    """A speaker whose words could not be used: the line of the first turn, how many turns, and why; no label."""

    line: int
    turns: int
    reason: str


@dataclass(frozen=True)
class Cleaned:
    """What may be used of a consultation file, and what was set aside; ``repr`` shows no text.

    ``blocks`` are the clean blocks in order, ``quotable`` says of each whether it may be quoted, ``kept`` which raw block
    it was, ``spans`` holds the span ledger of each. ``dropped`` counts the turns left out by participant id (consent
    ``none`` or withdrawn). ``unattributed`` are the lines of blocks that name no speaker, which are left out too.
    ``identifiers`` are the structured identifiers of all raw blocks with their kinds, for the release gate alone.
    """

    blocks: tuple[Block, ...] = field(repr=False)
    quotable: tuple[bool, ...]
    proposals: tuple[Proposal, ...] = ()
    unknown_speakers: tuple[UnknownSpeaker, ...] = ()
    unattributed: tuple[int, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)
    kept: tuple[int, ...] = ()
    spans: tuple[tuple[Replacement, ...], ...] = ()
    identifiers: tuple[tuple[str, str], ...] | None = field(repr=False, default=None)


def deidentify_blocks(
    blocks: Sequence[Block], roster: Roster, ledger: Mapping[str, Participant], *, trained: bool = False
) -> Cleaned:
    """Return the blocks of one consultation file without identifiers, for those who consented, and what was set aside.

    ``blocks`` are normalised. In each: forms of the roster, structured identifiers, ages and dates are found, merged where
    they overlap, labelled and replaced in one pass; then proposals are made for what a person must settle
    (``propose_in_blocks``; ``trained`` asks the trained pipeline too), shown where it may be quoted if it stands there too. The
    speaker becomes the participant id or ``facilitator``. Blocks of people with consent ``none``, of the withdrawn, of
    people not in the ledger and of nobody are left out; headings stay. Spans of proposals count in the clean text.

    Example:
        >>> from litreview.privacy.roster import RosterEntry
        >>> ledger = {"P01": Participant("P01", "peer worker", "", "en", "quote", "", "S1")}
        >>> cleaned = deidentify_blocks([Block("I am Ann.", speaker="Ann")], Roster((RosterEntry("P01", "Ann Example"),)), ledger)
        >>> cleaned.blocks[0].speaker, cleaned.blocks[0].text, cleaned.quotable
        ('P01', 'I am P01.', (True,))
    """
    names = build_name_index(roster, ledger)
    speakers = build_speaker_index(roster, ledger)
    standings = [_block_standing(block, speakers, roster, ledger) for block in blocks]
    kept = [number for number, standing in enumerate(standings) if standing.used]
    quotable = tuple(standings[number].quotable for number in kept)
    headings = {text: deidentify_text(text, names)[0] for text in {blocks[number].heading for number in kept}}
    clean, spans, unsure = [], [], []
    for place, number in enumerate(kept):
        text, replacements, hits = deidentify_text(blocks[number].text, names)
        heading = headings[blocks[number].heading]
        clean.append(replace(blocks[number], text=text, heading=heading, speaker=standings[number].speaker))
        spans.append(replacements)
        unsure += _unsure_proposals(hits, replacements, place)
    unsure = join_small([block.text for block in clean], unsure)
    known = {one[:3] for one in unsure}
    proposed = (
        one for one in propose_in_blocks([block.text for block in clean], quotable, trained=trained) if one[:3] not in known
    )
    return Cleaned(
        blocks=tuple(clean),
        quotable=quotable,
        proposals=tuple(sorted([*unsure, *proposed])),
        unknown_speakers=_unknown_speakers(blocks, standings),
        unattributed=tuple(block.line for block in blocks if _is_unattributed(block)),
        dropped=_dropped(standings),
        kept=tuple(kept),
        spans=tuple(spans),
        identifiers=read_identifiers(blocks),
    )


def read_identifiers(blocks: Iterable[Block]) -> tuple[tuple[str, str], ...]:
    """Return the structured identifiers of raw blocks with their kinds, as they stand there but for digits of other scripts.

    Example:
        >>> read_identifiers([Block("Call 416-555-0199.")])
        (('416-555-0199', 'phone'), ('416-555-0199', 'number'))
    """
    texts = (plain_digits(block.text) for block in blocks)
    return tuple((text[one.start : one.end], one.kind) for text in texts for one in find_identifiers(text))


def deidentify_text(text: str, names: FormIndex) -> tuple[str, tuple[Replacement, ...], list[FormHit]]:
    """Return ``text`` without identifiers, the ledger of what was replaced where, and the uncertain hits of the roster.

    Spans count in the NFC form of ``text``, which normal text already has.

    Example:
        >>> deidentify_text("Call 416-555-0199.", {})[0]
        'Call [phone number].'
    """
    text = unicodedata.normalize("NFC", text)
    hits = find_forms(text, names)
    sure = [IdentifierSpan(hit.start, hit.end, hit.form.kind, hit.form.label) for hit in hits if hit.certain]
    found = merge_spans([*_joined(sure, text), *find_identifiers(text), *find_general(text)])
    clean, spans = replace_spans(text, found)
    return clean, spans, [hit for hit in hits if not hit.certain]


def speaker_faults(cleaned: Cleaned, shown: str) -> list[Fault]:
    """Return a fault for each unknown speaker of a file, with the line of the first turn and no label.

    Example:
        >>> cleaned = deidentify_blocks([Block("Hi.", speaker="Amira", line=4)], Roster(), {})
        >>> [str(fault).partition(": ")[0] for fault in speaker_faults(cleaned, "fg1.vtt")]
        ['fg1.vtt:4']
    """
    return [Fault(shown, one.line, f"{one.reason} ({one.turns} turns)") for one in cleaned.unknown_speakers]


def _block_standing(block: Block, index: SpeakerIndex, roster: Roster, ledger: Mapping[str, Participant]) -> Standing:
    if block.speaker:
        return find_speaker_standing(block.speaker, index, roster, ledger)
    return Standing("", block.role == "heading", True)


def _is_unattributed(block: Block) -> bool:
    return not block.speaker and block.role != "heading"


def _joined(found: Sequence[IdentifierSpan], text: str) -> list[IdentifierSpan]:
    joined: list[IdentifierSpan] = []
    for span in found:
        last = joined[-1] if joined else None
        if last and span.label == last.label and _NAME_GAP.fullmatch(text, last.end, span.start):
            joined[-1] = last._replace(end=span.end)
        else:
            joined.append(span)
    return joined


def _unsure_proposals(hits: Iterable[FormHit], spans: Sequence[Replacement], block: int) -> list[Proposal]:
    free = (hit for hit in hits if not is_replaced(hit.start, hit.end, spans))
    return [Proposal(block, *clean_span(hit.start, hit.end, spans), "word or name") for hit in free]


def _unknown_speakers(blocks: Sequence[Block], standings: Sequence[Standing]) -> tuple[UnknownSpeaker, ...]:
    lines: dict[str, list[int]] = {}
    reasons: dict[str, str] = {}
    for block, standing in zip(blocks, standings, strict=True):
        if standing.fault:
            lines.setdefault(block.speaker, []).append(block.line)
            reasons[block.speaker] = standing.fault
    return tuple(UnknownSpeaker(found[0], len(found), reasons[label]) for label, found in lines.items())


def _dropped(standings: Iterable[Standing]) -> dict[str, int]:
    people = Counter(one.speaker for one in standings if one.speaker and not one.used and not one.fault)
    return dict(sorted(people.items()))
