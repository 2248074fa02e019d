"""The flow of records from found to read, as the run counted it: a drawing in the order of PRISMA 2020, words and a table."""

from collections.abc import Iterable

import pandas as pd

from litreview.reporting.display import View, begin_capital, clean, render, render_figure, render_table
from litreview.reporting.earlier import tell_earlier
from litreview.reporting.flow_boxes import list_levels
from litreview.reporting.flow_drawing import PART, Box, DrawnStep, draw_flow
from litreview.reporting.run_folder import Run
from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_sums import Count, Flow, check_flow

CAPTION = "Flow of records, in the order of PRISMA 2020"
_PASSING = (step.AWAITING, step.AWAITING_TEXT, step.AWAITING_FULL, step.READ_BEFORE, step.READ_UNRECORDED)
_HEADINGS = {"": "Identification via databases and registers", step.OTHER: "Identification via other methods"}


@tell_earlier
def show_flow(run: Run) -> View:
    """Return the flow of records as a drawing of boxes and arrows, with the same counts as a table.

    Raises:
        LitReviewError: the counts do not add up.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Records identified (2): source not recorded: 2." in show_flow(example_run()).html
        True
    """
    flow = read_flow(run.table("flow"))
    levels = list_levels(flow)
    table = render_table(f"{CAPTION}, as a table", ["Step", "Number"], list_counts(flow), numeric=["Number"])
    drawing = draw_flow(levels, [_HEADINGS[column] for column in _named_columns(flow)])
    figure = render_figure(drawing, alt=tell_flow(flow), caption=CAPTION, table=table)
    return View(*(render("notice", words=words, kind="gap") for words in find_gaps(flow)), figure)


def read_flow(table: pd.DataFrame) -> Flow:
    """Return the flow that the table ``flow`` of a run holds.

    Raises:
        LitReviewError: the counts do not add up.

    Example:
        >>> from litreview.tables import build_table
        >>> read_flow(build_table("flow", [])).counts
        ()
    """
    rows = table.sort_values("ordinal")
    columns = (rows[name].tolist() for name in ("step", "detail", "number"))
    flow = Flow(Count(name, clean(detail), int(number)) for name, detail, number in zip(*columns, strict=True))
    check_flow(flow)
    return flow


def find_gaps(flow: Flow) -> list[str]:
    """Return in words what is missing before the flow is whole: decisions of people.

    Example:
        >>> find_gaps(Flow([]))
        ['No screening decision is recorded in this review: every record that has a text was read.']
    """
    decided = (
        step.EXCLUDED,
        step.KEPT,
        step.SOUGHT,
        step.EXCLUDED + step.OTHER,
        step.KEPT + step.OTHER,
        step.SOUGHT + step.OTHER,
    )
    if not any(map(flow.number, decided)):
        return ["No screening decision is recorded in this review: every record that has a text was read."]
    steps = (step.AWAITING, step.AWAITING_TEXT, step.AWAITING_FULL)
    waiting = [(name, sum(flow.number(name + column) for column in flow.columns)) for name in steps]
    told = ", ".join(f"{number} {name if number > 1 else name.replace('s ', ' ', 1)}" for name, number in waiting if number)
    return [f"This flow is not finished: {told}."] if told else []


def list_counts(flow: Flow) -> list[tuple[str, int]]:
    """Return the steps in words with their numbers, as the table beside the drawing shows them.

    Steps at which somebody or something may wait are left out where nothing does, as in the drawing.

    Example:
        >>> list_counts(Flow([Count("records excluded", "", 1), Count("records excluded", "off topic", 1)]))
        [('Records excluded', 1), ('Records excluded: off topic', 1)]
    """
    shown = (count for count in flow.counts if count.step != step.KEPT or len(flow.columns) > 1)
    shown = (count for count in shown if count.number or count.step.removesuffix(step.OTHER) not in _PASSING)
    return [(begin_capital(f"{_name_step(flow, name)}{detail and f': {detail}'}"), number) for name, detail, number in shown]


def tell_flow(flow: Flow) -> str:
    """Return in words what the drawing shows, every number of it.

    Example:
        >>> tell_flow(Flow([Count("records identified", "", 3)]))[:49]
        'Records identified (3). Removed before screening '
    """
    named = _named_columns(flow)
    told: list[str] = []
    for column in range(len(flow.columns or ("",))):
        told += [f"{_HEADINGS[named[column]]}:"] if column < len(named) else []
        told += [_tell_box(box) for level in list_levels(flow) for box in _list_boxes(level.steps[column])]
    return " ".join(told)


def _name_step(flow: Flow, name: str) -> str:
    """Return what the table calls a step: records are screened when nothing waits any more, as the drawing says."""
    column = step.OTHER if name.endswith(step.OTHER) else ""
    over = name == step.SCREENED + column and not flow.number(step.AWAITING + column)
    return f"records screened{column}" if over else name


def _named_columns(flow: Flow) -> tuple[str, ...]:
    """Return the columns whose heading is shown: none where the files do not tell how records were found."""
    told = len(flow.columns) > 1 or any(map(flow.number, (step.DATABASES, step.REGISTERS)))
    return flow.columns if told or flow.columns == (step.OTHER,) else ()


def _list_boxes(found: DrawnStep | None) -> tuple[Box, ...]:
    return (found.main, *found.beside) if found else ()


def _tell_box(box: Box) -> str:
    return f"{box.heading}{': ' if box.lines else ''}{'; '.join(_fold(box.lines))}."


def _fold(lines: Iterable[str]) -> list[str]:
    """Return each line with its parts behind it in brackets."""
    told: list[list[str]] = []
    for line in lines:
        if told and line.startswith(PART):
            told[-1].append(line.removeprefix(PART))
        else:
            told.append([line])
    return [f"{line} ({', '.join(parts)})" if parts else line for line, *parts in told]
