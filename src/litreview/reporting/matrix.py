"""Texts and people side by side: the convergence coding matrix per family, and which role spoke about what."""

import textwrap
from collections import Counter

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, begin_capital, clean, count_words, render, render_figure, render_table
from litreview.reporting.kinds import find_heard, find_read, list_kind_columns
from litreview.reporting.messages import name_code
from litreview.reporting.run_folder import Run
from litreview.reporting.sides import STATEMENTS
from litreview.synthesis.roles import EVERYBODY, NOT_ASKED, NOTHING_SAID, SAID

CONVERGENCE = {
    "agreement": "= agree",
    "partial agreement": "≈ partly agree",
    "dissonance": "≠ differ",
    "not yet judged": "? not yet judged",
}
"""How each judgement stands in the drawing: a sign and words."""

NO_ROLES = "Nothing is told by role: too few people were heard, or too few in each role, for their roles to stay their own."
_PEOPLE, _JUDGED, _FEW = "people heard", "convergence", "few"
_COLUMN, _ROW, _LABEL, _LETTER, _LONGEST, _WIDEST = 120, 26, 30, 8, 46, 10
"""Pixels of a column, a row, what a judgement needs beyond a column, a letter; letters of a name; the widest dot's radius."""


def draw_family(family: str, part: pd.DataFrame, table: Markup) -> Markup:
    """Return the convergence coding matrix of one family as a figure: components down, kinds of evidence and people across.

    Method: convergence coding matrix, Farmer et al. 2006. ``table`` holds the same data. ``""`` where nobody speaks about
    any component: there is nothing to draw.

    Example:
        >>> str(draw_family("Hope", pd.DataFrame(columns=["component", "research", "consultation_people"]), Markup("")))
        ''
    """
    cells = place_cells(part)
    if cells.empty:
        return Markup("")
    caption = f"{family}: texts and people side by side"
    return render_figure(_draw_cells(cells), alt=tell_family(part), caption=caption, table=table)


def place_cells(part: pd.DataFrame) -> pd.DataFrame:
    """Return one row per component and column of the drawing: ``name``, ``column``, ``words`` and ``size``.

    ``size`` is 0 where there is no ring: nothing was found, or the cell holds a judgement. A component that neither side
    speaks about has no row.

    Example:
        >>> row = {"name": "Hope", "research": 3, "consultation_people": "fewer than 5", "convergence": "agreement"}
        >>> [cell["words"] for cell in place_cells(pd.DataFrame([row])).to_dict("records")]
        ['3', '–', '–', 'few', '= agree']
    """
    kinds = list_kind_columns(part)
    rows = []
    for row in part[find_heard(part) | find_read(part)].to_dict("records"):
        for kind, head in kinds.items():
            number = int(str(row.get(kind, "") or 0))
            rows.append({"name": row["name"], "column": head.lower(), "words": str(number or "–"), "size": number})
        people = str(row["consultation_people"])
        heard = int(people) if people.isdigit() else 1
        words = people if heard and people.isdigit() and people != "0" else "–" if people in ("", "0") else _FEW
        rows.append({"name": row["name"], "column": _PEOPLE, "words": words, "size": 0 if words == "–" else heard})
        rows.append({"name": row["name"], "column": _JUDGED, "words": _word_convergence(row), "size": 0})
    return pd.DataFrame(rows, columns=["name", "column", "words", "size"])


def tell_family(part: pd.DataFrame) -> str:
    """Return in a sentence or two what the matrix shows: who speaks about how many components, and what people judged.

    Example:
        >>> row = {"name": "Hope", "research": 3, "consultation_people": "fewer than 5", "convergence": "agreement"}
        >>> tell_family(pd.DataFrame([row]))
        'People and literature both speak about 1 of 1 component; 0 only people raise, 0 only texts. Judged: 1 agrees.'
    """
    heard, read = find_heard(part), find_read(part)
    both, people, texts = int((heard & read).sum()), int((heard & ~read).sum()), int((read & ~heard).sum())
    told = (
        f"People and literature both speak about {both} of {count_words(len(part), 'component')};"
        f" {people} only people raise, {texts} only texts."
    )
    judged = Counter(str(word).lower() for word in part.get("convergence", ()))
    verbs = {"agreement": ("agrees", "agree"), "partial agreement": ("partly", "partly"), "dissonance": ("differs", "differ")}
    parts = [f"{judged[word]} {verb[judged[word] != 1]}" for word, verb in verbs.items() if judged[word]]
    return f"{told} Judged: {', '.join(parts) or 'none yet'}."


def show_roles(run: Run) -> View:
    """Return which role spoke about which component, where that may be told, and what nobody was asked about.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Nobody was heard in this review" in show_roles(example_run()).html
        True
    """
    matrix = run.table("framework_matrix")
    people = matrix[(matrix["case_kind"] == "role") & ~matrix["component"].isin(STATEMENTS)]
    told, roles = list_told(people)
    everybody = people[people["case"] == EVERYBODY].set_index("component")
    parts = [render("notice", words=_tell_roles(len(told), everybody), kind="")]
    if told:
        rows = [
            [_name(run, code), run.codebook["family"].get(code, ""), everybody["consultation_people"].get(code, ""), *states]
            for code, states in told
        ]
        columns = ["Component", "Part of the framework", "People heard", *map(begin_capital, roles)]
        parts.append(render_table("Which roles spoke about what", columns, rows, note=_NOTE))
    for state, summary in ((NOTHING_SAID, "Asked, and nothing said"), (NOT_ASKED, "Not asked, and nobody raised it")):
        names = [_name(run, code) for code in everybody.index[everybody["state"] == state]]
        if names:
            content = render_table(summary, ["Component", "What people said"], [[name, state] for name in names])
            parts.append(render("more", summary=f"{summary}: {count_words(len(names), 'component')}", content=content))
    return View(*parts)


def list_told(people: pd.DataFrame) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Return the components of which something is told by role, each with the states of the roles, and the roles.

    Components that no role was asked about are left out; ``people`` holds the rows of ``framework_matrix`` about people.

    Example:
        >>> rows = [{"component": "A", "case": "people heard", "state": "said"}, {"component": "A", "case": "x", "state": "said"}]
        >>> list_told(pd.DataFrame(rows))
        ([('A', ['said'])], ['x'])
    """
    by_role = people[people["case"] != EVERYBODY]
    roles = sorted(set(by_role["case"]), key=lambda role: (role == "other roles", role))
    told = []
    for code, part in by_role.groupby("component", sort=False):
        states = dict(zip(part["case"], part["state"], strict=True))
        if SAID in states.values():
            told.append((str(code), [states.get(role, "") for role in roles]))
    return told, roles


_NOTE = (
    "'Nothing said' means that somebody of the role was asked. 'Not asked' means that no question to the role was about it."
    " Numbers by role are not given: with the rest of this review they would tell the role of single people."
)


def _tell_roles(told: int, everybody: pd.DataFrame) -> str:
    if everybody.empty:
        return "Nobody was heard in this review."
    said = int((everybody["state"] == SAID).sum())
    if not told:
        return NO_ROLES
    return (
        f"People spoke about {count_words(said, 'component')}. For {told} of them the table says which roles did."
        " For the others a role could be traced to a person, so they are told of everybody together."
    )


def _name(run: Run, code: str) -> str:
    return name_code(run.codebook, code, "en")


def _word_convergence(row: dict[str, object]) -> str:
    word = str(row.get("convergence", "")).lower()
    if word == "silence":
        return "○ only texts" if str(row["consultation_people"]) in ("", "0") else "○ only people"
    return CONVERGENCE.get(word, word or "·")


def _draw_cells(cells: pd.DataFrame) -> str:
    columns, names = list(dict.fromkeys(cells["column"])), list(dict.fromkeys(cells["name"]))
    left = min(_LONGEST, max(len(clean(name)) for name in names)) * _LETTER + 24
    width, height = left + _COLUMN * len(columns) + _LABEL, _ROW * (len(names) + 1) + 6
    parts = [
        Markup('<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {} {}"').format(*(width, height) * 2),
        Markup(' font-family="sans-serif" font-size="14" fill="currentColor">'),
    ]
    parts += [_write(left + _COLUMN * at, _ROW - 8, head, bold=True) for at, head in enumerate(columns)]
    parts.append(Markup('<path d="{}" stroke="currentColor" stroke-opacity="0.25"/>').format(_rules(len(names), width)))
    for down, (name, row) in enumerate(cells.groupby("name", sort=False)):
        middle = _ROW * (down + 1) + _ROW // 2
        parts.append(_write(0, middle + 5, textwrap.shorten(clean(str(name)), _LONGEST, placeholder=" …")))
        for cell in row.to_dict("records"):
            x = left + _COLUMN * columns.index(cell["column"])
            parts.append(_dot(x + _WIDEST, middle, int(cell["size"])))
            parts.append(_write(x + (0 if cell["column"] == _JUDGED else 2 * _WIDEST + 6), middle + 5, cell["words"]))
    return str(Markup("").join([*parts, Markup("</svg>")]))


def _rules(rows: int, width: int) -> str:
    return "".join(f"M0 {_ROW * (down + 1)}H{width}" for down in range(rows + 1))


def _dot(x: int, y: int, size: int) -> Markup:
    """Return a dot whose area grows with ``size``, up to the widest; nothing for 0."""
    radius = min(_WIDEST, 1.5 + 1.5 * size**0.5)
    return Markup('<circle cx="{}" cy="{}" r="{:.1f}"/>').format(x, y, radius) if size else Markup("")


def _write(x: int, y: int, words: str, *, bold: bool = False) -> Markup:
    weight = Markup(' font-weight="700"') if bold else ""
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(x, y, weight, words)
