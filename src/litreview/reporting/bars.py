"""The bars of a harvest plot: which works stand in which row and direction, and what the plot says in words."""

import pandas as pd

from litreview.reporting.directions import tell_counts
from litreview.reporting.evidence import STRENGTH, count_works_by, in_codebook_order, keep_counted, list_designs, name_or
from litreview.reporting.figures import SYMBOLS
from litreview.reporting.harvest import Harvest
from litreview.reporting.run_folder import Run

UNSTATED = {"model": "Model not stated", "outcome": "Outcome not stated"}
"""What a row is called whose code no text states."""


def place_bars(run: Run, findings: pd.DataFrame, by: str = "outcome") -> pd.DataFrame:
    """Return one row per work, value of ``by`` and direction: ``by`` in words, ``shown``, ``letter``, ``height``, ``place``.

    A study that a review with a finding in the same row includes has no bar beside it.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> from litreview.reporting.participant_studies import find_research
        >>> place_bars(example_run(), find_research(example_run()))[["outcome", "letter", "place"]].to_dict("records")
        [{'outcome': 'Hope gained', 'letter': 'N', 'place': 0}]
    """
    order = {code: place for place, code in enumerate(in_codebook_order(run, findings[by]))}
    bars = keep_counted(findings, by).drop_duplicates(["work", by, "shown"]).copy()
    bars["rank"], bars["letter"], bars["height"] = bars[by].map(order), bars["design"], bars["design"].map(STRENGTH)
    bars = bars.sort_values(["rank", "shown", "height", "work"], ascending=[True, True, False, True], kind="stable")
    bars["place"] = bars.groupby([by, "shown"]).cumcount()
    bars[by] = [name_or(run, code, UNSTATED[by]) for code in bars[by]]
    return bars.reset_index(drop=True)


def list_harvest(bars: pd.DataFrame, by: str = "outcome") -> list[Harvest]:
    """Return the rows of a harvest plot: for each value of ``by`` the letters of its works per direction.

    Example:
        >>> list_harvest(pd.DataFrame({"outcome": ["Hope"], "shown": ["mixed"], "work": ["a"], "letter": ["S"]}))
        [Harvest(name='Hope', works=1, letters={'mixed': ['S']})]
    """
    return [
        Harvest(str(name), int(part["work"].nunique()), {str(s): list(w["letter"]) for s, w in part.groupby("shown", sort=False)})
        for name, part in bars.groupby(by, sort=False)
    ]


def tell_harvest(bars: pd.DataFrame) -> str:
    """Return in sentences what the harvest plot shows: where most works are, and which direction has none.

    Example:
        >>> tell_harvest(pd.DataFrame({"outcome": ["Hope"], "shown": ["mixed"], "work": ["a"]})).split(" No work")[0]
        'Most works: Hope (1 mixed). 1 outcome has findings.'
    """
    counts = count_works_by(bars, "outcome")
    most = max(counts, key=lambda outcome: counts[outcome])
    words = "1 outcome has findings" if len(counts) == 1 else f"{len(counts)} outcomes have findings"
    never = [shown for shown in SYMBOLS if shown not in set(bars["shown"])]
    missing = f" No work points here: {', '.join(never)}." if never else ""
    return f"Most works: {most} ({tell_counts(bars[bars['outcome'] == most])}). {words}.{missing}"


def tell_models(name: str, bars: pd.DataFrame) -> str:
    """Return in one sentence what the works on one outcome show for each model, never for all models together.

    Example:
        >>> tell_models("Hope", pd.DataFrame({"model": ["Groups"], "shown": ["mixed"], "work": ["a"]}))
        'Hope, per model: Groups, 1 mixed.'
    """
    parts = (f"{model}, {tell_counts(part)}" for model, part in bars.groupby("model", sort=False))
    return f"{name}, per model: {'; '.join(parts)}."


def word_designs(bars: pd.DataFrame) -> str:
    """Return how many works have which design, the strongest first.

    Example:
        >>> word_designs(pd.DataFrame({"letter": ["R", "S", "R"], "work": ["a", "b", "c"]}))
        'review of studies: 1; randomised trial: 2'
    """
    works = count_works_by(keep_counted(bars), "letter")
    return "; ".join(f"{words}: {works[letter]}" for letter, words in list_designs(works))
