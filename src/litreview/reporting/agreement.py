"""How far coders agree, told so that somebody who has never heard of kappa can follow."""

import pandas as pd

from litreview.coding.agreement import ALL_CODES
from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.evidence import name_or
from litreview.reporting.measures import NOT_ESTIMABLE, format_coefficient, format_share
from litreview.reporting.run_folder import Run

MEASURES = ("kappa", "alpha", "ac1")
_MANY, _WORST = 12, 3
_COLUMNS = ["Code", "Coder A", "Coder B", "Sentences", "Coded", "Same answer", "Kappa", "Alpha", "AC1"]
_ALONE = "Nobody can say yet how far coders agree: no two coders read the same sentences in this review."
_NOTE = (
    "Each sentence is one answer, coded or not. Coded: the share of sentences that carry the code, the mean of both coders."
    " Same answer: the share of sentences on which both said the same; a rare code reaches nearly 100 % by chance alone."
    " Kappa (Cohen 1960), alpha (Krippendorff 2011) and AC1 (Gwet 2008) take chance away: 1 is full agreement, 0 is what chance"
    " gives, below 0 is worse. Kappa and alpha fall on rare codes, AC1 does not. Not estimable: both said the same everywhere."
)


def show_agreement(run: Run) -> View:
    """Return how far coders agree: in one or two sentences, then code by code with prevalence.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Least agreement by kappa: Hope (0.58)" in show_agreement(example_run()).html
        True
    """
    frame = run.table("agreement")
    if frame.empty:
        return View(render("notice", words=_ALONE, kind="gap"))
    lead = render("lead", words=tell_agreement(frame, {code: name_or(run, code, "") for code in frame["code"]}))
    rows = [
        [name_or(run, row.code, ALL_CODES), row.coder_a, row.coder_b, row.segments, *_tell_row(row)] for row in frame.itertuples()
    ]
    table = render_table("Agreement between coders", _COLUMNS, rows, numeric=_COLUMNS[3:], note=_NOTE, quiet=[NOT_ESTIMABLE])
    if len(rows) <= _MANY:
        return View(lead, table)
    codes = count_words(int(by_code(frame)["code"].nunique()), "code")
    return View(lead, render("more", summary=f"See agreement on {codes}, one by one", content=table))


def by_code(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``agreement`` that are about one code, not about all codes together.

    Example:
        >>> by_code(pd.DataFrame({"code": ["BAR.PAY", ALL_CODES]}))["code"].to_list()
        ['BAR.PAY']
    """
    return frame[~frame["code"].isin([ALL_CODES, ""])]


def tell_agreement(frame: pd.DataFrame, names: dict[str, str]) -> str:
    """Return in words how many codes were compared, the middle of each measure, and the codes with the least agreement.

    Example:
        >>> from litreview.tables import build_table
        >>> row = {"code": "BAR.PAY", "coder_a": "a", "coder_b": "b", "segments": 9, "kappa": 0.5, "ac1": 0.75}
        >>> tell_agreement(build_table("agreement", [row]), {"BAR.PAY": "Low pay"})
        'a and b coded the same 9 sentences and are compared on 1 code. Half of the codes have a kappa of 0.50 or more \
(0.50 to 0.50; 1 code) and an AC1 of 0.75 or more (0.75 to 0.75; 1 code). Least agreement by kappa: Low pay (0.50).'
    """
    codes = by_code(frame)
    pairs = codes.sort_values("segments", ascending=False, kind="stable").drop_duplicates(["coder_a", "coder_b"])
    pairs = pairs.sort_values(["coder_a", "coder_b"], kind="stable")
    told = [f"{row.coder_a} and {row.coder_b} coded the same {row.segments} sentences" for row in pairs.itertuples()]
    start = f"{'; '.join(told)} and are compared on {count_words(int(codes['code'].nunique()), 'code')}."
    unit = "code" if len(pairs) == 1 else "comparison"
    named = (("kappa", "a kappa"), ("ac1", "an AC1"))
    middles = [words for words in (_tell_middle(codes, measure, name, unit) for measure, name in named) if words]
    if not middles:
        return f"{start} No measure beyond chance is estimable: both said the same everywhere."
    known = codes.dropna(subset=["kappa"]).sort_values(["kappa", "code"], kind="stable").head(_WORST)
    who = {row.Index: f", {row.coder_a} and {row.coder_b}" if len(pairs) > 1 else "" for row in known.itertuples()}
    worst = [f"{names.get(row.code) or row.code}{who[row.Index]} ({format_coefficient(row.kappa)})" for row in known.itertuples()]
    least = f" Least agreement by kappa: {'; '.join(worst)}." if worst else ""
    return f"{start} Half of the {unit}s have {' and '.join(middles)}.{least}"


def _tell_middle(codes: pd.DataFrame, measure: str, words: str, unit: str) -> str:
    known = codes[measure].dropna().astype(float)
    if known.empty:
        return ""
    spread = f"{format_coefficient(known.min())} to {format_coefficient(known.max())}; {count_words(len(known), unit)}"
    return f"{words} of {known.median():.2f} or more ({spread})"


def _tell_row(row: object) -> list[str]:
    shares = [getattr(row, name) for name in ("prevalence", "agreement")]
    measures = [getattr(row, name) for name in MEASURES]
    return [format_share(share) for share in shares] + [format_coefficient(value) for value in measures]
