"""The tables of a run: declared columns, closed vocabularies, reading and writing.

A table is a pandas data frame whose columns stand in ``COLUMNS``; text columns hold ``""`` where nothing is
known, whole-number columns are nullable ``Int64``, measures nullable ``Float64``. Written tables are sorted, UTF-8
without BOM and with LF, so that the same inputs give the same bytes.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from litreview.columns import make_frame, put_in_order, read_columns, read_rows, write_lines

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    Rows = Iterable[Mapping[str, object]] | pd.DataFrame | pa.Table

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "records": "citation_key type title year authors container doi url source duplicate_of screening reason work included_in"
        " pmid stage conflict relation found_in retracted",
        "documents": "document_id citation_key evidence_kind title path sha256 language depth pages segments status message",
        "segments": "segment_id document_id ordinal start end page heading speaker role language text quotable time",
        "codings": "segment_id code coder origin score start end status why settled",
        "suggestions": "segment_id code origin score start end why",
        "progress": "coder document_id read segments done",
        "disagreements": "segment_id code coder_a said_a coder_b said_b settled",
        "confusions": "code other coder_a coder_b segments",
        "adjudications": "segment_id code coders said decision coder at why",
        "learning": "ordinal proposed accepted rejected added precision recall run",
        "definitions": "definition_id document_id start end quote term stated_by hosted_in cited_work citation_key form"
        " complete components population similar_to",
        "lists": "list_id document_id heading ordinal start end text codes",
        "facts": "fact_id document_id start end quote kind value qualifier unit date_start date_end jurisdiction status",
        "findings": "finding_id document_id citation_key start end quote kind outcome model direction comparator"
        " study_design population measure effect low high n why",
        "recommendations": "recommendation_id document_id start end quote area status stated_by audience stance",
        "framework_evidence": "component name research policy practice consultation_people summary quotes convergence"
        " confidence judged_by judged_on stale gap family evidence_hash assertion consultation_roles evidence_seen",
        "recommendation_evidence": "recommendation_id area recommendation status research policy practice"
        " consultation_people stances quotes convergence confidence judged_by judged_on stale gap evidence_hash assertion"
        " evidence_seen",
        "agreement": "code coder_a coder_b segments prevalence agreement kappa alpha ac1",
        "rejected": "path line kind reason",
        "participants": "group people sessions",
        "proposals": "document_id segment_id start end kind reason settled",
        "framework_matrix": "component case case_kind state consultation_people summary quotes",
        "residue": "theme words research policy practice assertion consultation_people quotes",
        "judgements": "kind target finding methodological_limitations methodological_explanation coherence"
        " coherence_explanation adequacy adequacy_explanation relevance relevance_explanation confidence convergence"
        " explanation explanation_fr judged_by judged_on stale line",
        "citations": "citation_key citation citation_fr reference reference_fr italics italics_fr",
        "imports": "file sha256 source kind line title result citation_key reason",
        "duplicates": "key_a key_b suggested why decision coder line",
        "screening": "citation_key stage coder decision reason line reading",
        "priorities": "ordinal citation_key score why",
        "flow": "ordinal step detail number",
        "integrity": "citation_key line check reason",
    }.items()
}

AREAS = ("K1", "K2", "K3", "K4", "K5", "K6", "OTHER")
"""The key areas that recommendations are grouped by, and what lies outside them."""

EVIDENCE_KEYS = {"framework_evidence": "component", "recommendation_evidence": "recommendation_id"}
"""The two evidence tables, and the column that names a row of each."""

NO_DIRECT_EVIDENCE, NO_RECOMMENDATION = "no direct evidence in this review", "no recommendation found in this review"
"""How a gap begins where nothing bears on a recommendation, and what it says of an area that has none."""

VOCABULARY: dict[tuple[str, str], tuple[str, ...]] = {
    ("documents", "evidence_kind"): ("research", "policy", "practice", "consultation", "assertion"),
    ("documents", "depth"): ("full text", "abstract", "notes", "transcript", "answers"),
    ("documents", "status"): ("read", "rejected"),
    ("segments", "role"): ("body", "heading", "list item", "caption", "navigation", "notice", "reference"),
    ("segments", "quotable"): ("yes", "no"),
    ("codings", "origin"): ("phrase", "model", "human"),
    ("codings", "status"): ("proposed", "accepted", "rejected"),
    ("codings", "settled"): ("stands", "overruled"),
    ("suggestions", "origin"): ("phrase", "model"),
    ("progress", "done"): ("yes", "no"),
    ("disagreements", "said_a"): ("accepted", "rejected", "left uncoded"),
    ("disagreements", "said_b"): ("accepted", "rejected", "left uncoded"),
    ("disagreements", "settled"): ("yes", "no"),
    ("adjudications", "decision"): ("accepted", "rejected"),
    ("definitions", "form"): ("quoted", "paraphrased"),
    ("definitions", "complete"): ("yes", "no"),
    ("findings", "kind"): ("finding", "mention"),
    ("findings", "direction"): (
        "favours peer support",
        "favours comparator",
        "no difference",
        "mixed",
        "unclear",
    ),
    ("findings", "comparator"): (
        "usual care",
        "professional in the same role",
        "other active",
        "waiting list",
        "none",
        "not stated",
    ),
    ("facts", "kind"): ("quantity", "event", "policy status", "plan"),
    ("facts", "status"): ("done", "under way", "planned", "possible", "recommended"),
    ("recommendations", "status"): ("done", "under way", "planned", "possible", "recommended"),
    ("recommendations", "area"): AREAS,
    ("recommendations", "stance"): ("supports", "opposes", "conditional", "question"),
    ("records", "stage"): ("title and abstract", "full text"),
    ("records", "conflict"): ("yes",),
    ("records", "relation"): ("same", "edition", "version", "abstract"),
    ("imports", "kind"): ("database", "register", "other"),
    ("imports", "result"): ("added", "merged", "rejected"),
    ("duplicates", "suggested"): ("same", "edition", "version", "abstract", "erratum"),
    ("duplicates", "decision"): ("same", "edition", "version", "abstract", "different"),
    ("screening", "stage"): ("title and abstract", "full text"),
    ("screening", "decision"): ("include", "exclude", "not retrieved"),
    ("framework_matrix", "case_kind"): ("document", "role"),
    ("framework_matrix", "state"): ("said", "nothing said", "not asked"),
}

WHOLE = {
    *("ordinal", "start", "end", "page", "pages", "line", "n", "segments", "people", "sessions", "year", "number"),
    *("read", "reading", "proposed", "accepted", "rejected", "added"),
}
MEASURE = {"ac1", "score", "prevalence", "agreement", "kappa", "alpha", "effect", "low", "high", "precision", "recall"}

QUOTATIONS = {
    "segments": "text",
    "lists": "text",
    "definitions": "quote",
    "facts": "quote",
    "findings": "quote",
    "recommendations": "quote",
}
"""The tables whose rows are verbatim spans, and the column that holds the words."""


_GROUP = 131_072
"""Rows of a row group: Parquet has the same bytes whether a table is written at once or piece by piece."""


def build_table(name: str, rows: "Rows") -> "pd.DataFrame":
    """Return the table ``name`` made of ``rows``, in declared columns, types and order.

    ``rows`` are mappings, a frame or an Arrow table. They are sorted by every column from left to right after an ordinal or
    start, so that equal inputs give equal bytes.

    Raises:
        ValueError: a row has a column that is not declared, or a word outside a closed vocabulary.

    Example:
        >>> build_table("rejected", [{"path": "a.pdf", "line": 0, "kind": "pdf", "reason": "encrypted"}]).shape
        (1, 4)
    """
    return make_frame(put_in_order(build_columns(name, rows), _sort_keys(name)))


def build_columns(name: str, rows: "Rows") -> "pa.Table":
    """Return ``rows`` as an Arrow table of ``table_schema(name)``, checked as in ``build_table`` and left in their order.

    Such tables of single documents or batches, one after the other (``pyarrow.concat_tables``), are the rows of a whole one.

    Raises:
        ValueError: a row has a column that is not declared, or a word outside a closed vocabulary.

    Example:
        >>> build_columns("rejected", [{"path": "a.pdf", "line": 3}]).to_pylist()
        [{'path': 'a.pdf', 'line': 3, 'kind': '', 'reason': ''}]
    """
    import pyarrow as pa

    columnar = isinstance(rows, pa.Table) or hasattr(rows, "dtypes")
    rows = rows if columnar else list(rows)
    held = (rows.column_names if isinstance(rows, pa.Table) else rows) if columnar else {key for row in rows for key in row}
    unknown = sorted(set(held) - set(COLUMNS[name]))
    if unknown:
        raise ValueError(f"table {name} has no column {', '.join(unknown)}; it has {', '.join(COLUMNS[name])}")
    table = read_columns(rows, table_schema(name)) if columnar else read_rows(rows, table_schema(name))
    check_vocabulary(name, table)
    return table


def table_schema(name: str) -> "pa.Schema":
    """Return the Arrow schema of the table ``name``: ``int64`` for whole numbers, ``float64`` for measures, else text.

    Example:
        >>> table_schema("rejected").field("line").type
        DataType(int64)
    """
    import pyarrow as pa

    kinds = dict.fromkeys(WHOLE, pa.int64()) | dict.fromkeys(MEASURE, pa.float64())
    return pa.schema([(column, kinds.get(column, pa.large_string())) for column in COLUMNS[name]])


def check_vocabulary(name: str, table: "pd.DataFrame | pa.Table") -> None:
    """Raise ``ValueError`` where a closed column of ``table`` holds a word outside its vocabulary.

    Example:
        >>> check_vocabulary("facts", build_table("facts", []))
    """
    for (owner, column), words in VOCABULARY.items():
        strange = sorted(set(table[column].unique().tolist()) - {*words, ""}) if owner == name else []
        if strange:
            raise ValueError(f"{name}.{column} holds {strange[0]!r}; it takes {', '.join(words)}")


def write_table(name: str, table: "pd.DataFrame | pa.Table", folder: Path) -> None:
    """Write ``<folder>/<name>.csv`` and ``.parquet`` of one table; the folder must exist.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> write_table("rejected", build_table("rejected", []), where); (where / "rejected.csv").read_text()
        'path,line,kind,reason\\n'
    """
    with TableWriter(name, folder) as writer:
        writer.append(table)


class TableWriter:
    """Writes one table in pieces that follow each other in its order, to the same bytes as ``write_table`` at once.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> with TableWriter("rejected", where) as writer:
        ...     for path in ("a.pdf", "b.pdf"):
        ...         writer.append(build_table("rejected", [{"path": path, "line": 0, "kind": "pdf", "reason": "encrypted"}]))
        >>> (where / "rejected.csv").read_text().splitlines()[2], len(read_table("rejected", where))
        ('b.pdf,0,pdf,encrypted', 2)
    """

    def __init__(self, name: str, folder: Path) -> None:
        """Take the name of the table and the folder, which must exist."""
        self._name, self._place = name, Path(folder) / name
        self._waiting: list[pa.Table] = []
        self._parquet: pq.ParquetWriter | None = None

    def __enter__(self) -> Self:
        """Open the CSV file."""
        self._lines = self._place.with_suffix(".csv").open("wb")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Write what waits and close both files."""
        with self._lines:
            if kind is None and self._parquet is None:
                self.append(build_columns(self._name, []))  # the names of the columns, for a table without rows
            if self._parquet is not None:
                with self._parquet:
                    self._write_groups(least=1)

    def append(self, piece: "pd.DataFrame | pa.Table") -> None:
        """Write ``piece``, whose rows come after all that were written before."""
        import pyarrow as pa

        frame = make_frame(piece.slice(0, 0)) if isinstance(piece, pa.Table) else piece
        table = piece if isinstance(piece, pa.Table) else pa.Table.from_pandas(frame, preserve_index=False)
        if self._parquet is None:
            self._open(pa.Schema.from_pandas(frame.iloc[:0], preserve_index=False), table.column_names)
        for lines in write_lines(table):
            self._lines.write(lines)
        self._waiting.append(table.cast(self._parquet.schema))
        self._write_groups(least=_GROUP)

    def _open(self, schema: "pa.Schema", names: list[str]) -> None:
        import pyarrow.parquet as pq

        self._lines.write(f"{','.join(names)}\n".encode())
        self._parquet = pq.ParquetWriter(self._place.with_suffix(".parquet"), schema)

    def _write_groups(self, least: int) -> None:
        import pyarrow as pa

        if sum(map(len, self._waiting)) < least:
            return
        table = pa.concat_tables(self._waiting)
        whole = len(table) if least < _GROUP else len(table) - len(table) % _GROUP
        for start in range(0, whole, _GROUP):
            self._parquet.write_table(table.slice(start, min(_GROUP, whole - start)).combine_chunks(), row_group_size=_GROUP)
        self._waiting = [table.slice(whole)]


def read_table(name: str, folder: Path) -> "pd.DataFrame":
    """Return the table ``name`` as it was written in ``folder``, with declared types.

    Raises:
        FileNotFoundError: the run has no such table.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> write_table("lists", build_table("lists", []), where); read_table("lists", where).empty
        True
    """
    path = Path(folder) / f"{name}.parquet"
    if not path.exists():
        where = f"{path.name} is not in {path.parent.name}/"
        raise FileNotFoundError(f"{where}; run `litreview run` first, again if an earlier version made the run")
    import pandas as pd

    return pd.read_parquet(path)


def _sort_keys(name: str) -> list[str]:
    columns = COLUMNS[name]
    first = [c for c in ("document_id", "segment_id", "list_id", "ordinal", "start", "end") if c in columns]
    if name in ("framework_evidence", "recommendation_evidence", "records", "agreement", "rejected"):
        first = []
    return first + [c for c in columns if c not in first]
