"""Who speaks: the label at the beginning of a line, told from other words before a colon."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_LONGEST = 80
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMED = re.compile(rf"[ \t]*(?:(?P<open>[\[(])[ \t]*)?(?P<time>{_TIME})(?(open)[ \t]*[\])])[ \t]*[-–]?[ \t]*")
_TIME_AFTER = re.compile(rf"[ \t]*[\[(]?(?P<time>{_TIME})[\])]?[ \t]*$")
_HEADER = re.compile(rf"[ \t]*(?P<label>\S.{{0,60}}?)(?:[ \t]{{2,}}|\t|[ \t]+(?=[\[(]))[\[(]?(?P<time>{_TIME})[\])]?[ \t]*")
_COLON = re.compile(r"[ \t\u00a0\u202f]?[:：](?=\s|$)")
_CODE = re.compile(r"(?:[A-Z]{1,3}|Int|Fac|Mod|Res|Part)[ _-]?\d{1,4}[a-z]?|INT|FAC|MOD|RES|Int|Q|A|I|R|P", re.ASCII)
_ROLE = re.compile(
    r"(?:unknown |unidentified )?(?:interviewer|interviewee|facilitator|co-facilitator|moderator|researcher|participant|"
    r"respondent|speaker|interpreter|note ?taker|intervieweu(?:r|se)|animat(?:eur|rice)|mod[ée]rat(?:eur|rice)|"
    r"facilitat(?:eur|rice)|cherche(?:ur|use)|participante|r[ée]pondante?|intervenante?|personne|interpr[èe]te)"
    r"(?: (?:#|no\.? ?)?\w{1,3})?",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"(?:The|Le|La) (?:(?:Vice-|Acting |Deputy |Honou?rable )?"
    r"(?:Chair|Chairman|Chairperson|Clerk|Speaker|Witness|Président|Présidente|Greffier)|Hon\. )[^:]{0,60}|"
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Hon|Sen|Rev|Mme|Mlle|M|Elder|Senator|Minister)\.? [A-ZÀ-Ý][^:]{0,60}"
)
_NAME = re.compile(
    r"[A-ZÀ-Ý][\w’'.-]*(?: (?:[A-ZÀ-Ý][\w’'.-]*|de|du|des|la|le|van|von|der|den|bin|al|el|d[’']\w+)){0,4}(?: ?\([^()]{1,40}\))?"
)
_CAPITAL_I = re.compile(r"\bI\b|\b[A-Z][a-z]+ [a-z]")
_WORDS = re.compile(r"[^\W\d_]+")
_HEADINGS = """
note notes nb remark remarks warning caution important attention example examples question questions answer topic
topics agenda meeting date time place location venue source sources tel telephone phone fax email e-mail mail web
website url subject re to from cc project study title transcript transcription recording recorded duration length
session interview group focus participants present attendees attending apologies absent language background
introduction summary conclusion conclusions results methods discussion objective objectives purpose goal goals aim
aims task tasks step steps part section chapter figure table appendix reference references keywords abstract first
second third finally also however yes no ok okay so but and because well then now here there this that these those it
he she they we you what why how when where who which the file version page name names role consent key legend end
start begin beginning break pause action actions decision update reminder tip idea problem problems solution reason
reasons result fact budget cost costs home query monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december lieu heure sujet remarque exemple
réponse objet durée projet titre langue présents présentes absents résumé ordre réunion bref donc mais oui non alors
ensuite enfin voici
"""
_NO_SPEAKERS = frozenset(_HEADINGS.split())


class Label(NamedTuple):
    """A label that may name a speaker: as it is written, the words after it, its time, and whether its form is proof."""

    speaker: str
    words: str
    time: str = ""
    sure: bool = False


def find_label(line: str) -> Label | None:
    """Return the label that opens ``line``, or ``None`` where it opens with other words.

    Example:
        >>> find_label("[00:01:23] P2: Yes.")
        Label(speaker='P2', words='Yes.', time='00:01:23', sure=True)
        >>> find_label("Note: the room was cold."), find_label("10:30 Meeting: the room")
        (None, None)
    """
    header = _HEADER.fullmatch(line[:_LONGEST]) if len(line) <= _LONGEST else None
    if header and _form(header["label"].rstrip(":")):
        return Label(" ".join(header["label"].rstrip(": ").split()), "", clock(header["time"]), True)
    timed = _TIMED.match(line)
    start, time = (timed.end(), timed["time"]) if timed else (0, "")
    colon = _COLON.search(line[: start + _LONGEST], start)
    if colon is None:
        return None
    label, words = line[start : colon.start()], line[colon.end() :].strip()
    after = _TIME_AFTER.search(label)
    if after and after.start():
        label, time = label[: after.start()], after["time"]
    label = " ".join(label.split()).strip("*[]")
    form = _form(label)
    return Label(label, words, clock(time) if time else "", form == "sure") if form else None


def _form(label: str) -> str:
    """Return "sure" for a code, role or title, "name" for words that look like a name, else ``""``."""
    label = " ".join(label.split())
    if _CODE.fullmatch(label) or _ROLE.fullmatch(label) or _CHAIR.fullmatch(label):
        return "sure"
    words = [word.casefold() for word in _WORDS.findall(label)]
    if not _NAME.fullmatch(label) or any(word in _NO_SPEAKERS for word in words):
        return ""
    return "name"


def speakers_of(labels: Sequence[Label | None], lines: Sequence[str] = ()) -> frozenset[str]:
    """Return which labels of a file (one for each line with words) name its speakers.

    A label of sure form does. Words that only look like a name do where they come back, where most lines have a label,
    or where two other speakers are known; but not where they come once, no speaker who comes back is written in as many
    words, and the ``lines`` of the file write them small elsewhere, as they do with words that are no names.

    Example:
        >>> lines = ["INT: Yes?", "P1: Well.", "Hope: it matters.", "Ann: I lost hope."]
        >>> sorted(speakers_of([find_label(line) for line in lines], lines))
        ['Ann', 'INT', 'P1']
    """
    found = [label for label in labels if label]
    counts = Counter(label.speaker for label in found)
    known = {label.speaker for label in found if label.sure} | {name for name, count in counts.items() if count > 1}
    if len(known) >= 2 or (len(counts) >= 2 and 2 * len(found) >= len(labels)):
        sure = {label.speaker for label in found if label.sure}
        lengths = {len(name.split()) for name in known - sure}
        doubtful = {name for name in counts if name not in known and len(name.split()) not in lengths}
        known |= set(counts) - (_mere_words(doubtful, lines) if len(known) >= 2 and doubtful else set())
    return frozenset(known)


def _mere_words(names: set[str], lines: Sequence[str]) -> set[str]:
    """Return the ``names`` all of whose words stand small in ``lines``; none where the lines use no capitals at all."""
    seen = {word for line in lines for word in _WORDS.findall(line) if word[0].islower()}
    if "i" in seen and not any(_CAPITAL_I.search(line) for line in lines):
        return set()
    return {name for name in names if all(word.casefold() in seen for word in _WORDS.findall(name))}


def clock(time: str) -> str:
    """Return a time of a recording as ``hh:mm:ss``.

    Example:
        >>> clock("1:05"), clock("0:0:7.23"), clock("01:02:03,500")
        ('00:01:05', '00:00:07', '01:02:03')
    """
    parts = [int(part) for part in re.split("[.,]", time)[0].split(":")]
    hours, minutes, seconds = [0] * (3 - len(parts)) + parts
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"
