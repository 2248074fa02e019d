"""How the review was made: versions, hashes, reading level, and a reporting checklist in our own words."""

import csv
import hashlib
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.links import cite
from litreview.reporting.messages import say
from litreview.reporting.participants import show_page
from litreview.reporting.readability import count_open_words, measure_reading, read_words
from litreview.reporting.run_folder import Run

CHECKLIST = Path(__file__).with_name("checklist.csv")
LIBRARIES = (
    "litreview-toolkit",
    "pandas",
    "pyarrow",
    "scikit-learn",
    "spacy",
    "bibtexparser",
    "nbconvert",
    "papermill",
    "altair",
)


def show_versions(run: Run) -> View:
    """Return the software that made the tables and pages: from the run record, else what is installed now.

    Example:
        >>> show_versions.__name__
        'show_versions'
    """
    recorded = run.record.get("versions", {})
    versions = dict(recorded) if isinstance(recorded, Mapping) and recorded else list_versions()
    return View(render_table("Software and versions", ["Software", "Version"], sorted(versions.items())))


def list_versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that shape the tables, where they are installed.

    Example:
        >>> "pandas" in list_versions()
        True
    """
    found = {"Python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def show_hashes(run: Run) -> View:
    """Return the fingerprint of the codebook and of every input document, so that a re-run can be compared.

    Example:
        >>> show_hashes.__name__
        'show_hashes'
    """
    codebook = (run.folder / "tables" / "codebook.csv").read_bytes()
    rows = [["codebook.csv", _grouped(hashlib.sha256(codebook).hexdigest())]]
    documents = run.documents.sort_index()
    rows += [[PurePosixPath(row.path).name or row.document_id, _grouped(row.sha256)] for row in documents.itertuples()]
    table = render_table("Inputs and their SHA-256", ["Input", "SHA-256"], rows)
    return View(render("more", summary=f"See the fingerprints of {count_words(len(rows), 'input')}", content=table))


def show_rules(run: Run) -> View:
    """Return what the codebook holds: codes per family and how many of them have phrases in each language.

    Example:
        >>> show_rules.__name__
        'show_rules'
    """
    rows = []
    for family, part in run.codebook.groupby("family", sort=False):
        phrases = [int((part[column] != "").sum()) if column in part else 0 for column in ("phrases", "phrases_fr")]
        rows.append([family, len(part), *phrases])
    columns = ["Family", "Codes", "With English phrases", "With French phrases"]
    return View(render_table("The codebook", columns, rows, numeric=columns[1:]))


def show_reading_level(run: Run) -> View:
    """Return how hard the participant pages are to read and how long they are, measured on the words we wrote.

    Example:
        >>> show_reading_level.__name__
        'show_reading_level'
    """
    rows = []
    for language, name in (("en", "English"), ("fr", "French")):
        html = str(show_page(run, language).html)
        notices = " ".join([say(language, f"title.participants.{language}"), *[say(language, "crisis")] * 2])
        reading, words = measure_reading(read_words(html), language), count_open_words(html) + len(notices.split())
        met = "met" if reading.met and words <= 600 else "not met"
        rows.append([name, reading.index, reading.value, reading.aim, words, met])
    columns = ["Page", "Index", "Value", "Aim", "Words before details (at most 600)", "Aims"]
    note = "Measured without quotations, which are people's own words."
    return View(
        render_table("Reading level of the participant pages", columns, rows, numeric=columns[2:3] + columns[4:5], note=note)
    )


def show_checklist(run: Run) -> View:
    """Return what reporting standards ask for, in our own words, and whether and where this review covers it.

    Example:
        >>> show_checklist.__name__
        'show_checklist'
    """
    with CHECKLIST.open(encoding="utf-8", newline="") as file:
        rows = [[row["asks"], row["standard"], row["covered"], row["where"]] for row in csv.DictReader(file)]
    return View(render_table("Reporting checklist", ["What is asked for", "Standard", "Covered", "Where"], rows))


def show_notes(run: Run) -> View:
    """Return what was noticed while reading the inputs: an encoding that had to be guessed, a page without text.

    Example:
        >>> show_notes.__name__
        'show_notes'
    """
    documents = run.documents
    rows = [[cite(run, row.document_id), row.message] for row in documents[documents["message"] != ""].itertuples()]
    return View(render_table("Notes on reading the inputs", ["Document", "Note"], rows))


def _grouped(digest: str) -> Markup:
    groups = [digest[place : place + 8] for place in range(0, len(digest), 8)]
    return Markup("<code>{}</code>").format(Markup("<wbr>").join(groups))
