"""The records of a run as the researcher's file has them: tables hold what reports need, the file also volumes and abstracts."""

from pathlib import Path

from litreview.reporting.run_folder import Run
from litreview.sources.bibliography import Record, load_bibliography

_TEXTS = ("citation_key", "type", "title", "authors", "container", "doi", "url", "source")


def list_run_records(run: Run, bibliography: Path | None = None) -> list[Record]:
    """Return the records of ``run`` in the order of their keys, each as ``bibliography`` has it where its key is there.

    A record that is no longer in the file, and every one where there is no file, has the columns of the table ``records``.

    Example:
        >>> import tempfile
        >>> from litreview.reporting.run_folder import open_run
        >>> from litreview.tables import build_table, write_table
        >>> where = Path(tempfile.mkdtemp()); (where / "tables").mkdir()
        >>> rows = [{"citation_key": "a", "title": "One", "year": 2020}]
        >>> write_table("records", build_table("records", rows), where / "tables")
        >>> list_run_records(open_run(where))[0].year
        '2020'
    """
    rows = {str(row["citation_key"]): row for row in run.table("records", (*_TEXTS, "year")).to_dict("records")}
    known: dict[str, Record] = {}
    if bibliography is not None and bibliography.is_file():
        records = load_bibliography(bibliography, bibliography.name)[0]
        known = {record.citation_key: record for record in records if record.citation_key in rows}
    return [known.get(key) or _from_row(rows[key]) for key in sorted(rows)]


def _from_row(row: dict) -> Record:
    year = str(row["year"])
    return Record(**{name: str(row[name]) for name in _TEXTS}, year=year if year.isdigit() else "")
