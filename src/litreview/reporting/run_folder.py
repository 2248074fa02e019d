"""The folder of a run, opened for reading: its tables, texts, public settings and codebook."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from litreview.errors import UsageError, nearest
from litreview.reporting.citations import cite_documents, list_sessions
from litreview.reporting.open_codings import leave_blind_out
from litreview.reporting.speakers import find_unnamed, keep_countable
from litreview.tables import COLUMNS, MEASURE, WHOLE, read_table

_Made = TypeVar("_Made")
_BY_TEXT = ("sha256", "segments", "message", "path")
"""Columns of ``documents`` that change with every edit of a text, and that few pages show."""
NO_SETTINGS: Mapping[str, object] = {
    "title": "Review",
    "question": "",
    "organisation": "",
    "contact": "",
    "funder_statement": "",
    "illustrative": False,
    "min_group": 5,
    "participants": {},
    "held_back": [],
    "blind": [],
}


@dataclass(frozen=True)
class Run:
    """What a run made, as far as reports read it; nothing in it is ever changed.

    ``review`` holds the public settings; ``record`` is ``run.json``, read only when it is asked for: it differs in every run,
    and a notebook that does not need it need not be executed again.
    """

    folder: Path
    review: Mapping[str, object] = field(repr=False)

    @cached_property
    def record(self) -> Mapping[str, object]:
        """Return the record of the run, as far as it is made; empty where there is none."""
        return _read_json(self.folder / "run.json")

    def table(self, name: str, columns: Sequence[str] = ()) -> pd.DataFrame:
        """Return the table ``name`` of the run, or its ``columns`` alone as far as it has them; read once, then kept.

        A notebook that asks for some columns need not be executed again where only others have changed.

        Raises:
            UsageError: there is no table of that name, or it has no such column; offers the nearest.
            FileNotFoundError: the run has no such table.
        """
        _check_names(name, columns)
        part = f"#{','.join(columns)}" if columns and name not in self._tables else ""
        if name + part not in self._tables:
            # Parquet is opened past Python; who listens for what a notebook reads hears of it all the same.
            sys.audit("open", f"{self.folder / 'tables' / name}.parquet{part}", "r", 0)
            frame = _fill_up(name, read_table(name, self.folder / "tables"))
            self._tables[name + part] = _choose(frame, columns if part else ())
        return _choose(self._tables[name + part], columns)

    def keep(self, name: str, make: Callable[[], _Made]) -> _Made:
        """Return what ``make`` gave when ``name`` was first asked for: several pages and parts of a page need the same."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def text(self, document_id: str) -> str:
        """Return the text that spans of ``document_id`` refer to, ``""`` where the run holds none."""
        if document_id not in self._texts:
            path = self.folder / "texts" / f"{document_id}.txt"
            # It is opened, not looked for: who notes what a notebook reads hears also of what was not there.
            try:
                self._texts[document_id] = path.read_bytes().decode("utf-8")
            except FileNotFoundError:
                self._texts[document_id] = ""
        return self._texts[document_id]

    @cached_property
    def codebook(self) -> pd.DataFrame:
        """Return the codebook indexed by code, every cell text, in file order."""
        path = self.folder / "tables" / "codebook.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        return frame.set_index("id", drop=False)

    @cached_property
    def code_order(self) -> Mapping[str, int]:
        """Return the place of each code in the codebook, from 0."""
        return {str(code): place for place, code in enumerate(self.codebook.index)}

    @cached_property
    def documents(self) -> pd.DataFrame:
        """Return the documents that were read, indexed by ``document_id``, without what ``describe_documents`` adds."""
        return self.describe_documents()

    def describe_documents(self, *more: str) -> pd.DataFrame:
        """Return ``documents`` with ``more`` of their columns: sha256, segments, message, path."""
        columns = [column for column in COLUMNS["documents"] if column in more or column not in _BY_TEXT]
        frame = self.table("documents", columns)
        return frame[frame["status"] != "rejected"].set_index("document_id", drop=False)

    @cached_property
    def segments(self) -> Mapping[str, tuple[list[int], list[dict[str, object]]]]:
        """Return the segments of each document in order: their starts, and their rows as plain dicts."""
        frame = self.table("segments").sort_values(["document_id", "start"], kind="stable")
        found: dict[str, tuple[list[int], list[dict[str, object]]]] = {}
        for row in frame.to_dict("records"):
            starts, rows = found.setdefault(str(row["document_id"]), ([], []))
            starts.append(int(row["start"]))
            rows.append({str(key): value for key, value in row.items()})
        return found

    @cached_property
    def codings_by_code(self) -> Mapping[str, pd.DataFrame]:
        """Return the codings of each code that has any."""
        return {str(code): part for code, part in self.table("codings").groupby("code", sort=True)}

    @cached_property
    def countable_codings(self) -> pd.DataFrame:
        """Return the codings that pages may count; those of a code that too few people spoke about are left out."""
        return keep_countable(self.table("codings"), self.table("segments"), self.sessions, self.min_group)

    @cached_property
    def open_codings(self) -> pd.DataFrame:
        """Return the codings that pages may count and every coder may see: nothing that people decided while they code blind."""
        if not self.blind:
            return self.countable_codings
        codings = leave_blind_out(self.table("codings"), self.table("suggestions"), self.blind)
        return keep_countable(codings, self.table("segments"), self.sessions, self.min_group)

    @property
    def blind(self) -> frozenset[str]:
        """Return the documents that two people code blind and are not both done with."""
        return frozenset(map(str, self.review.get("blind", ())))  # type: ignore[call-overload]

    def pseudonym(self, document_id: str, speaker: str) -> str:
        """Return how pages name who speaks: as the tables do, or ``""`` for a participant among few (see ``unnamed``)."""
        return "" if (document_id, speaker) in self.unnamed else speaker

    def document(self, document_id: str) -> Mapping[str, str]:
        """Return the text columns of one document's row, empty where it was not read."""
        return self._rows.get(document_id, {})

    @cached_property
    def records(self) -> Mapping[str, Mapping[str, str]]:
        """Return the text columns of each record by its key."""
        frame = self.table("records").drop(columns="year").set_index("citation_key")
        return {str(key): {str(k): str(v) for k, v in row.items()} for key, row in frame.to_dict("index").items()}

    @cached_property
    def citations(self) -> Mapping[str, str]:
        """Return how English text names each document, ``""`` where nothing but its id is known."""
        return cite_documents(self.references, self.documents)

    @cached_property
    def citations_fr(self) -> Mapping[str, str]:
        """Return how French text names each document, ``""`` where nothing but its id is known."""
        return cite_documents(self.references, self.documents, "fr")

    @cached_property
    def references(self) -> Mapping[str, Mapping[str, str]]:
        """Return the row of ``citations`` of each record by its key, nothing for a run made before there was that table."""
        try:
            rows = self.table("citations").to_dict("records")
        except FileNotFoundError:
            return {}
        return {str(row["citation_key"]): {str(key): str(value) for key, value in row.items()} for row in rows}

    @cached_property
    def sessions(self) -> Mapping[str, int]:
        """Return the number of each consultation document among those of its kind."""
        return list_sessions(self.documents)

    @cached_property
    def unnamed(self) -> frozenset[tuple[str, str]]:
        """Return the (document, speaker) pairs that no page tells apart, because too few spoke."""
        return find_unnamed(self.table("segments"), self.sessions, self.min_group)

    @cached_property
    def _rows(self) -> dict[str, dict[str, str]]:
        frame = self.documents[["citation_key", "evidence_kind", "title", "language", "depth"]]
        return {str(name): {str(k): str(v) for k, v in row.items()} for name, row in frame.to_dict("index").items()}

    @property
    def min_group(self) -> int:
        """Return the smallest number of people that may be shown."""
        return int(str(self.review["min_group"]))

    @cached_property
    def _tables(self) -> dict[str, pd.DataFrame]:
        return {}

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}


def open_run(folder: Path | str) -> Run:
    """Return the run in ``folder``, ready to be read.

    Raises:
        FileNotFoundError: ``folder`` holds no tables.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp()); (where / "tables").mkdir()
        >>> open_run(where).min_group
        5
    """
    folder = Path(folder)
    if not (folder / "tables").is_dir():
        raise FileNotFoundError("the run folder has no tables/; run `litreview run` first, or correct `run_folder`")
    return Run(folder, {**NO_SETTINGS, **_read_json(folder / "review.json")})


def _check_names(name: str, columns: Sequence[str]) -> None:
    if name not in COLUMNS:
        raise UsageError(f"there is no table {name!r}{nearest(name, COLUMNS)}")
    for column in columns:
        if column not in COLUMNS[name]:
            raise UsageError(f"the table {name} has no column {column!r}{nearest(column, COLUMNS[name])}")


def _fill_up(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A table with the columns that an earlier version did not write, empty."""
    lacking = {column: float("nan") if column in WHOLE | MEASURE else "" for column in COLUMNS[name] if column not in frame}
    return frame.assign(**lacking) if lacking else frame


def _choose(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    return frame[[column for column in columns if column in frame]] if columns else frame


def _read_json(path: Path) -> dict[str, object]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
