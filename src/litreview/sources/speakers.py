"""Who speaks: the label at the beginning of a line, told from other words before a colon."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from litreview.sources.labels import UNSEEN, clean_label, rate_label

_LONGEST = 160
_MOST_COLONS = 6
_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2,3}(?:[.,]\d{1,3})?"
_RANGE = rf"(?P<time>{_TIME})(?:[ \t]*(?:-{{1,2}}>|[-–—→])[ \t]*{_TIME})?"
_START = re.compile(rf"[\s{UNSEEN}]*(?:(?:>{{2,}}|[-–—•])[ \t]*(?=\w))?")
_TIMED = re.compile(rf"[ \t]*(?:(?P<open>[\[(])[ \t]*)?{_RANGE}(?(open)[ \t]*[\])])[ \t]*[-–]?[ \t]*")
_TIME_AFTER = re.compile(rf"[ \t]*[\[(]?{_RANGE}[\])]?[ \t]*$")
_END = re.compile(rf"(?<=\S)(?P<gap>[ \t\u00a0]+)(?P<open>[\[(]?){_RANGE}(?: ?[AP]M)?[\])]?[ \t]*:?[ \t]*$", re.IGNORECASE)
_ENDS = frozenset("0123456789)]:Mm")
_COLON = re.compile(r"[ \t\u00a0\u202f]?(?:：|:(?=\s|$|[*\"“«‘'(\[]|[^\W\d_])|(?<=[^\W\d_]):(?=\d))")
_CAPITAL_I = re.compile(r"\bI\b|\b[A-Z][a-z]+ [a-z]")
_WORDS = re.compile(r"[^\W\d_]+")
_RANKS = ("", "loose", "weak", "name", "sure")


class Label(NamedTuple):
    """A label that may name a speaker: as it is written, the words after it, its time, and its form (see ``rate_label``)."""

    speaker: str
    words: str
    time: str = ""
    form: str = "name"


def find_label(line: str) -> Label | None:
    """Return the label that opens ``line``, or ``None`` where it opens with other words.

    Example:
        >>> find_label("[00:01:23] P2: Yes.")
        Label(speaker='P2', words='Yes.', time='00:01:23', form='sure')
        >>> find_label("Note: the room was cold."), find_label("10:30 Meeting: the room")
        (None, None)
    """
    if ":" not in line and "：" not in line:
        return None
    start = _START.match(line)
    line = line[start.end() :] if start else line
    header = _find_header(line)
    if header:
        return header
    timed = _TIMED.match(line)
    begin, time = (timed.end(), timed["time"]) if timed else (0, "")
    colon = _find_colon(line, begin)
    if colon is None:
        return _label(line[begin:], "", time, ("sure",)) if timed and len(line) <= _LONGEST else None
    label, words = line[begin : colon.start()], line[colon.end() :]
    spaced = not words or not (words[0].isalpha() and colon[0][-1] == ":")
    words = words.lstrip("*") if label.startswith("*") else words
    after = _TIME_AFTER.search(label)
    if after and after.start():
        label, time = label[: after.start()], after["time"]
    return _label(label, words.strip(), time, _RANKS[1:] if spaced else _RANKS[2:])


def _find_header(line: str) -> Label | None:
    """Return the label of a line that is a name and a time only; a wide gap, a bracket or a second name makes it sure."""
    may_be = len(line) <= _LONGEST and line.rstrip()[-1:] in _ENDS
    header = _END.search(line) if may_be else None
    if header is None:
        return None
    found = _label(line[: header.start()].rstrip(": "), "", header["time"], _RANKS[1:])
    apart = header["open"] or len(header["gap"]) > 1 or "\t" in header["gap"]
    if found and (apart or (found.form == "name" and " " in found.speaker)):
        return found._replace(form="sure" if found.form == "name" else "weak" if found.form == "loose" else found.form)
    return found


def _find_colon(line: str, begin: int) -> re.Match[str] | None:
    """Return the first colon that can end a label: none in an open bracket, where it belongs to a remark or a time."""
    for count, colon in enumerate(_COLON.finditer(line, begin, begin + _LONGEST)):
        label = line[begin : colon.start()]
        if label.count("(") <= label.count(")") and label.count("[") <= label.count("]"):
            return colon
        if count >= _MOST_COLONS:
            break
    return None


def _label(written: str, words: str, time: str, forms: Sequence[str]) -> Label | None:
    """Return the label as it is ``written``, without marks of its type, if of one of ``forms``."""
    label = clean_label(written).strip("*")
    if label.startswith("[") and label.endswith("]"):
        label = label[1:-1].strip()
    form = rate_label(label)
    return Label(label, words, clock(time) if time else "", form) if form in forms else None


def speakers_of(labels: Sequence[Label | None], lines: Sequence[str] = ()) -> frozenset[str]:
    """Return which labels of a file (one for each line with words) name its speakers.

    A label of sure form does. Words that only look like a name do where they come back, where most lines have a label,
    or where two other speakers are known; but not where they come once, no speaker who comes back is written in as many
    words, and the ``lines`` of the file write them small elsewhere, as they do with words that are no names. A name that
    is also a word must come back; words in small letters must come back in a file that labels two lines of three.

    Example:
        >>> lines = ["INT: Yes?", "P1: Well.", "Hope: it matters.", "Ann: I lost hope."]
        >>> sorted(speakers_of([find_label(line) for line in lines], lines))
        ['Ann', 'INT', 'P1']
    """
    found = [label for label in labels if label]
    counts, forms = Counter(label.speaker for label in found), _best_forms(found)
    known = {name for name, count in counts.items() if forms[name] == "sure" or (count > 1 and forms[name] != "loose")}
    loose = {name for name, count in counts.items() if forms[name] == "loose" and count > 1}
    if 3 * sum(counts[name] for name in known | loose) >= 2 * len(labels):
        known |= loose
    names = {name for name in counts if forms[name] in ("name", "sure")}
    if len(known) >= 2 or (len(names | known) >= 2 and 2 * sum(counts[name] for name in names | known) >= len(labels)):
        lengths = {len(name.split()) for name in known if forms[name] != "sure"}
        doubtful = {name for name in names - known if len(name.split()) not in lengths}
        known |= names - (_mere_words(doubtful, lines) if len(known) >= 2 and doubtful else set())
    return frozenset(known)


def _best_forms(labels: Sequence[Label]) -> dict[str, str]:
    best: dict[str, str] = {}
    for label in labels:
        best[label.speaker] = max(best.get(label.speaker, ""), label.form, key=_RANKS.index)
    return best


def _mere_words(names: set[str], lines: Sequence[str]) -> set[str]:
    """Return the ``names`` all of whose words stand small in ``lines``; none where the lines use no capitals at all."""
    seen = {word for line in lines for word in _WORDS.findall(line) if word[0].islower()}
    if "i" in seen and not any(_CAPITAL_I.search(line) for line in lines):
        return set()
    return {name for name in names if all(word.casefold() in seen for word in _WORDS.findall(name))}


def clock(time: str) -> str:
    """Return a time of a recording as ``hh:mm:ss``; parts of seconds are dropped, also those after a colon.

    Example:
        >>> clock("1:05"), clock("0:0:7.23"), clock("01:02:03,500"), clock("00:00:01:500")
        ('00:01:05', '00:00:07', '01:02:03', '00:00:01')
    """
    parts = re.split("[.,]", "".join(time.split()))[0].split(":")
    if len(parts) > 3 or (len(parts[-1]) > 2 and int(parts[-1]) > 59):
        parts.pop()
    hours, minutes, seconds = [0] * (3 - len(parts)) + [int(part) for part in parts]
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"
