"""The facts of published studies that directions are tested on, each in several wordings of our own."""

import csv
import re
from pathlib import Path

import pytest

from litreview.corpus.documents import Document, Segment
from litreview.corpus.language import detect_language
from litreview.corpus.sentences import split_sentences
from litreview.extraction.findings import find_findings

DATA = Path(__file__).parent.parent / "data" / "extraction"
SIGNS = {"+": "favours peer support", "-": "favours comparator", "0": "no difference", "~": "mixed", "?": "unclear"}


def cases(name: str) -> list[dict[str, str]]:
    """The rows of a table of test sentences."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def passage(text: str, heading: str = "", title: str = "") -> Document:
    """A document of one paragraph, cut into sentences as the corpus does it."""
    language = detect_language(text)
    segments = tuple(
        Segment(f"d#{n:05d}", "d", n, a, b, None, heading, "", "body", language, text[a:b], 1)
        for n, (a, b) in enumerate(split_sentences(text, language), 1)
    )
    return Document("d", "", "research", title, "d.md", "", language, "abstract", text, segments)


SENTENCES = cases("direction_sentences.csv")


@pytest.mark.parametrize("case", SENTENCES, ids=[f"{case['fact']}-{case['wording']}" for case in SENTENCES])
def test_each_outcome_gets_its_direction(case: dict[str, str]) -> None:
    """Whatever the wording, each outcome of a published fact has the direction that the study reported."""
    rows = [row for row in find_findings(passage(case["text"]), {}) if row["kind"] == "finding"]
    told = {(row["outcome"], row["direction"]) for row in rows}
    wanted = {(code, SIGNS[sign]) for code, sign in re.findall(r"(OUT\.[A-Z.]+)([-+0~?])", case["expected"])}
    assert wanted <= told, sorted(told)
    assert {code for code, _ in told} <= {code for code, _ in wanted} | {"OUT.ED", "OUT.HOSP"}
    assert all(len([d for o, d in told if o == code]) == len([d for o, d in wanted if o == code]) for code, _ in wanted)
    if case["comparator"]:
        assert {row["comparator"] for row in rows} == {case["comparator"]}


EFFECTS = cases("published_effects.csv")
NUMBERS = ("effect", "low", "high", "n")
WORDS = ("measure", "comparator", "study_design")


@pytest.mark.parametrize("case", EFFECTS, ids=[f"{case['fact']}-{case['wording']}" for case in EFFECTS])
def test_each_published_effect_is_read(case: dict[str, str]) -> None:
    """Outcome, direction, effect, interval, comparator, design and number of people are those the study reported."""
    rows = [row for row in find_findings(passage(case["text"]), {}) if row["kind"] == "finding"]
    told = {(row["outcome"], row["direction"]) for row in rows}
    wanted = {(code, SIGNS[sign]) for code, sign in re.findall(r"(OUT\.[A-Z.]+)([-+0~?])", case["expected"])}
    assert wanted <= told, sorted(told)
    assert {code for code, _ in told} <= {code for code, _ in wanted} | {"OUT.ED", "OUT.HOSP"}
    first = next(row for row in rows if row["outcome"] == min(code for code, _ in wanted))
    asked = case | {"study_design": case["design"]}
    assert {key: first[key] for key in WORDS if asked[key]} == {key: asked[key] for key in WORDS if asked[key]}
    assert {key: first[key] for key in NUMBERS if case[key]} == {key: float(case[key]) for key in NUMBERS if case[key]}
