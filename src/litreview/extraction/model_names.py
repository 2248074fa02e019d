"""Names of the models of peer support: which words call a service a clubhouse, a warm line, peers on a ward and so on.

Codes of the codebook say that a sentence touches a theme; a name says what was offered. A name counts nowhere behind words of
comparison or contrast: "than in clubhouses" is about the other arm.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from litreview.corpus.gates import Gate, open_gates

_WORDS = Path(__file__).with_name("model_names.csv")
_FILLED = {
    "<peer>": r"(?:peers?|consumers?|survivors?|service[- ]users?|lived experience|navigators?|coach(?:es|ing)?|mentors?"
    r"|volunteers?|pairs?|paires?|pair-aidance)",
    "<between>": r"(?:[\w’'/-]{1,25},? ){0,4}?",
    "<run>": r"(?:run|operated|controlled|governed|owned|managed)",
    "<holders>": r"(?:peers|consumers|survivors|service[- ]users|users|patients"
    r"|(?:its |their )?(?:own )?members|people with lived)",
    "<service>": r"(?:services?|organi[sz]ations?|cent(?:re|er)s?|agenc(?:y|ies)|program(?:me)?s?|charit(?:y|ies)|initiatives?"
    r"|associations?)",
}
"""What stands for words that many patterns share."""

_A_PEER = Gate(rf"\b{_FILLED['<peer>']}\b", re.IGNORECASE)
_POPULATIONS = ("MOD.FAMILY", "MOD.YOUTH", "MOD.PERI", "MOD.PHYS", "MOD.WORK", "MOD.CULT", "MOD.JUSTICE")
_SETTINGS = ("MOD.ED", "MOD.HOSP", "MOD.CRISIS", "MOD.HARM", "MOD.HOUSING", "MOD.PARTNER")
_FORMATS = ("MOD.COACH", "MOD.NAV", "MOD.EDU", "MOD.WARM", "MOD.ONLINE")
_COVERED_BY = {
    "MOD.EMBED": (*_POPULATIONS, *_SETTINGS, *_FORMATS),
    "MOD.SELFHELP": ("MOD.12STEP", "MOD.ONLINE", "MOD.EDU", *_POPULATIONS),
    "MOD.NAV": ("MOD.ED", "MOD.HOSP", "MOD.JUSTICE", "MOD.HARM"),
    "MOD.COACH": ("MOD.ED", "MOD.HOSP", "MOD.RHOUSE", "MOD.JUSTICE", "MOD.12STEP"),
    "MOD.HARM": ("MOD.ED",),
    "MOD.PEERRUN": ("MOD.CRISIS", "MOD.RHOUSE", "MOD.ENTER", "MOD.WARM"),
    "MOD.EDU": ("MOD.PHYS",),
    "MOD.FAMILY": ("MOD.PERI",),
    "MOD.YOUTH": ("MOD.PERI",),
}
"""Which models say more than another where one intervention is called by both, after the codebook's "include" column."""

_CONTRAST = Gate(
    r"\b(?:than|compar(?:ed|ison) (?:with|to)|versus|vs\.?|as against|against|rather than|instead of|unlike"
    r"|in contrast (?:to|with)|as opposed to|other than|apart from|more than to|except(?: for)?|exclud(?:ed|es|ing)"
    r"|did not (?:include|cover)|not (?:to|in|of|for|by)|comparativement|par rapport|contrairement|plutôt que|à la différence)\b",
    re.IGNORECASE,
)
_CONTRAST_END = re.compile(r";|,(?! ?(?:which|who|that|where|including|such as|e\.g|or|and|qui|dont|y compris))|[.:](?=\s|$)")
_CONTROL = Gate(
    r"\b(?:(?:control|comparison) (?:groups?|arms?|conditions?|participants?|sites?|people)|controls|usual care|care as usual"
    r"|treatment as usual|waiting lists?|soins habituels|groupes? (?:témoins?|de comparaison))\b",
    re.IGNORECASE,
)
_CONTROL_END = re.compile(r"[;.:](?=\s|$)|,? (?:or|while|whereas|ou|tandis|et la|et le)\b", re.IGNORECASE)
_LISTED = re.compile(r",|\b(?:and|or|et|ou|versus)\b")
_SET_BESIDE = Gate(
    r"\bcompar(?:e|es|ed|ing)\b(?! (?:with|to)\b)[^.;]{3,200}\b(?:with|to|and) (?=(?:those|people|patients|participants"
    r"|usual|care|treatment|standard|the |an? |waiting|clients|members of))",
    re.IGNORECASE,
)


def name_models(text: str, settings: bool = False) -> tuple[str, ...]:
    """Return the ``MOD.*`` codes of the models that ``text`` names, the other arm of a comparison left out.

    With ``settings`` also those that follow from where or among whom the peers of ``text`` work, such as "peer support for
    patients discharged from hospital"; in a result the same words would be an outcome. A general model gives way to a more
    telling one: peers employed in an emergency department are ``MOD.ED``.

    Example:
        >>> name_models("Hope was higher in clubhouses than in consumer-run services.")
        ('MOD.DROPIN',)
        >>> name_models("Peer support for young people", settings=True)
        ('MOD.YOUTH',)
    """
    return _named_in(text, settings)


@lru_cache(maxsize=1024)
def _named_in(text: str, settings: bool) -> tuple[str, ...]:
    """A sentence is asked about for each of its findings and for those behind it, so the last answers are kept."""
    return most_telling(_places(without_contrast(text), settings))


def name_apart(text: str) -> bool:
    """Return whether the models that ``text`` names are listed, by commas or "and", and so are none of one intervention.

    Example:
        >>> name_apart("We visited a warm line and a clubhouse."), name_apart("A warm line for young peers")
        (True, False)
    """
    own = without_contrast(text)
    places = _places(own, settings=True)
    kept = sorted(places[code] for code in most_telling(places))
    return any(_LISTED.search(own[end:start]) for (_, end), (start, _) in pairwise(kept))


def hint_models(text: str) -> tuple[str, ...]:
    """Return the models that the people a peer supports make likely, where nothing names one.

    Example:
        >>> hint_models("A talk led by a peer reduces cocaine use")
        ('MOD.COACH',)
    """
    own = without_contrast(text)
    return tuple(code for code, hint in read_model_patterns("hint").items() if _A_PEER.search(own) and hint.search(own))


def most_telling(codes: Iterable[str]) -> tuple[str, ...]:
    """Return ``codes`` sorted, without those that another of them covers.

    Example:
        >>> most_telling(["MOD.EMBED", "MOD.HOSP"])
        ('MOD.HOSP',)
    """
    found = sorted(set(codes))
    return tuple(code for code in found if not set(_COVERED_BY.get(code, ())) & set(found))


def is_population(code: str) -> bool:
    """Return whether the model ``code`` says whom peers support, and leaves open how.

    Example:
        >>> is_population("MOD.YOUTH"), is_population("MOD.WARM")
        (True, False)
    """
    return code in _POPULATIONS


def is_known_model(code: str) -> bool:
    """Return whether names of the model ``code`` are listed here; a codebook may hold others.

    Example:
        >>> is_known_model("MOD.HOSP"), is_known_model("MOD.GARDEN")
        (True, False)
    """
    return code in read_model_patterns("name") or code in read_model_patterns("place")


@cache
def read_model_patterns(kind: str) -> Mapping[str, Gate]:
    """Return the patterns of one kind by code, from the table ``model_names.csv`` (``code``, ``kind``, ``words``).

    A ``name`` holds anywhere; a ``place``, where or among whom peers work, only beside a word for peers in what tells of a
    study; a ``hint``, whom they support, only where nothing else is known.

    Example:
        >>> read_model_patterns("name")["MOD.12STEP"].search("a twelve-step fellowship")[0]
        'twelve-step'
    """
    words: dict[str, list[str]] = {}
    with _WORDS.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["kind"] == kind:
                words.setdefault(row["code"], []).append(row["words"])
    return {code: Gate(rf"\b(?:{_fill('|'.join(listed))})", re.IGNORECASE) for code, listed in words.items()}


def _fill(words: str) -> str:
    for mark, filled in _FILLED.items():
        words = words.replace(mark, filled)
    return words


def without_contrast(text: str) -> str:
    """Return ``text`` without the stretches that speak of a comparator or of what the study is not about.

    Example:
        >>> without_contrast("Unlike clubhouses, peer respites are small.")
        ' , peer respites are small.'
    """
    kept, at = [], 0
    for begin, closing in _contrasts(text):
        if begin < at:
            continue
        end = closing.search(text, begin)
        kept.append(text[at:begin])
        at = end.start() if end else len(text)
    return " ".join([*kept, text[at:]])


def _places(own: str, settings: bool) -> dict[str, tuple[int, int]]:
    """Where each model is named first."""
    found = _spans("name", own)
    return _spans("place", own) | found if settings and _A_PEER.search(own) else found


def _spans(kind: str, text: str) -> dict[str, tuple[int, int]]:
    opened = open_gates(read_model_patterns(kind).items(), text)
    return {code: match.span() for code, words in opened for match in [words.search(text)] if match}


def _contrasts(text: str) -> list[tuple[int, re.Pattern[str]]]:
    """Where words about something else begin, each with what ends them."""
    opened = [(match.end(), _CONTRAST_END) for match in _SET_BESIDE.finditer(text)]
    opened += [(match.start(), _CONTRAST_END) for match in _CONTRAST.finditer(text)]
    opened += [(match.start(), _CONTROL_END) for match in _CONTROL.finditer(text)]
    return sorted(opened, key=lambda one: one[0])
