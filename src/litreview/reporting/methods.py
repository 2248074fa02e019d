"""How the review was made: versions, fingerprints of the inputs, the codebook, and how hard the pages are to read."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.links import cite
from litreview.reporting.messages import say
from litreview.reporting.participants import show_page
from litreview.reporting.readability import count_open_words, measure_reading, read_own_sentences
from litreview.reporting.run_folder import Run
from litreview.reporting.versions import list_versions

_OPEN = {
    "review.toml",
    "references.bib",
    "corpus/codebook.csv",
    "corpus/examples.csv",
    "corpus/screening.csv",
    "corpus/judgements.csv",
    "corpus/coding",
    "notebooks",
}


def show_versions(run: Run) -> View:
    """Return the software that made the tables and pages: from the run record, else what is installed now.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "3.1.1" in show_versions(example_run()).html
        True
    """
    recorded = run.record.get("versions", {})
    versions = dict(recorded) if isinstance(recorded, Mapping) and recorded else list_versions()
    return View(render_table("Software and versions", ["Software", "Version"], sorted(versions.items())))


def show_hashes(run: Run) -> View:
    """Return the fingerprint of the codebook and of every input document, so that a re-run can be compared.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "See the fingerprints of 3 inputs" in show_hashes(example_run()).html
        True
    """
    documents = run.describe_documents("path", "sha256").sort_index()
    rows = [[name, _grouped(digest)] for name, digest in list_hashed_inputs(run)]
    rows += [[PurePosixPath(row.path).name or row.document_id, _grouped(row.sha256)] for row in documents.itertuples()]
    table = render_table("Inputs and their SHA-256", ["Input", "SHA-256"], rows)
    return View(render("more", summary=f"See the fingerprints of {count_words(len(rows), 'input')}", content=table))


def list_hashed_inputs(run: Run) -> list[tuple[str, str]]:
    """Return the inputs that are no documents with their SHA-256: settings, references, codebook, coding, notebooks.

    Files about people, such as the ledger of consent, are left out: who guesses one could prove the guess.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> [(name, digest[:8]) for name, digest in list_hashed_inputs(example_run())]
        [('codebook.csv', 'efefefef')]
    """
    recorded = run.record.get("inputs", {})
    known = dict(recorded) if isinstance(recorded, Mapping) else {}
    known = {"corpus/codebook.csv": hash_codebook(run), **known}
    named = ((PurePosixPath(path), str(digest)) for path, digest in known.items())
    return sorted((path.name, digest) for path, digest in named if str(path) in _OPEN or str(path.parent) in _OPEN)


def hash_codebook(run: Run) -> str:
    """Return the SHA-256 of the codebook as it was read, else of the copy that the run keeps.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> hash_codebook(example_run())[:8]
        'efefefef'
    """
    recorded = run.record.get("inputs", {})
    digest = recorded.get("corpus/codebook.csv", "") if isinstance(recorded, Mapping) else ""
    return str(digest) or hashlib.sha256((run.folder / "tables" / "codebook.csv").read_bytes()).hexdigest()


def show_rules(run: Run) -> View:
    """Return which codebook was used, and what it holds: codes per family and how many have phrases in each language.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "10 codes in 4 families" in show_rules(example_run()).html
        True
    """
    rows = []
    for family, part in run.codebook.groupby("family", sort=False):
        phrases = [int((part[column] != "").sum()) if column in part else 0 for column in ("phrases", "phrases_fr")]
        rows.append([family, len(part), *phrases])
    columns = ["Family", "Codes", "With English phrases", "With French phrases"]
    version = Markup('<p class="lead">{} in {}. Version {}.</p>').format(
        count_words(len(run.codebook), "code"), count_words(len(rows), "family").replace("familys", "families"), _version(run)
    )
    note = "The version is the beginning of the fingerprint of the file: another file has another one."
    table = render_table("The codebook", columns, rows, numeric=columns[1:], note=note)
    return View(version, render("more", summary="See codes and phrases per family", content=table))


def show_reading_level(run: Run) -> View:
    """Return how hard the participant pages are to read and how long they are, measured on the words we wrote.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Reading level of the participant pages" in show_reading_level(example_run()).html
        True
    """
    rows = []
    for language, name in (("en", "English"), ("fr", "French")):
        html = str(show_page(run, language).html)
        notices = " ".join([say(language, f"title.participants.{language}"), *[say(language, "crisis")] * 2])
        reading, words = measure_reading(read_own_sentences(html), language), count_open_words(html) + len(notices.split())
        met = "met" if reading.met and words <= 600 else "not met"
        rows.append([name, reading.index, reading.value, reading.aim, words, met])
    columns = ["Page", "Index", "Value", "Aim", "Words before details (at most 600)", "Aims"]
    note = "Measured without quotations, which are people's own words."
    return View(
        render_table("Reading level of the participant pages", columns, rows, numeric=columns[2:3] + columns[4:5], note=note)
    )


def show_notes(run: Run) -> View:
    """Return what was noticed while reading the inputs: an encoding that had to be guessed, a page without text.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "nothing to show in this review" in show_notes(example_run()).html
        True
    """
    documents = run.describe_documents("message")
    rows = [[cite(run, row.document_id), row.message] for row in documents[documents["message"] != ""].itertuples()]
    return View(render_table("Notes on reading the inputs", ["Document", "Note"], rows))


def _grouped(digest: str) -> Markup:
    groups = [digest[place : place + 8] for place in range(0, len(digest), 8)]
    return Markup("<code>{}</code>").format(Markup("<wbr>").join(groups))


def _version(run: Run) -> Markup:
    return Markup("<code>{}</code>").format(hash_codebook(run)[:12])
