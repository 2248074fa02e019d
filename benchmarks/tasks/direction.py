"""Direction of trials: the rules' evidence and masked words, weighed by two models that are fitted on the training rows
and by the shipped one.

Without training rows the shipped reading answers. The settings were chosen by cross-validation on the training rows, the
rows of one comparison kept together.
"""

from collections import Counter
from collections.abc import Sequence

from litreview.extraction.arms import name_arms
from litreview.extraction.change import read_change
from litreview.extraction.change_features import change_features, evidence_features, main_scope
from litreview.extraction.change_model import weigh_change
from litreview.extraction.skeletons import draw_skeleton, list_grams, mask_words

Row = dict[str, str]
STRENGTH = 0.05
SIDE, NEAR = 8, 5
"""How many words beside a mention of the outcome count one by one, and how many in runs."""


def predict(train: list[Row] | None, test: list[Row]) -> list[str]:
    """Return ``increase``, ``decrease`` or ``no difference`` for each row of ``test``."""
    if train is None:
        return [_shipped(row) for row in test]
    labels = [row["label"] for row in train]
    chances = _chances_by_words([_wide(row) for row in train], labels, [_wide(row) for row in test])
    others = _chances_by_evidence([_seen(row) for row in train], labels, [_seen(row) for row in test])
    names = sorted(set(labels))
    shipped = [[_shipped_chances(row).get(name, 0.0) for name in names] for row in test]
    return [_likeliest(names, opinions) for opinions in zip(chances, others, shipped, strict=True)]


def _likeliest(names: Sequence[str], opinions: Sequence[Sequence[float]]) -> str:
    """The label that the models together hold likeliest."""
    return max(zip(map(sum, zip(*opinions, strict=True)), names, strict=True))[1]


def _shipped(row: Row) -> str:
    """The shipped reading; where it is unclear, which the rows do not know, what the shipped model holds likeliest."""
    answer = read_change(*_question(row))
    if answer != "unclear":
        return answer
    chances = _shipped_chances(row)
    return max(sorted(chances), key=lambda label: chances[label])


def _shipped_chances(row: Row) -> dict[str, float]:
    arms = name_arms(row["intervention"], row["comparator"])
    return weigh_change(change_features(row["text"], row["outcome"], arms))


def _question(row: Row) -> tuple[str, str, str, str]:
    return row["text"], row["outcome"], row["intervention"], row["comparator"]


def _seen(row: Row) -> dict[str, float]:
    """What the rules saw, and how likely the shipped model holds each answer."""
    seen = evidence_features(row["text"], row["outcome"], name_arms(row["intervention"], row["comparator"]))
    return seen | {f"shipped: {label}": chance for label, chance in _shipped_chances(row).items()}


def _wide(row: Row) -> dict[str, float]:
    """The library's features and the words and skeleton of the whole passage, those near the outcome twice."""
    text, outcome, arms = row["text"], row["outcome"], name_arms(row["intervention"], row["comparator"])
    words = mask_words(text, outcome, arms)
    scope = main_scope(text, outcome, arms)
    features = change_features(text, outcome, arms)
    features |= list_grams(draw_skeleton(scope, outcome, arms), 4, "drawn: ") | list_grams(
        mask_words(scope, outcome, arms), 2, "words: "
    )
    features |= list_grams(words, 3, "all words: ") | list_grams(draw_skeleton(text, outcome, arms), 3, "all drawn: ")
    for at in [place for place, word in enumerate(words) if word == "OUTCOME"][:3]:
        features |= {f"beside: {word}": 1.0 for word in words[max(0, at - SIDE) : at + SIDE + 1]}
        features |= list_grams(words[max(0, at - NEAR) : at + NEAR + 1], 3, "near: ")
    return features


def _chances_by_words(
    train: Sequence[dict[str, float]], labels: Sequence[str], test: Sequence[dict[str, float]]
) -> list[list[float]]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    columns = DictVectorizer()
    matrix = columns.fit_transform(_frequent(train, 2))
    model = LogisticRegression(C=STRENGTH, max_iter=200).fit(matrix, list(labels))
    return [list(chances) for chances in model.predict_proba(columns.transform(test))]


def _chances_by_evidence(
    train: Sequence[dict[str, float]], labels: Sequence[str], test: Sequence[dict[str, float]]
) -> list[list[float]]:
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.feature_extraction import DictVectorizer

    columns = DictVectorizer(sparse=False)
    matrix = columns.fit_transform(_frequent(train, 12))
    model = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.06, max_leaf_nodes=12, min_samples_leaf=15, random_state=0
    ).fit(matrix, list(labels))
    return [list(chances) for chances in model.predict_proba(columns.transform(test))]


def _frequent(rows: Sequence[dict[str, float]], least: int) -> list[dict[str, float]]:
    met = Counter(name for row in rows for name in row)
    return [{name: value for name, value in row.items() if met[name] >= least} for row in rows]
