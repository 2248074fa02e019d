"""What the framework has no word for: candidate new themes among the passages without a code."""

from collections.abc import Mapping

from markupsafe import Markup

from litreview.reporting.display import View, clean, name_place, render, render_table
from litreview.reporting.kinds import KINDS
from litreview.reporting.passages import find_excerpts, parse_spans
from litreview.reporting.run_folder import Run
from litreview.synthesis.evidence import flag_standing, gather_passages
from litreview.synthesis.residue import find_uncoded
from litreview.synthesis.works import Works

SHOWN_QUOTATIONS = 2
_MEANS = (
    "Each row is a word, or a few, that three sources or more use and that no code catches. It is a hint by counting, not a"
    " finding: people decide whether it is a theme of its own, belongs under a code, or is neither."
)


def show_residue(run: Run) -> View:
    """Return how much of the review carries no code, and the candidate themes in it with words of their sources.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "We want to be paid." in show_residue(example_run()).html
        True
    """
    frame = run.table("residue")
    parts = [render("notice", words=tell_uncoded_share(run), kind="")]
    if frame.empty:
        return View(*parts, render("notice", words="No word without a code is shared by several sources.", kind="gap"))
    rows = [[row["words"], tell_sources(row), _quote(run, row["quotes"])] for row in frame.to_dict("records")]
    columns = ["Words", "Where", "In the words of its sources"]
    caption = "Candidate themes that no code of the framework catches"
    note = f"{_MEANS} Where people stand without a number, they are fewer than {run.min_group}."
    return View(*parts, render_table(caption, columns, rows, note=note))


def tell_sources(row: Mapping[str, object]) -> str:
    """Return in words where a theme was found: works of each kind, and people, with their number where it is shown.

    Example:
        >>> tell_sources({"research": "2", "policy": "0", "practice": "1", "consultation_people": "fewer than 5"})
        'research: 2; practice: 1; people'
        >>> tell_sources({"consultation_people": "7"})
        'people: 7'
    """
    told = [f"{kind}: {row[kind]}" for kind in KINDS if str(row.get(kind, "")) not in ("", "0")]
    people = str(row["consultation_people"])
    return "; ".join([*told, f"people: {people}" if people.isdigit() else "people"] if people not in ("", "0") else told)


def tell_uncoded_share(run: Run) -> str:
    """Return in words which share of texts and of what people said carries no code; no passage of people is counted out.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> tell_uncoded_share(example_run())[:65]
        'No code catches 100% of the passages of literature. Much of that '
    """
    codings = run.table("codings")
    passages = gather_passages(run.table("documents"), run.table("segments"), Works({}, {}))
    coded = set(codings["segment_id"][flag_standing(codings)])
    uncoded, caught = find_uncoded(passages.values(), coded)
    told = []
    for name, people in (("the passages of literature", False), ("what people said", True)):
        without, of = (sum(bool(p.person) is people for p in part) for part in (uncoded, [*uncoded, *caught]))
        if of:
            told.append(f"{round(100 * without / of)}% of {name}")
    if not told:
        return "There is no passage to code."
    return f"No code catches {' and '.join(told)}. Much of that is how studies were made, or talk between people."


def _quote(run: Run, quotes: str) -> Markup | str:
    said = sorted(find_excerpts(run, parse_spans(quotes)), key=lambda p: (p.evidence_kind != "consultation", len(p.quote) > 200))
    words = Markup('<q lang="{}">{}</q> <a href="#{}">{}</a>')
    told = [words.format(p.language, clean(p.quote), p.span.anchor, name_place(p)) for p in said[:SHOWN_QUOTATIONS]]
    return Markup("<br>").join(told) if told else "not quoted"
