"""What the release gate of a run looks for: everything raw, less what was public before."""

import ast
import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from litreview.privacy.confidential import Secrets, gather_secrets
from litreview.privacy.forms import build_index, find_forms
from litreview.privacy.pseudonyms import build_forms
from litreview.privacy.roster import Roster
from litreview.review import Review
from litreview.running.inputs import Inputs
from litreview.running.results import Results

_OWN_WORDS = Path(__file__).resolve().parent.parent / "reporting"


def list_secrets(review: Review, inputs: Inputs, results: Results) -> Secrets:
    """Return the names, identifiers and raw turns that no file of the run may hold.

    Public before the review, and so no secret, are the literature, the references, the settings, the fixed words of the
    reports, and who judged, unless that is a name of somebody who took part or was mentioned. What the codebook says is
    public but for people's names. Judgements and the review's notebooks are not: both are written by people who have read
    the transcripts.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.inputs import load_inputs
        >>> review = load_review("."); secrets = list_secrets(review, load_inputs(review), Results())
        >>> secrets, len(secrets.forms) > 0
        (Secrets(), True)
    """
    return gather_secrets(
        [session.raw for session in results.sessions],
        inputs.roster or Roster(),
        inputs.ledger,
        [*_public_texts(review, results), *_public_judges(review, inputs.roster or Roster())],
        team=_read([review.codebook]),
        cleaned=[session.cleaned for session in results.sessions],
        paths=_places(review),
    )


def _public_texts(review: Review, results: Results) -> Iterator[str]:
    yield from results.texts(public=True).values()
    yield from _read([review.references, review.root / "review.toml"])
    yield from _read(sorted(path for path in _OWN_WORDS.rglob("*") if path.suffix in (".j2", ".css", ".csv")))
    for source in _read(sorted(_OWN_WORDS.rglob("*.py"))):
        yield from _fixed_words(source)


def _public_judges(review: Review, roster: Roster) -> Iterator[str]:
    """Yield who judged, but for names of those whom the review protects; who led a session is of the team."""
    people = build_index(build_forms(Roster(tuple(entry for entry in roster.entries if not entry.facilitator))))
    for judgements in _read([review.corpus / "judgements.csv"]):
        judges = (row.get("judged_by") or "" for row in csv.DictReader(judgements.splitlines()))
        yield from (judge for judge in judges if not find_forms(judge, people))


def _read(paths: Iterable[Path]) -> Iterator[str]:
    return (path.read_text(encoding="utf-8", errors="replace") for path in paths if path.exists())


def _fixed_words(source: str) -> Iterator[str]:
    """Yield the texts that a module of ours writes; the names in its examples are nobody's and make nobody public."""
    for node in ast.walk(ast.parse(source)):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Constant) and isinstance(child.value, str) and not isinstance(node, ast.Expr):
                yield child.value


def _places(review: Review) -> list[str]:
    """Return where the review, its roster and this program lie on the machine."""
    folders = [review.root, *([review.roster.parent] if review.roster else []), Path(sys.prefix)]
    return [str(path) for folder in folders for path in (folder.absolute(), folder.resolve())]
