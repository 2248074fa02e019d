"""What a plain method reaches on the same rows in the same run: the most frequent label, key words, words weighed."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

Row = dict[str, str]

_RULES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "definitions": (
        "0",
        (
            (
                "1",
                r"\b(?:is|are) (?:an?|the|any|one) |\bdefined as\b|\brefers? to\b|\b(?:is|are) called\b|\bmeans\b|\bknown as\b"
                r"|\bis when\b|\bdescribes\b",
            ),
        ),
    ),
    "direction": (
        "no difference",
        (
            (
                "no difference",
                r"\bno (?:\w+ )?(?:difference|effect|change)|\b(?:not|n't) (?:\w+ )?(?:differ|signific|chang)|\bsimilar"
                r"|\bcomparable\b|p ?> ?0?\.",
            ),
            ("decrease", r"\b(?:decreas|reduc|lower|less|fewer|declin|shorter|smaller)\w*"),
            ("increase", r"\b(?:increas|higher|greater|more|improv|longer|better|ris|larger)\w*"),
        ),
    ),
    "recommendations": (
        "value",
        (
            (
                "policy",
                r"\b(?:should|must|needs? to|recommend\w*|urge|require[sd]?|propose|ought|prohibit\w*|adopt|allow)\b",
            ),
            ("testimony", r"\b(?:I|my|me|our|we|us)\b.{0,80}\b(?:was|were|had|have been|got|received|called|told|\w+ed)\b"),
            ("reference", r"https?://|www\.|\bibid\b|\d{4}\), "),
            ("fact", r"\d|\bpercent\b|%"),
        ),
    ),
    "passages": (
        "intervention",
        (
            ("aim", r"\b(?:aims?|purpose|objective|hypothes\w+|sought to)\b"),
            ("analysis", r"\b(?:analy[sz]\w+|ANOVA|ANCOVA|regression|intention.to.treat|imput\w+|SPSS)\b"),
            ("control", r"\b(?:controls?|wait(?:ing|-)?.?list|usual care|as usual|comparison)\b"),
            ("outcome_measure", r"\b(?:scales?|inventory|questionnaire|measur\w+|items?|scores?|instrument|assess\w+)\b"),
            ("recruitment", r"\b(?:recruit\w*|referr\w+|adverti\w+|invited|approached|flyers?|consent)\b"),
            ("design", r"\b(?:randomi[sz]\w+|trial|pre-?test|design|allocat\w+|follow-up)\b"),
            ("population", r"\b(?:participants?|patients?|diagnos\w+|aged?|criteria|women|men|eligib\w+)\b"),
            ("setting", r"\b(?:hospital|clinic|cent(?:re|er)|located|held in|university)\b"),
        ),
    ),
    "roles": (
        "other",
        (
            (
                "outcome",
                r"\b(?:significant\w*|results?|conclu\w+|found|show(?:ed|s|n)|suggest\w*|improv\w+|increas\w+|p ?[<=])",
            ),
            ("population", r"\b(?:patients|subjects|participants|women|men|aged)\b.{0,60}\d|\d.{0,30}\b(?:patients|subjects)"),
            ("study design", r"\b(?:randomi[sz]ed|double-blind|cohort|retrospective|prospective|cross-sectional)\b"),
            ("intervention", r"\b(?:received|treated with|underwent|assigned|administered|mg)\b"),
            ("background", r"\b(?:aims?|objective|purpose|to (?:assess|determine|evaluate|investigate)|is an?|are)\b"),
        ),
    ),
}  # fmt: skip


def majority(train: Sequence[Row] | None, test: Sequence[Row]) -> list[str]:
    """Return the most frequent label of ``train`` (of ``test`` where there is none) for every row."""
    label = Counter(row["label"] for row in train or test).most_common(1)[0][0]
    return [label] * len(test)


def always(label: str, test: Sequence[Row]) -> list[str]:
    """Return ``label`` for every row: what a class reaches that is never refused."""
    return [label] * len(test)


def keywords(task: str, test: Sequence[Row]) -> list[str] | None:
    """Return the label of the first key word list of ``task`` that a row's text meets; ``None`` where the task has none."""
    if task not in _RULES:
        return None
    otherwise, rules = _RULES[task]
    finders = [(label, re.compile(words, re.IGNORECASE)) for label, words in rules]
    return [next((label for label, finder in finders if finder.search(row["text"])), otherwise) for row in test]


def weighed_words(
    train: Sequence[Row], test: Sequence[Row], columns: Sequence[str] = ("text",), balanced: bool = True
) -> list[str]:
    """Return the labels that TF-IDF of one and two words with logistic regression gives, fitted on ``train``.

    ``balanced`` weighs rare classes as much as frequent ones, which a plain mean over the classes rewards.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2 if len(train) > 500 else 1, sublinear_tf=True),
        LogisticRegression(C=4.0, max_iter=1000, class_weight="balanced" if balanced else None),
    )
    model.fit([_joined(row, columns) for row in train], [row["label"] for row in train])
    return [str(label) for label in model.predict([_joined(row, columns) for row in test])]


def _joined(row: Mapping[str, str], columns: Sequence[str]) -> str:
    return " · ".join(row.get(column, "") for column in columns)
