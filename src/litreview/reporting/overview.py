"""What is in the review: the index page."""

from pathlib import PurePosixPath
from typing import NamedTuple

import pandas as pd

from litreview.reporting.contents import name_anchor
from litreview.reporting.directions import tell_works, word_counts
from litreview.reporting.display import View, count_words, make_element_id, render, render_table
from litreview.reporting.evidence import count_works, count_works_by, in_codebook_order, join_findings, name_or
from litreview.reporting.kinds import find_heard, find_read
from litreview.reporting.models import most_studied
from litreview.reporting.recommendation_cards import NO_EVIDENCE
from litreview.reporting.recommendations import tell_missing
from litreview.reporting.run_folder import Run
from litreview.reporting.sides import find_one_sided
from litreview.reporting.speakers import tell_wordings

KINDS = ("research", "policy", "practice", "assertion", "consultation")
HOSPITAL = "OUT.HOSP"
"""The outcome that the overview names by itself: what peer support changes for use of hospitals."""


class Answer(NamedTuple):
    """A question, where its answer stands (page and section), and how much stands behind it."""

    place: str
    question: str
    answer: str
    language: str = "en"


def show_question(run: Run) -> View:
    """Return the review's title, question and who made it.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "What helps?" in show_question(example_run()).html
        True
    """
    return View(render("about", review=run.review))


def show_counts(run: Run) -> View:
    """Return what the review holds: documents by kind of evidence and by how much of each was read.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "What this review holds" in show_counts(example_run()).html
        True
    """
    documents = run.documents
    rows = [_count_kind(documents[documents["evidence_kind"] == kind], kind) for kind in KINDS]
    columns = ["Kind of evidence", "Documents", "Full text", "Abstract or notes", "Transcript or answers"]
    note = "Assertion: a text that states something without saying where it comes from."
    return View(render_table("What this review holds", columns, rows, numeric=columns[1:], note=note))


def show_answers(run: Run) -> View:
    """Return each question as a link to the section that answers it: what readers ask first, then the other pages.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "1 definition of 1 owner in the literature" in show_answers(example_run()).html
        True
    """
    others = render("lead", words="What else stands where:")
    return View(render("cards", cards=list_questions(run)), others, render("cards", cards=list_pages(run)))


def list_questions(run: Run) -> list[Answer]:
    """Return what readers ask first, each with the section that answers it and the answer in a line.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> list_questions(example_run())[0].question
        'Who defines peer support how, and where do they differ?'
    """
    texts, people = find_one_sided(run.table("framework_evidence"))[::-1]
    said = f"{len(people)} themes were raised by people only; {len(texts)} stand in texts only."
    defined = _link("definitions", "Who defines it, and how")
    return [
        Answer(defined, "Who defines peer support how, and where do they differ?", _tell_definitions(run)),
        _answer_hospital(run),
        Answer(
            _link("recommendations", "What has no direct evidence"),
            "Which recommendation has no direct evidence?",
            _tell_recommendations(run.table("recommendation_evidence")),
        ),
        Answer(_link("framework", "What only one side says"), "What did people say that the literature does not?", said),
        Answer(
            "participants.en.html#correct", "How do I correct or withdraw what I said?", "Whom to tell, and what happens then."
        ),
        Answer(
            "participants.fr.html#correct",
            "Comment corriger ou retirer mes paroles?",
            "À qui le dire, et ce qui se passe ensuite.",
            "fr",
        ),
    ]


def list_pages(run: Run) -> list[Answer]:
    """Return what the other sections and pages answer.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> [page.question for page in list_pages(example_run())][:2]
        ['What is peer support made of?', 'Which models of peer support were studied, and for what?']
    """
    models, outcomes = _tell_findings(run)
    framework = _tell_framework(run.table("framework_evidence"))
    return [
        Answer(
            _link("definitions", "Where they differ"),
            "What is peer support made of?",
            "Which parts each definition names, and which it leaves out.",
        ),
        Answer("models.html", "Which models of peer support were studied, and for what?", models),
        Answer("outcomes.html", "What changes for people, and in which direction?", outcomes),
        Answer("framework.html", "What stands behind each component?", framework),
        Answer("participants.en.html", "What did people tell us?", "What was heard, in plain words."),
        Answer(
            "participants.fr.html", "Qu'est-ce que les personnes nous ont dit?", "Ce qui a été entendu, en mots simples.", "fr"
        ),
        Answer(
            "methods.html", "How was this made, and how far can it be trusted?", "Counts, rules, versions, checks and limits."
        ),
    ]


def show_rejected(run: Run) -> View:
    """Return every input that could not be used, with its line and the reason.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "is encrypted; save it without" in show_rejected(example_run()).html
        True
    """
    rejected = run.table("rejected")
    if rejected.empty:
        return View(render("notice", words="Every input could be used.", kind=""))
    rows = [[PurePosixPath(row.path).name, row.line or "", row.kind, row.reason] for row in rejected.itertuples()]
    return View(render_table("Inputs that could not be used", ["File", "Line", "Kind", "Reason"], rows, numeric=["Line"]))


def count_models(findings: pd.DataFrame) -> int:
    """Return how many models have a finding.

    Example:
        >>> count_models(pd.DataFrame({"model": ["MOD.ED", ""]}))
        1
    """
    return int(findings.loc[findings["model"] != "", "model"].nunique())


def _link(page: str, heading: str) -> str:
    return f"{page}.html#{name_anchor(heading)}"


def _answer_hospital(run: Run) -> Answer:
    """Return the answer for use of hospitals, with a link to its table of models where it has findings."""
    findings = join_findings(run)
    part, name = findings[findings["outcome"] == HOSPITAL], name_or(run, HOSPITAL, "")
    question = "What does the evidence say on hospital use, per model?"
    if part.empty:
        place = _link("outcomes", "Findings per outcome, equivalence and mentions")
        return Answer(place, question, "No finding about hospital use in this review.")
    models = count_words(count_models(part), "model")
    answer = f"{tell_works(part)} on {models}: {word_counts(part)}. Never one verdict over all models."
    return Answer(f"outcomes.html#{make_element_id(f'{name}: works per model and direction')}", question, answer)


def _tell_definitions(run: Run) -> str:
    frame = run.table("definitions")
    read = frame[~frame["document_id"].isin(run.sessions)]
    owners = count_words(int(read["stated_by"].nunique()), "owner")
    heard = tell_wordings(frame, run.sessions, run.min_group)
    return f"{count_words(len(read), 'definition')} of {owners} in the literature; {heard} from people who were heard."


def _tell_findings(run: Run) -> tuple[str, str]:
    findings = join_findings(run)
    if findings.empty:
        return "No finding about an outcome.", "No finding about an outcome."
    works = count_works_by(findings, "outcome")
    most = next(code for code in in_codebook_order(run, findings["outcome"]) if works[code] == max(works.values()))
    name, counts = name_or(run, most, "outcome not stated"), word_counts(findings[findings["outcome"] == most])
    models = count_words(count_models(findings), "model")
    outcomes = f"{count_words(len(works), 'outcome')} in {count_words(count_works(findings), 'work')}"
    return (
        f"{models} with at least one finding. {most_studied(findings, run)}",
        f"{outcomes}. Most works: {name} ({counts}).",
    )


def _tell_framework(framework: pd.DataFrame) -> str:
    known = int((find_read(framework) | find_heard(framework)).sum())
    people, texts = (len(side) for side in find_one_sided(framework))
    return f"{count_words(known, 'component')} with evidence; {people} raised by people only, {texts} in texts only."


def _tell_recommendations(table: pd.DataFrame) -> str:
    stated = table[table["recommendation"] != ""]
    without = int(stated["gap"].str.startswith(NO_EVIDENCE).sum())
    return tell_missing(without, len(stated))


def _count_kind(documents: pd.DataFrame, kind: str) -> list[object]:
    depth = documents["depth"]
    groups = (["full text"], ["abstract", "notes"], ["transcript", "answers"])
    return [kind, len(documents), *(int(depth.isin(group).sum()) for group in groups)]
