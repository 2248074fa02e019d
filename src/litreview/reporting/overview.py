"""What is in the review: the index page."""

from pathlib import PurePosixPath

import pandas as pd

from litreview.reporting.directions import word_counts
from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.evidence import count_works, count_works_by, in_codebook_order, join_findings, name_or
from litreview.reporting.kinds import find_heard, find_read
from litreview.reporting.messages import say
from litreview.reporting.models import most_studied
from litreview.reporting.recommendations import NO_EVIDENCE
from litreview.reporting.run_folder import Run
from litreview.reporting.sides import find_one_sided

KINDS = ("research", "policy", "practice", "assertion", "consultation")
QUESTIONS = {
    "definitions": "Who defines peer support, how, and where do they differ?",
    "models": "Which models of peer support were studied, and for what?",
    "outcomes": "What changes for people, and in which direction?",
    "framework": "What stands behind each component, and what did people say that texts do not?",
    "recommendations": "What is recommended, and what has no direct evidence?",
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
    """Return the short answers: who defines, what was found, what only one side says, what has no direct evidence.

    Example:
        >>> show_answers.__name__
        'show_answers'
    """
    answers = [
        ("definitions", _tell_definitions(run)),
        *_tell_findings(run),
        ("framework", _tell_framework(run.table("framework_evidence"))),
        ("recommendations", _tell_recommendations(run.table("recommendation_evidence"))),
        ("participants.en", "What was heard, in plain words, and whom to ask."),
        ("participants.fr", "Ce qui a été entendu, en mots simples, et à qui s'adresser."),
        ("methods", "Counts, rules, versions and limits."),
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


def count_models(findings: pd.DataFrame) -> int:
    """Return how many models have a finding.

    Example:
        >>> count_models(pd.DataFrame({"model": ["MOD.ED", ""]}))
        1
    """
    return int(findings.loc[findings["model"] != "", "model"].nunique())


def _tell_definitions(run: Run) -> str:
    frame = run.table("definitions")
    read = frame[~frame["document_id"].isin(run.sessions)]
    owners = count_words(int(read["stated_by"].nunique()), "owner")
    heard = count_words(len(frame) - len(read), "wording")
    return f"{count_words(len(read), 'definition')} of {owners} in the literature; {heard} from people who were heard."


def _tell_findings(run: Run) -> list[tuple[str, str]]:
    findings = join_findings(run)
    if findings.empty:
        return [("models", "No finding about an outcome."), ("outcomes", "No finding about an outcome.")]
    works = count_works_by(findings, "outcome")
    most = next(code for code in in_codebook_order(run, findings["outcome"]) if works[code] == works.max())
    name, counts = name_or(run, most, "outcome not stated"), word_counts(findings[findings["outcome"] == most])
    models = count_words(count_models(findings), "model")
    outcomes = f"{count_words(len(works), 'outcome')} in {count_words(count_works(findings), 'work')}"
    return [
        ("models", f"{models} with at least one finding. {most_studied(findings, run)}"),
        ("outcomes", f"{outcomes}. Most works: {name} ({counts})."),
    ]


def _tell_framework(framework: pd.DataFrame) -> str:
    known = int((find_read(framework) | find_heard(framework)).sum())
    people, texts = (len(side) for side in find_one_sided(framework))
    return f"{count_words(known, 'component')} with evidence; {people} raised by people only, {texts} in texts only."


def _tell_recommendations(table: pd.DataFrame) -> str:
    stated = table[table["recommendation"] != ""]
    without = int(stated["gap"].str.startswith(NO_EVIDENCE).sum())
    return f"{count_words(len(stated), 'recommendation')}, {without} without direct evidence."


def _count_kind(documents: pd.DataFrame, kind: str) -> list[object]:
    depth = documents["depth"]
    groups = (["full text"], ["abstract", "notes"], ["transcript", "answers"])
    return [kind, len(documents), *(int(depth.isin(group).sum()) for group in groups)]
