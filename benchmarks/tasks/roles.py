"""Roles of the sentences of medical abstracts: words, place in the abstract and the words around, weighed."""

from collections.abc import Mapping, Sequence

from benchmarks.fit_statements import beside

from litreview.extraction.cautions import weighs_evidence
from litreview.extraction.effects import read_effects
from litreview.extraction.studies import has_study_cue, read_study_design

Row = Mapping[str, str]


def predict(train: Sequence[Row] | None, test: Sequence[Row]) -> list[str]:
    """Return the role of each row of ``test``.

    Raises:
        ValueError: there is no ``train``: no model for roles is shipped.
    """
    if train is None:
        raise ValueError("no train.csv: roles have no shipped model")
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.preprocessing import FunctionTransformer

    model = make_pipeline(
        make_union(
            make_pipeline(FunctionTransformer(_texts), TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)),
            make_pipeline(FunctionTransformer(_cues), DictVectorizer()),
        ),
        LogisticRegression(C=4.0, max_iter=1500),
    )
    model.fit(_in_context(train), [row["label"] for row in train])
    return [str(label) for label in model.predict(_in_context(test))]


def _in_context(rows: Sequence[Row]) -> list[dict[str, object]]:
    last: dict[str, int] = {}
    for row in rows:
        last[row["document"]] = max(last.get(row["document"], 1), int(row["ordinal"]))
    found: list[dict[str, object]] = []
    for at, row in enumerate(rows):
        place = int(row["ordinal"]) / last[row["document"]]
        around = {"before": beside(rows, at, -1), "after": beside(rows, at, 1)}
        found.append({"text": row["text"], **around, "place": place, "ordinal": int(row["ordinal"])})
    return found


def _texts(rows: Sequence[Mapping[str, object]]) -> list[str]:
    return [str(row["text"]) for row in rows]


def _cues(rows: Sequence[Mapping[str, object]]) -> list[dict[str, float]]:
    return [_cues_of(row) for row in rows]


def _cues_of(row: Mapping[str, object]) -> dict[str, float]:
    text = str(row["text"])
    cues = {
        f"place {int(10 * float(str(row['place'])))}": 1.0,
        f"ordinal {min(int(str(row['ordinal'])), 12)}": 1.0,
        "study cue": float(has_study_cue(text)),
        f"design {read_study_design(text)}": 1.0,
        "effect": float(bool(read_effects(text))),
        "caution": float(weighs_evidence(text)),
        "first": float(not row["before"]),
        "last": float(not row["after"]),
    }
    head = text.split(":")[0]
    if head.isupper() and len(head) < 40:
        cues[f"label {head.strip()}"] = 1.0
    for side in ("before", "after"):
        cues.update({f"{side} {word}": 0.3 for word in str(row[side]).lower().split()[:40]})
    return cues
