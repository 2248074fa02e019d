"""Which words of people, or of the texts, stand for a theme."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from litreview.coding.codebook import Code
from litreview.coding.notation import split_phrases
from litreview.coding.phrases import PhraseFinder, compile_phrases
from litreview.corpus.documents import FACILITATOR
from litreview.reporting.passages import Excerpt, Span, find_excerpts, parse_spans
from litreview.reporting.run_folder import Run

FEWEST_WORDS, MOST_WORDS, FAIR_LENGTH = 6, 35, 14
_LOOSE_OPENING = re.compile(
    r"\W*(?:it|its|it['’]s|that|that['’]s|this|these|those|they|they['’]\w+|he|she|him|her|them|and|but|so|or|if|then|because|"
    r"also|same|yes|no|well|il(?! (?:faut|faudrait|y|est|existe))|elle|"
    r"ils|elles|ça|ca|cela|c['’]\w+|ce|et|mais|donc|parce|puis|alors|si|oui|non|celui|celle|même)\b",
    re.I,
)
_LOOSE_INSIDE = re.compile(r"\b(?:it|this|that one|ça|cela)\b\W*\Z", re.I)
_VOICE_IN_SIGHT, _VOICE_FOLDED = 20, 1
MOST_DOUBT = 8
"""From here on, words say too little about a theme to stand for it."""
_SURE, _LIKELY = 0.8, 0.55


class ThemeExcerpt(NamedTuple):
    """A passage that stands for a theme, whose voice it is, what speaks against showing it (0 is best), and who coded it."""

    passage: Excerpt
    voice: tuple[str, str]
    doubt: int
    by_person: bool


class Wanted(NamedTuple):
    """A theme that words are wanted for: its code, the cell that cites it, and whether words beside those may be taken."""

    code: str
    quotes: str
    many: bool


def find_said(run: Run, wanted: Wanted, language: str, *, texts: bool = False) -> list[ThemeExcerpt]:
    """Return what people (or the texts) say on a theme, what fits the page of ``language`` best first.

    Where too few people spoke about it to be counted, only the places are taken that the evidence table cites: they are all
    of one voice. Best are whole statements of a fair length in the page's language that a person coded, or that hold a
    phrase of the code, and that do not begin with a word which points at something said before. A facilitator is never
    among the people.

    Example:
        >>> find_said.__kwdefaults__
        {'texts': False}
    """
    sure = run.keep(f"certainty: {wanted.code} {texts}", lambda: _certainty(run, wanted.code, texts=texts))
    spans = parse_spans(wanted.quotes)
    if wanted.many:
        spans = list(dict.fromkeys([*spans, *sure]))
    found = []
    for passage in find_excerpts(run, [span for span in spans if (span.document_id in run.sessions) != texts]):
        voice = _speaker(run, passage.span)
        if voice != FACILITATOR:
            doubt = weigh_doubt(passage.quote, language, passage.language)
            doubt += _doubt_of_code(run, wanted.code, passage, sure.get(passage.span, 0.0))
            found.append(ThemeExcerpt(passage, (passage.span.document_id, voice), doubt, sure.get(passage.span, 0.0) == 1))
    return sorted(found, key=_order)


def weigh_doubt(words: str, language: str, own_language: str) -> int:
    """Return what speaks against ``words`` as the voice of a theme: a question, a fragment, an opening that hangs in the air.

    Example:
        >>> [weigh_doubt(words, "en", "en") for words in ("Peer workers should be paid well.", "Would it be voluntary?")]
        [0, 9]
    """
    long = not FEWEST_WORDS <= len(words.split()) <= MOST_WORDS
    gap = "[" in words or "…" in words
    loose = bool(_LOOSE_OPENING.match(words)) + bool(_LOOSE_INSIDE.search(words))
    return 5 * ("?" in words) + 4 * long + 4 * (own_language != language) + 2 * gap + 2 * loose


def choose_voices(
    run: Run, wanted: Iterable[Wanted], language: str, *, in_sight: int = 0, words: int = 90, taken: Iterable[Span] = ()
) -> Mapping[str, Excerpt]:
    """Return one passage a theme, no passage twice, and a new voice for each of the first ``in_sight`` themes.

    Those first ones share ``words`` words between them, since they stand open; the others stay folded.

    Example:
        >>> choose_voices(Run.__new__(Run), [], "en")
        {}
    """
    chosen: dict[str, Excerpt] = {}
    used, voices = set(taken), Counter[tuple[str, str]]()
    for place, theme in enumerate(wanted):
        weight, room = (_VOICE_IN_SIGHT, words // (in_sight - place)) if place < in_sight else (_VOICE_FOLDED, 0)
        said = [one for one in find_said(run, theme, language) if one.passage.span not in used and one.doubt < MOST_DOUBT]
        fit = [one for one in said if not room or len(one.passage.quote.split()) <= room]
        best = min(fit, key=lambda one: one.doubt + weight * min(voices[one.voice], 3), default=None)
        if best:
            chosen[theme.code] = best.passage
            used.add(best.passage.span)
            voices[best.voice] += 1
            words -= len(best.passage.quote.split()) if room else 0
    return chosen


def choose_text(run: Run, wanted: Wanted, language: str) -> Excerpt | None:
    """Return what a text says on a theme, ``None`` where no text says anything that may be quoted.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> passage = choose_text(example_run(), Wanted("VAL.HOPE", "roe2020:0-30", many=False), "en")
        >>> passage.quote, passage.title
        ('Peer workers gave people hope.', 'Roe (2020)')
    """
    said = find_said(run, wanted, language, texts=True)
    return said[0].passage if said else None


def _order(said: ThemeExcerpt) -> tuple[int, bool, int, Span]:
    return said.doubt, not said.by_person, abs(len(said.passage.quote.split()) - FAIR_LENGTH), said.passage.span


def _certainty(run: Run, code: str, *, texts: bool) -> dict[Span, float]:
    """Return how sure the coding of each passage with ``code`` is: 1 where a person coded it; refused ones are left out."""
    if code not in run.codings_by_code:
        return {}
    codings = run.codings_by_code[code]
    rows = list(codings[codings["settled"] != "overruled"].itertuples())
    refused = {row.segment_id for row in rows if row.status == "rejected"}
    sure: dict[Span, float] = {}
    for row in rows:
        segment = str(row.segment_id)
        there = (segment.rpartition("#")[0] in run.sessions) != texts
        if there and segment not in refused and (span := _span_of(run, segment)):
            score = 1.0 if row.origin == "human" else 0.0 if pd.isna(row.score) else float(str(row.score))
            sure[span] = max(score, sure.get(span, 0.0))
    return sure


def _span_of(run: Run, segment_id: str) -> Span | None:
    document, _, ordinal = segment_id.rpartition("#")
    rows = run.segments.get(document, ([], []))[1]
    place = int(ordinal) - 1 if ordinal.isdigit() else -1
    likely = rows[place : place + 1] if place >= 0 else []
    row = next((row for row in [*likely, *rows] if row["segment_id"] == segment_id), None)
    running = row and row["role"] in ("body", "list item", "")
    return Span(document, int(str(row["start"])), int(str(row["end"]))) if row and running else None


def _speaker(run: Run, span: Span) -> str:
    """Return the pseudonym of who speaks, also where pages may not show it: it tells voices apart here, nothing more."""
    starts, rows = run.segments.get(span.document_id, ([], []))
    place = bisect_right(starts, span.start) - 1
    return str(rows[place]["speaker"]) if place >= 0 else ""


def _doubt_of_code(run: Run, code: str, passage: Excerpt, sure: float) -> int:
    """Return how doubtful it is that the words alone carry the code: a person may have coded them for what stood before."""
    if sure < 1:
        return 0 if sure >= _SURE else 1 if sure >= _LIKELY else 3
    if code not in run.codebook.index:
        return 1
    column = "phrases_fr" if passage.language == "fr" else "phrases"
    phrases = str(run.codebook.at[code, column]) if column in run.codebook else ""
    return 0 if _holds(phrases, passage.quote) else 1


@lru_cache(maxsize=4096)
def _holds(phrases: str, words: str) -> bool:
    return bool(_finder(phrases).find(words))


@lru_cache(maxsize=512)
def _finder(phrases: str) -> PhraseFinder:
    return compile_phrases({"": Code("", "", "", "", "", "", "", split_phrases(phrases))}, "en")
