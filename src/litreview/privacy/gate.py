"""The release gate: every file of a run is searched, and one hit, or one file that cannot be searched, stops it.

Names are hard because the literature has them too: a town of the roster stands in a policy page, a surname among the
authors, "Hope" in every second heading. Four rules keep the gate shut without making it useless:

- Text of the consultation (its files in ``texts/``, the rows of its documents) may hold no form of the roster and no
  structured identifier at all, whatever the literature says.
- Elsewhere (reports, notebooks, literature, mixed tables) a form that stands in what was public before, in the
  literature, references, codebook or settings, is let through; any other form is refused, in any case.
- Names of files and folders are text as well. What stands across cells, lines or tags is read on (``streams``), and every
  text is searched as it stands and decoded (``readings``).
- A form that is one ordinary word (Grace, Will, two letters) is compared with its capital, and only where it is certain
  that a name is meant: inside a sentence, or before a verb of speech. Full names are compared without regard to case.
"""

import csv
import os
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from litreview.errors import ReleaseRefused
from litreview.forked import begun
from litreview.privacy.artefacts import read_units
from litreview.privacy.confidential import Secrets, form_key, holds_number, names_something
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.forms import FormHit, find_forms, is_ordinary
from litreview.privacy.readings import drop_digests, read_every_way, split_words
from litreview.privacy.recognisers import find_identifiers
from litreview.privacy.streams import Stream, find_across, name_kind, whole_forms
from litreview.privacy.units import Unsearchable
from litreview.privacy.variants import find_paths

LARGEST_FILE = 1024 * 1024 * 1024

_CACHED = 200
_WORTH_A_PROCESS = 500_000
_Entry = tuple[int, Path]
_ADVICE = {
    "a form of the roster": "add the spelling that was missed to the roster's aliases; where a file is named so, rename the"
    " source; where a notebook, judgement or setting says the name, take it out",
    "an identifier": "take the address, number or date out of what repeats it, or out of the transcript",
    "words of a turn that was not released": "take them out of the notebook, judgement, setting or reason of an adjudication"
    " that repeats them",
    "a path of this machine": "show the names of files, not where they lie",
    "file the gate cannot search": "take it out of the run, or save it as text, CSV, Parquet, JSON, HTML, SVG, PNG, xlsx or docx",
}


class Passed(NamedTuple):
    """What the gate searched and let pass: how many files, and how many pieces of text in them."""

    files: int
    texts: int


def check_release(
    folder: Path, secrets: Secrets, machine_paths: Iterable[str] = (), only: Collection[str] = (), jobs: int = 1
) -> Passed:
    """Return how much was searched, or raise ``ReleaseRefused`` where a file of ``folder`` holds what may not leave.

    Searched are the names of all files and folders and all texts of all files, hidden ones too: roster forms, identifiers
    found in raw transcripts, unreleased raw turns (the whole turn, or eight words in a row of it), and absolute paths of
    this machine (home, temporary and run folders, those of ``secrets``, and ``machine_paths``). A file that cannot be
    searched is refused as well. With ``only``, just the files of these names, relative to ``folder``, are searched.
    The places name file, spot and kind, never text; the error ends with what to do about each kind. With two ``jobs`` or more,
    another process searches half of the files of a folder that is worth it.

    Raises:
        ReleaseRefused: with all places.

    Example:
        >>> where = Path(tempfile.mkdtemp()); _ = (where / "a.txt").write_text("Nothing here.")
        >>> check_release(where, Secrets())
        Passed(files=1, texts=1)
    """
    search = _Search(secrets, _literature_ids(folder), _machine_paths(folder, [*secrets.paths, *machine_paths]))
    places: dict[str, None] = {}
    entries = list(enumerate(_list_entries(folder, places), 1))
    entries = [(number, path) for number, path in entries if not only or path.relative_to(folder).as_posix() in only]
    here, there, heavy = _share_out(entries)
    with begun(lambda: _search_entries(there, folder, search), wanted=jobs > 1 and heavy) as ask_there:
        (found, texts), (more, further) = _search_entries(here, folder, search), ask_there()
    places |= dict.fromkeys(place for _, place in sorted([*found, *more], key=lambda each: each[0]))
    if places:
        advice = (
            f"what to do about {start}: {do}"
            for start, do in _ADVICE.items()
            if any(start.removeprefix("file ") in place for place in places)
        )
        raise ReleaseRefused(places, advice)
    return Passed(sum(not path.is_dir() for _, path in entries), texts + further)


class _Search:
    """What is searched for, and what was searched before; equal texts, alone or one after the other, are searched once."""

    def __init__(self, secrets: Secrets, literature: frozenset[str], machine: re.Pattern[str] | None) -> None:
        self.secrets, self.literature, self.machine = secrets, literature, machine
        self.whole = whole_forms(secrets.forms)
        public = secrets.public
        kept = (first for first, entries in secrets.forms.items() if any(form_key(form) not in public for _, form in entries))
        self.firsts = {True: secrets.forms.keys(), False: frozenset(kept)}
        self.clean: dict[bool, set[int]] = {False: set(), True: set()}
        self.clean_streams: set[int] = set()
        self.words: dict[str, list[str]] = {}
        self.long_words: dict[str, list[str]] = {}
        self.texts = 0

    def find(self, text: str, *, consultation: bool) -> list[str]:
        """Return the kinds of what may not leave that stand in ``text`` by itself."""
        key = hash(text)
        if key in self.clean[consultation]:
            return []
        kinds = []
        readings = read_every_way(text)
        for reading in readings:
            words = TOKEN.findall(fold(reading))
            kinds += self._kinds(reading, words, consultation)
        (self.words if len(text) <= _CACHED else self.long_words)[text] = words
        kinds += self._split_kinds(readings[-1], consultation)
        if not kinds:
            self.clean[consultation].add(key)
        return list(dict.fromkeys(kinds))

    def find_on(self, pieces: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Yield place and kind of what stands in texts that are read on from one to the next, the last of one file."""
        key = hash(tuple(text for _, text in pieces))
        if key in self.clean_streams:
            return
        stream = Stream()
        for where, text in pieces:
            stream.add(where, text, self._words_of(text))
        found = list(find_across(stream, self.secrets, self.whole))
        if not found:
            self.clean_streams.add(key)
        yield from found

    def _words_of(self, text: str) -> list[str]:
        words = self.words.get(text)
        if words is None:
            words = self.long_words.get(text)
        if words is None:
            words = TOKEN.findall(fold(read_every_way(text)[-1]))
            if len(text) <= _CACHED:
                self.words[text] = words
        return words

    def _kinds(self, text: str, words: Sequence[str], consultation: bool) -> Iterator[str]:
        yield from (name_kind(hit.form) for hit in self._hits(text, words, consultation))
        searched = drop_digests(text)
        if consultation:
            yield from (f"an identifier ({found.kind})" for found in find_identifiers(searched))
        if holds_number(searched, self.secrets):
            yield "an identifier (number)"
        if "/" not in text and "\\" not in text:
            return
        if (self.machine and self.machine.search(text)) or not self.secrets.public_paths.issuperset(find_paths(text)):
            yield "a path of this machine"

    def _split_kinds(self, text: str, consultation: bool) -> Iterator[str]:
        apart = split_words(text)
        for hit in self._hits(apart, TOKEN.findall(fold(apart)), consultation) if apart != text else ():
            if not is_ordinary(tuple(TOKEN.findall(fold(hit.form.text)))):
                yield name_kind(hit.form)

    def _hits(self, text: str, words: Sequence[str], consultation: bool) -> Iterator[FormHit]:
        """Yield the forms in ``text`` that may not leave; it is asked for none where no word begins one that might not."""
        if not self.firsts[consultation].isdisjoint(words):
            yield from (hit for hit in find_forms(text, self.secrets.forms) if self._may_not_leave(hit, text, consultation))

    def _may_not_leave(self, hit: FormHit, text: str, consultation: bool) -> bool:
        if hit.form.kind == "handle" and text[hit.start - 1 : hit.start] not in ("@", "/"):
            return False
        if consultation:
            return hit.certain
        key = form_key(hit.form)
        return names_something(hit) and key not in self.secrets.public and (hit.certain or key not in self.secrets.settled)


def _list_entries(folder: Path, places: dict[str, None]) -> list[Path]:
    """Return all files and folders in ``folder``, in order; one that cannot be opened is a place."""

    def note(error: OSError) -> None:
        places[f"{Path(error.filename).relative_to(folder).as_posix()}: cannot be opened; the gate cannot search it"] = None

    walked = os.walk(folder, onerror=note)
    return sorted(Path(root) / name for root, folders, files in walked for name in (*folders, *files))


def _share_out(entries: Iterable[_Entry]) -> tuple[list[_Entry], list[_Entry], bool]:
    """Return the entries in two shares of about as many bytes, and whether two processes are worth it.

    Parquet files, and the CSV files that hold the same, are in the first: this process has read some before.
    """
    shares: tuple[list[_Entry], list[_Entry]] = ([], [])
    sizes = [0, 0]
    sized = [(number, path, path.lstat().st_size if os.path.lexists(path) else 0) for number, path in entries]
    for number, path, size in sorted(sized, key=lambda each: (each[1].parent.name != "tables", -each[2], each[0])):
        share = 0 if path.suffix == ".parquet" or path.parent.name == "tables" else sizes.index(min(sizes))
        shares[share].append((number, path))
        sizes[share] += size
    return sorted(shares[0]), sorted(shares[1]), sizes[1] > _WORTH_A_PROCESS


def _search_entries(entries: Iterable[_Entry], folder: Path, search: _Search) -> tuple[list[tuple[int, str]], int]:
    """Return the places found in ``entries``, each with the number of its entry, and how many texts were searched."""
    before = search.texts
    found = [(number, place) for number, path in entries for place in _entry_places(path, folder, number, search)]
    return found, search.texts - before


def _entry_places(path: Path, folder: Path, number: int, search: _Search) -> Iterator[str]:
    inside = path.relative_to(folder)
    shown = inside.as_posix()
    name = shown.replace("-", " ")
    kinds = [*search.find(shown, consultation=False), *search.find(name, consultation=False)]
    kinds += [kind for _, kind in search.find_on([("", name)])]
    if kinds:
        shown = f"file {number} of the run"
        yield from (f"{shown}: its name: {kind}" for kind in kinds)
    if path.is_symlink() or not (path.is_file() or path.is_dir()):
        yield f"{shown}: is a link or no plain file; the gate cannot search it"
    elif path.is_file():
        yield from (f"{shown}: {place}" for place in _file_places(path, inside, search))


def _file_places(path: Path, inside: Path, search: _Search) -> Iterator[str]:
    flow: list[tuple[str, str]] = []
    named = inside.stem if inside.parts[0] == "texts" else ""
    search.long_words.clear()
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unsearchable("is larger than the release gate searches")
        for where, text, document, flows in read_units(path.name, path.read_bytes()):
            search.texts += 1
            document = named or document
            consultation = bool(document) and document not in search.literature
            if hash(text) not in search.clean[consultation]:
                yield from (f"{where}: {kind}" for kind in search.find(text, consultation=consultation))
            if flows:
                flow.append((where, text))
            elif hash((text,)) not in search.clean_streams:
                yield from (f"{where}: {kind}" for _, kind in search.find_on([("", text)]))
    except Unsearchable as error:
        yield f"{error}; the gate cannot search it"
    except (OSError, ValueError, OverflowError, RecursionError, MemoryError):
        yield "cannot be opened or decoded; the gate cannot search it"
    yield from (f"{where}: {kind}" for where, kind in search.find_on(flow))


def _literature_ids(folder: Path) -> frozenset[str]:
    path = folder / "tables" / "documents.csv"
    if not path.is_file() or path.is_symlink():
        return frozenset()
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (UnicodeDecodeError, csv.Error, OSError):
        return frozenset()
    known = (row for row in rows if row.get("evidence_kind") not in (None, "", "consultation"))
    return frozenset(row.get("document_id") or "" for row in known) - {""}


def _machine_paths(folder: Path, further: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the known paths of this machine, and not the like inside a web address or a longer name."""
    here = folder.resolve()
    known = [*further, str(Path.home()), tempfile.gettempdir(), *(str(parent) for parent in (here, *here.parents))]
    paths = [re.escape(path) for path in dict.fromkeys(known) if path.count("/") + path.count("\\") > 1]
    return re.compile(rf"(?<![\w.~/-])(?:{'|'.join(paths)})(?!\w)") if paths else None
