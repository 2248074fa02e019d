"""The release gate: every file of a run is searched, and one hit, or one file that cannot be searched, stops it.

Names are hard because the literature has them too: a town of the roster stands in a policy page, a surname among the
authors, "Hope" in every second heading. Three rules keep the gate shut without making it useless:

- Text of the consultation (its files in ``texts/``, the rows of its documents) may hold no form of the roster and no
  structured identifier at all, whatever the literature says.
- Elsewhere (reports, notebooks, literature, mixed tables) a form that stands in what was public before, in the
  literature, references, codebook or settings, is let through; any other form is refused, in any case.
- A form that is one ordinary word (Grace, Will, two letters) is compared with its capital, and only where it is certain
  that a name is meant: inside a sentence, or before a verb of speech. Full names are compared without regard to case.
"""

import csv
import html
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from litreview.errors import ReleaseRefused
from litreview.privacy.artefacts import read_units
from litreview.privacy.confidential import Secrets, find_numbers, find_windows, form_key
from litreview.privacy.folding import fold
from litreview.privacy.forms import find_forms
from litreview.privacy.recognisers import find_identifiers
from litreview.privacy.units import Unit, Unsearchable

LARGEST_FILE = 1024 * 1024 * 1024

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_MACHINE_PATH = re.compile(
    r"(?<![\w.~/-])(?:file:/{2,3}|/(?:home|Users|tmp|root|var/folders|private/var|mnt|media)/)[\w.~-]|(?<!\w)[A-Za-z]:\\{1,2}[\w.~-]"
)


def check_release(folder: Path, secrets: Secrets, machine_paths: Iterable[str] = ()) -> None:
    """Raise ``ReleaseRefused`` where a file of ``folder`` holds something that may not leave, or cannot be searched.

    Searched are the names and all texts of all files, hidden ones too: roster forms, identifiers found in raw
    transcripts, unreleased raw turns (the whole turn, or eight words in a row of it), and absolute paths of this machine
    (home, temporary and run folders, and ``machine_paths``, say of the review and the roster).
    Entities, escapes, percent signs and invisible characters are decoded first. The places name file and spot, never text.

    Raises:
        ReleaseRefused: with all places.

    Example:
        >>> where = Path(tempfile.mkdtemp()); _ = (where / "a.txt").write_text("Nothing here.")
        >>> check_release(where, Secrets())
    """
    files = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    literature = _literature_ids(folder)
    machine = _machine_paths(folder, machine_paths)
    search = _Search(secrets, literature, machine)
    places = [place for number, path in enumerate(files, 1) for place in _file_places(path, folder, number, search)]
    if places:
        raise ReleaseRefused(dict.fromkeys(places))


class _Search:
    """What is searched for, and what was searched before; equal texts are searched once."""

    def __init__(self, secrets: Secrets, literature: frozenset[str], machine: tuple[str, ...]) -> None:
        self.secrets, self.literature, self.machine = secrets, literature, machine
        self.clean: set[tuple[int, bool]] = set()

    def find(self, text: str, *, consultation: bool) -> list[str]:
        key = (hash(text), consultation)
        if key in self.clean:
            return []
        kinds = [kind for variant in _decodings(text) for kind in self._kinds(variant, consultation)]
        if not kinds:
            self.clean.add(key)
        return list(dict.fromkeys(kinds))

    def _kinds(self, text: str, consultation: bool) -> Iterator[str]:
        for hit in find_forms(text, self.secrets.forms):
            if hit.certain and (consultation or form_key(hit.form) not in self.secrets.public):
                yield f"a form of the roster ({hit.form.kind})" if hit.form.label else f"an identifier ({hit.form.kind})"
        if consultation:
            yield from (f"an identifier ({found.kind})" for found in find_identifiers(text))
        if any(hash(number) in self.secrets.numbers for number in find_numbers(text)):
            yield "an identifier (number)"
        if find_windows(text, self.secrets):
            yield "words of a turn that was not released"
        if _MACHINE_PATH.search(text) or any(path in text for path in self.machine):
            yield "a path of this machine"


def _file_places(path: Path, folder: Path, number: int, search: _Search) -> Iterator[str]:
    inside = path.relative_to(folder)
    shown = inside.as_posix()
    name_kinds = search.find(shown, consultation=False)
    if name_kinds:
        shown = f"file {number} of the run"
        yield from (f"{shown}: its name: {kind}" for kind in name_kinds)
    if path.is_symlink() or not path.is_file():
        yield f"{shown}: is a link or no plain file; the gate cannot search it"
        return
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unsearchable("is larger than the release gate searches")
        for unit in read_units(path.name, path.read_bytes()):
            consultation = _is_consultation(unit, inside, search.literature)
            yield from (f"{shown}: {unit.where}: {kind}" for kind in search.find(unit.text, consultation=consultation))
    except (Unsearchable, OSError) as error:
        yield f"{shown}: {error if isinstance(error, Unsearchable) else 'cannot be opened'}; the gate cannot search it"


def _is_consultation(unit: Unit, path: Path, literature: frozenset[str]) -> bool:
    document = path.stem if path.parts[0] == "texts" else unit.document
    return bool(document) and document not in literature


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


def _machine_paths(folder: Path, further: Iterable[str]) -> tuple[str, ...]:
    here = folder.resolve()
    known = [*further, str(Path.home()), tempfile.gettempdir(), *(str(parent) for parent in (here, *here.parents))]
    return tuple(path for path in dict.fromkeys(known) if path.count("/") + path.count("\\") > 1)


def _decodings(text: str) -> Iterator[str]:
    plain = _HIDDEN.sub("", text)
    yield plain
    decoded = html.unescape(plain) if "&" in plain else plain
    decoded = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), decoded) if "\\" in decoded else decoded
    decoded = unquote(decoded) if "%" in decoded else decoded
    if fold(decoded) != fold(plain):
        yield decoded
