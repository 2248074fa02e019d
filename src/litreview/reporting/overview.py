"""What is in the review: the index page."""

from pathlib import PurePosixPath

import pandas as pd

from litreview.reporting.display import View, render, render_table
from litreview.reporting.evidence import count_works, join_findings
from litreview.reporting.messages import say
from litreview.reporting.recommendations import NO_EVIDENCE
from litreview.reporting.run_folder import Run

KINDS = ("research", "policy", "practice", "assertion", "consultation")
QUESTIONS = {
    "definitions": "Who defines peer support, how, and where do they differ?",
    "models": "Which models of peer support were studied, and for what?",
    "outcomes": "What changes for people, and in which direction?",
    "framework": "What stands behind each part of the framework?",
    "recommendations": "What is recommended in each key area, and what supports it?",
    "participants.en": "What did people tell us, and how can they withdraw?",
    "participants.fr": "Qu'est-ce que les personnes nous ont dit, et comment se retirer?",
    "methods": "How was this made, and how far can it be trusted?",
}


def show_question(run: Run) -> View:
    """Return the review's title, question and who made it.

    Example:
        >>> show_question.__annotations__["return"].__name__
        'View'
    """
    return View(render("about", review=run.review))


def show_counts(run: Run) -> View:
    """Return what the review holds: documents by kind of evidence and by how much of each was read.

    Example:
        >>> show_counts.__name__
        'show_counts'
    """
    documents = run.documents
    rows = [_count_kind(documents[documents["evidence_kind"] == kind], kind) for kind in KINDS]
    columns = ["Kind of evidence", "Documents", "Full text", "Abstract or notes", "Transcript or answers"]
    note = "Assertion: a text that states something without saying where it comes from."
    return View(render_table("What this review holds", columns, rows, numeric=columns[1:], note=note))


def show_answers(run: Run) -> View:
    """Return the short answers: how many definitions, findings and recommendations, and what has no evidence.

    Example:
        >>> show_answers.__name__
        'show_answers'
    """
    definitions, findings = run.table("definitions"), join_findings(run)
    recommendations = run.table("recommendation_evidence")
    stated = recommendations[recommendations["recommendation"] != ""]
    direct = int((~stated["gap"].str.startswith(NO_EVIDENCE)).sum())
    answers = [
        ("definitions", f"{len(definitions)} definitions from {definitions['stated_by'].nunique()} owners"),
        ("models", f"{count_models(findings)} models with at least one finding"),
        ("outcomes", f"{findings['outcome'].nunique()} outcomes with findings from {count_works(findings)} works"),
        ("framework", f"{_with_evidence(run.table('framework_evidence'))} components with evidence"),
        ("recommendations", f"{len(stated)} recommendations, {len(stated) - direct} without direct evidence"),
        ("participants.en", "what was heard, in plain words"),
        ("participants.fr", "ce qui a été entendu, en mots simples"),
        ("methods", "counts, rules, versions and limits"),
    ]
    cards = [{"page": page, "name": say("en", f"{page}"), "question": QUESTIONS[page], "answer": text} for page, text in answers]
    return View(render("cards", cards=cards))


def show_rejected(run: Run) -> View:
    """Return every input that could not be used, with its line and the reason.

    Example:
        >>> show_rejected.__name__
        'show_rejected'
    """
    rejected = run.table("rejected")
    rows = [[PurePosixPath(row.path).name, row.line or "", row.kind, row.reason] for row in rejected.itertuples()]
    return View(render_table("Inputs that could not be used", ["File", "Line", "Kind", "Reason"], rows, numeric=["Line"]))


def show_changes(run: Run) -> View:
    """Return how many cells of each table changed since the last run, where that is known.

    Example:
        >>> show_changes.__name__
        'show_changes'
    """
    path = run.folder / "changes.csv"
    if not path.exists():
        return View(render("notice", words="Changes are listed in changes.csv once the run is complete.", kind=""))
    changes = pd.read_csv(path, dtype=str, keep_default_na=False)
    counts = changes.groupby(changes.columns[0], sort=True).size()
    rows = [[str(table), int(number)] for table, number in counts.items()]
    return View(render_table("Changes since the last run", ["Table", "Changes"], rows, numeric=["Changes"]))


def count_models(findings: pd.DataFrame) -> int:
    """Return how many models have a finding.

    Example:
        >>> count_models(pd.DataFrame({"model": ["MOD.ED", ""]}))
        1
    """
    return int(findings.loc[findings["model"] != "", "model"].nunique())


def _with_evidence(framework: pd.DataFrame) -> int:
    counts = framework[["research", "policy", "practice", "consultation_people"]].astype(str)
    return int((~counts.isin(["0", ""])).any(axis=1).sum())


def _count_kind(documents: pd.DataFrame, kind: str) -> list[object]:
    depth = documents["depth"]
    groups = (["full text"], ["abstract", "notes"], ["transcript", "answers"])
    return [kind, len(documents), *(int(depth.isin(group).sum()) for group in groups)]
