"""Arms of a comparison: which words stand for peer support (or another intervention) and which for its comparator."""

import re
from functools import lru_cache
from typing import NamedTuple

_OURS = (
    r"(?<!non-)(?<!non )(?<!no )(?<!without )(?<!no-)peers?\b(?: |-)?\w{0,12}|intervention\w*|experimental|treated"
    r"|treatment (?:group|arm)|study group"
    r"|mentor\w*|consumer[- ](?:run|led|operated|delivered)|(?<!non-)consumers?|navigators?|pairs[- ]aidants?|pairs?-aidance"
    r"|groupe (?:d.)?intervention"
)
_THEIRS = (
    r"(?<!sense of )(?<!locus of )(?<!taking )(?<!take )controls?(?! (?:over|of their|of one))|comparison(?: group| arm)?"
    r"|comparators?|usual|tau|standard(?: care)?|routine|conventional|placebo|sham"
    r"|wait(?:ing)?[- ]?list"
    r"|professionals?|clinicians?|social workers?|nurses?|non-?consumers?|non-?peers?|no[- ]peer|without (?:a )?peers?"
    r"|agency[- ]only|\w+-only|alone"
    r"|témoins?|soins habituels|professionnels?|cliniciens?"
)
_OUR_GENERAL = ("intervention\\w*", "experimental", "treated", "treatment (?:group|arm)", "study group", "active")
_THEIR_GENERAL = ("controls?", "placebo", "sham", "usual care", "standard care", "comparison", "untreated", "conventional")
_COMMON_WORDS = (
    "group groups arm arms patients participants treatment intervention control care usual daily mg kg day days dose week weeks"
    " with without and the for from plus only received standard therapy program programme twice once per"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_WORD = re.compile(r"[^\W_]{2,}", re.UNICODE)

_LABEL = re.compile(r"\bgroup[- ](\w|I{1,3}|IV)\b", re.IGNORECASE)


class Arms(NamedTuple):
    """Patterns that find the two sides of a comparison."""

    ours: re.Pattern[str]
    theirs: re.Pattern[str]

    def __hash__(self) -> int:
        """Return the hash of the words; that of a compiled pattern is made anew each time it is asked for."""
        return hash((self.ours.pattern, self.theirs.pattern))


PEER_ARMS = Arms(re.compile(rf"\b(?:{_OURS})", re.IGNORECASE), re.compile(rf"\b(?:{_THEIRS})\b", re.IGNORECASE))


@lru_cache(maxsize=512)
def name_arms(intervention: str = "", comparator: str = "") -> Arms:
    """Return the patterns of two arms described in free words; those of peer support where nothing is said.

    A word that both descriptions use tells nothing and is left out; initials of a description count as its name.

    Example:
        >>> name_arms("growth hormone (GH)", "placebo").ours.search("fell with GH")[0]
        'GH'
    """
    if not intervention and not comparator:
        return PEER_ARMS
    mine, other = _words(intervention), _words(comparator)
    return Arms(
        _arm_pattern(mine - other, _labels(intervention, comparator) + _unless_named(_OUR_GENERAL, comparator)),
        _arm_pattern(other - mine, _labels(comparator, intervention) + _unless_named(_THEIR_GENERAL, intervention)),
    )


def first_arm(text: str, arms: Arms) -> str:
    """Return ``"ours"`` or ``"theirs"``, whichever ``text`` names first, or ``""``.

    Example:
        >>> first_arm("in the control group", PEER_ARMS)
        'theirs'
    """
    ours, theirs = arms.ours.search(text), arms.theirs.search(text)
    if ours and (not theirs or ours.start() < theirs.start()):
        return "ours"
    return "theirs" if theirs else ""


def last_arm(text: str, arms: Arms) -> str:
    """Return the arm that ``text`` names last, or ``""``.

    Example:
        >>> last_arm("controls and the peer group", PEER_ARMS)
        'ours'
    """
    ours = max((m.start() for m in arms.ours.finditer(text)), default=-1)
    theirs = max((m.start() for m in arms.theirs.finditer(text)), default=-1)
    if ours == theirs:
        return ""
    return "ours" if ours > theirs else "theirs"


def _unless_named(general: tuple[str, ...], other: str) -> str:
    """The general names of an arm, but those that the other arm is described with."""
    kept = [name for name in general if not re.search(rf"\b(?:{name})\b", other, re.IGNORECASE)]
    return "|".join(kept or general)


def _labels(description: str, other: str) -> str:
    """The label of a lettered or numbered group, such as "group A", unless the other arm has it too."""
    mine = {label.upper() for label in _LABEL.findall(description)} - {label.upper() for label in _LABEL.findall(other)}
    runs = "".join(rf"(?<=groups \w and ){label}|" for label in sorted(mine) if len(label) == 1)
    return runs + "".join(rf"groups?[- ]{label}|" for label in sorted(mine))


def _words(description: str) -> frozenset[str]:
    words = [w for w in _WORD.findall(description) if w.lower() not in _COMMON]
    initials = "".join(w[0] for w in words if not w[0].isdigit())
    names = {w.lower() for w in words if len(w) > 2 or w.isupper() or w.isdigit()}
    return frozenset(names | ({initials.lower()} if len(initials) >= 2 else set()))


def _arm_pattern(words: frozenset[str], general: str) -> re.Pattern[str]:
    stems = sorted((re.escape(w[:-1] if len(w) > 5 else w) for w in words), key=lambda w: (-len(w), w))
    listed = "|".join(f"{stem}\\w*" if len(stem) > 3 else stem for stem in stems)
    return re.compile(rf"\b(?:{listed}{'|' if listed else ''}{general})\b", re.IGNORECASE)
