"""What may not leave: the roster's forms, identifiers of raw transcripts, and raw turns nobody released."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, zip_longest

from litreview.privacy.deidentify import Cleaned, deidentify_blocks, read_identifiers
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.forms import Form, FormHit, FormIndex, build_index, find_forms, is_ordinary
from litreview.privacy.ledger import Participant
from litreview.privacy.pseudonyms import build_forms
from litreview.privacy.roster import Roster
from litreview.privacy.variants import find_paths, glue_forms, value_forms
from litreview.sources.blocks import Block

SHORTEST_TURN = 6
WINDOW = 8
"""How many words a raw turn must have to be looked for, and how many of a longer one in a row betray it."""

_NUMERIC = frozenset({"phone", "sin", "health card", "number"})
_DIGITS = re.compile(r"\d++")
_MANY_DIGITS = re.compile(r"\d(?:[ .()/-]{0,3}\d){6}")
_BETWEEN_DIGITS = re.compile(r"[ .()/-]{1,3}")
_NUMBER_RUN = re.compile(r"\d++(?:[ .()/-]{1,3}\d++)*+")
_SHORTEST_NUMBER, _LONGEST_NUMBER, _LOCAL_NUMBER, _CONTINENTAL = 7, 19, 8, 10


@dataclass(frozen=True)
class Secrets:
    """What the release gate looks for; turns and numbers are held as hashes of this process, and nothing is shown.

    ``lengths`` are those of the numbers. ``public`` holds the forms that stand in what was public before: the literature,
    references, codebook and settings; ``settled`` those that stand in released words as part of a longer name, which a
    person settles. ``paths`` are the places of the review on this machine, ``public_paths`` those of any machine that
    public texts show.
    """

    forms: FormIndex = field(repr=False, default_factory=dict)
    public: frozenset[str] = field(repr=False, default=frozenset())
    numbers: frozenset[int] = field(repr=False, default=frozenset())
    lengths: tuple[int, ...] = field(repr=False, default=())
    windows: frozenset[int] = field(repr=False, default=frozenset())
    heads: frozenset[tuple[str, str]] = field(repr=False, default=frozenset())
    settled: frozenset[str] = field(repr=False, default=frozenset())
    paths: tuple[str, ...] = field(repr=False, default=())
    public_paths: frozenset[str] = field(repr=False, default=frozenset())

    def __reduce__(self) -> str:
        """Raise ``TypeError``: secrets stay in their process, where the hashes mean something, and out of every file."""
        raise TypeError("secrets cannot be pickled; gather them in the process that runs the gate")


def gather_secrets(
    transcripts: Iterable[Sequence[Block]],
    roster: Roster,
    ledger: Mapping[str, Participant],
    public: Iterable[str] = (),
    *,
    team: Iterable[str] = (),
    cleaned: Iterable[Cleaned] = (),
    paths: Iterable[str] = (),
) -> Secrets:
    """Return what may not leave, from the raw (normalised) blocks of each consultation file, the roster and the ledger.

    ``public`` are the texts that were public before the review: literature, references, settings, the fixed words of the
    reports. An identifier, form or run of words that stands there too is no secret of the consultation. ``team`` are texts
    that the team wrote, such as the codebook: what stands there is public too, but for names of people that are no ordinary
    words. ``cleaned`` is what
    de-identifying each transcript came to, in the same order; where it is left out, it is done here again. ``paths`` are
    places on this machine.

    Raises:
        ValueError: ``cleaned`` is given, but not for each transcript.

    Example:
        >>> from litreview.privacy.roster import RosterEntry
        >>> roster = Roster((RosterEntry("P01", "Ann Example"),))
        >>> secrets = gather_secrets([[Block("Call 416-555-0199.", speaker="P01")]], roster, {})
        >>> secrets, len(secrets.numbers)
        (Secrets(), 2)
    """
    transcripts, public, team = list(transcripts), list(public), list(team)
    sessions = list(cleaned) or [deidentify_blocks(blocks, roster, ledger) for blocks in transcripts]
    if any(blocks is None or session is None for blocks, session in zip_longest(transcripts, sessions)):
        raise ValueError("cleaned is not given for each transcript")
    raw = [block.text for blocks in transcripts for block in blocks]
    known = [session.identifiers for session in sessions]
    found = (read_identifiers(blocks) if one is None else one for one, blocks in zip(known, transcripts, strict=True))
    values = [value for one in found for value in one]
    worded = [(value, kind) for value, kind in values if kind not in _NUMERIC or not find_numbers(value)]
    named = [form for value, kind in worded for form in value_forms(value, kind)]
    index = build_index([*glue_forms(build_forms(roster)), *named])
    quoted = [text for session in sessions for text in _blocks_of(session, quotable=True)]
    unquoted = [text for session in sessions for text in _blocks_of(session, quotable=False)]
    windows, heads = _unreleased_windows([*raw, *unquoted], [*public, *team, *quoted])
    common = {number for text in (*public, *team) for number in find_numbers(text)}
    numbers = {number for value, _ in values for number in find_numbers(value)} - common
    written = [hit for text in team for hit in find_forms(text, index) if hit.form.kind != "person" or _is_word(hit.form)]
    return Secrets(
        forms=index,
        public=frozenset(form_key(hit.form) for hit in _names(public, index)) | {form_key(hit.form) for hit in written},
        numbers=frozenset(map(hash, numbers)),
        lengths=tuple(sorted(set(map(len, numbers)))),
        windows=windows,
        heads=heads,
        settled=frozenset(form_key(hit.form) for hit in _names(quoted, index) if not hit.certain),
        paths=tuple(paths),
        public_paths=frozenset(path for text in (*public, *team) for path in find_paths(text)),
    )


def names_something(hit: FormHit) -> bool:
    """Return whether a hit is a name, or part of a longer one ("Marie-Claude"), and not perhaps an ordinary word.

    Example:
        >>> [names_something(FormHit(0, 4, Form(text, "P01", "person"), certain=False)) for text in ("Will", "Marie")]
        [False, True]
    """
    return hit.certain or not _is_word(hit.form)


def find_numbers(text: str) -> list[str]:
    """Return the numbers of 7 to 19 digits that groups of digits beside one another in ``text`` make, digits only.

    A number may begin and end at any group, so that a date after it does not hide it; the country code of North America
    is left off. Numbers of up to eight digits are not made over a decimal point, where they would be measures.

    Example:
        >>> "4165550199" in find_numbers("+1 (416) 555-0199 2026-01-31"), find_numbers("12.34567")
        (True, [])
    """
    if not _MANY_DIGITS.search(text):
        return []
    groups = [match.span() for match in _DIGITS.finditer(text)]
    made = (number for first in range(len(groups)) for number in _numbers_from(text, groups, first))
    kept = (number for number in made if len(number) <= _LONGEST_NUMBER)
    return [number[1:] if len(number) == 11 and number[0] == "1" else number for number in kept]


def holds_number(text: str, secrets: Secrets) -> bool:
    """Return whether one of the numbers of ``secrets`` stands in ``text``, however its digits are grouped.

    Example:
        >>> holds_number("416 555 0199", Secrets(numbers=frozenset([hash("4165550199")]), lengths=(10,)))
        True
    """
    if not secrets.numbers or not _MANY_DIGITS.search(text):
        return False
    for run in _NUMBER_RUN.finditer(text):
        spans = [match.span() for match in _DIGITS.finditer(text, *run.span())]
        for first, last in match_numbers([text[start:end] for start, end in spans], secrets):
            start, end = spans[first][0], spans[last][1]
            if sum(map(str.isdigit, text[start:end])) > _LOCAL_NUMBER or "." not in text[start:end]:
                return True
    return False


def match_numbers(groups: Sequence[str], secrets: Secrets) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the ``groups`` of digits that together make one of the numbers of ``secrets``.

    Example:
        >>> list(match_numbers(["12", "416", "5550199"], Secrets(numbers=frozenset([hash("4165550199")]), lengths=(10,))))
        [(1, 2)]
    """
    digits = "".join(groups)
    starts = list(accumulate(map(len, groups), initial=0))
    ends = {end: place for place, end in enumerate(starts[1:])}
    for first, start in enumerate(starts[:-1]):
        for end in (start + length for length in secrets.lengths):
            if end in ends and hash(digits[start:end]) in secrets.numbers:
                yield first, ends[end]
        end = start + 1 + _CONTINENTAL
        if end in ends and digits[start] == "1" and hash(digits[start + 1 : end]) in secrets.numbers:
            yield first, ends[end]


def find_window_starts(words: Sequence[str], secrets: Secrets) -> Iterator[int]:
    """Yield the number of each folded word of ``words`` with which words of an unreleased turn begin.

    Example:
        >>> list(find_window_starts(["anything", "at", "all"], Secrets()))
        []
    """
    if secrets.heads.isdisjoint(pairwise(words)):
        return
    for i, head in enumerate(pairwise(words)):
        if head in secrets.heads and any(
            hash(tuple(words[i : i + size])) in secrets.windows
            for size in range(SHORTEST_TURN, WINDOW + 1)
            if i + size <= len(words)
        ):
            yield i


def form_key(form: Form) -> str:
    """Return the folded words of a form, by which equal forms are told.

    Example:
        >>> form_key(Form("Ann-Marie", "P01", "person"))
        'ann marie'
    """
    return " ".join(TOKEN.findall(fold(form.text)))


def _numbers_from(text: str, groups: Sequence[tuple[int, int]], first: int) -> Iterator[str]:
    start, digits = groups[first][0], ""
    for place in range(first, len(groups)):
        gap = text[groups[place - 1][1] : groups[place][0]] if place > first else " "
        if len(digits) > _LONGEST_NUMBER or not _BETWEEN_DIGITS.fullmatch(gap):
            return
        digits += text[slice(*groups[place])]
        if len(digits) > _LOCAL_NUMBER or (len(digits) >= _SHORTEST_NUMBER and "." not in text[start : groups[place][1]]):
            yield digits


def _is_word(form: Form) -> bool:
    return is_ordinary(tuple(TOKEN.findall(fold(form.text))))


def _blocks_of(session: Cleaned, *, quotable: bool) -> list[str]:
    return [block.text for block, may in zip(session.blocks, session.quotable, strict=True) if may is quotable]


def _names(texts: Iterable[str], index: FormIndex) -> Iterator[FormHit]:
    return (hit for text in texts for hit in find_forms(text, index) if names_something(hit))


def _windows_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    size = min(len(words), WINDOW)
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)] if size >= SHORTEST_TURN else []


def _unreleased_windows(raw: Iterable[str], released: Iterable[str]) -> tuple[frozenset[int], frozenset[tuple[str, str]]]:
    windows = {hash(window): window[:2] for text in raw for window in _windows_of(TOKEN.findall(fold(text)))}
    for text in released:
        words = TOKEN.findall(fold(text))
        for size in range(SHORTEST_TURN, WINDOW + 1):
            for i in range(len(words) - size + 1):
                windows.pop(hash(tuple(words[i : i + size])), None)
    return frozenset(windows), frozenset(windows.values())
