"""Voices: what participants ask for, and where they stand to the ideas that were put to them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from litreview.corpus.documents import FACILITATOR, Document, Segment
from litreview.extraction.areas import find_answered_area
from litreview.extraction.audiences import find_audiences
from litreview.extraction.questions import ResearchQuestion, find_questions
from litreview.extraction.replies import read_reply
from litreview.extraction.requests import is_addressed, is_request, opens_with_pronoun
from litreview.extraction.stance import read_stance
from litreview.extraction.statement_scores import score_request, score_testimony
from litreview.extraction.statements import is_recommendation

_ROLES = ("body", "list item")
_SURE, _IDLE, _LIFE = 0.75, 0.1, 0.6
"""A request that the rules miss needs a score of .75; one below .1 that tells a life with .6 or more is none."""
_FEWEST_WORDS = 5


class _Said(NamedTuple):
    segment: Segment
    asked: ResearchQuestion
    stance: str
    replies: bool


def find_voices(document: Document, codes: Mapping[str, Sequence[str]]) -> list[dict[str, object]]:
    """Return the rows of ``recommendations`` of a consultation text, without their ids, in order of their place.

    A row is a request (see ``requests`` and ``statement_scores``) or, of each turn or answer, the sentence that says most
    plainly where its speaker stands to the idea in the question (see ``replies``). The question gives the area where the
    words name none. Facilitators make no rows.

    Example:
        >>> text = "I am against it."
        >>> s = Segment("d#00001", "d", 1, 0, 16, None, "Should there be a speakers' bureau?", "P01", "body", "en", text)
        >>> document = Document("d", "", "consultation", "", "d", "", "en", "answers", text, (s,))
        >>> [(row["area"], row["stance"], row["stated_by"]) for row in find_voices(document, {})]
        [('K5', 'opposes', 'P01')]
    """
    return [_row(said, codes) for said in _hear(document)]


def _hear(document: Document) -> Iterator[_Said]:
    questions = find_questions(document)
    numbered = zip(document.segments, questions, strict=True)
    for _, group in groupby(numbered, key=lambda pair: (pair[0].block, pair[0].speaker, pair[0].heading)):
        turn = [(segment, asked) for segment, asked in group if segment.role in _ROLES and segment.speaker != FACILITATOR]
        reply = _choose_reply(turn)
        before = ""
        for place, (segment, asked) in enumerate(turn):
            if place == reply:
                yield _Said(segment, asked, read_reply(segment.text, _is_put(asked)), True)
            elif _asks(segment.text, asked, before):
                yield _Said(segment, asked, read_stance(segment.text, proposed=_is_put(asked)), False)
            before = segment.text


def _asks(text: str, asked: ResearchQuestion, before: str) -> bool:
    """Whether the rules and the score together take the words for a request."""
    if is_request(text, asked, before):
        return asked.kind == "wish" or score_request(text, before) >= _IDLE or score_testimony(text, before) < _LIFE
    plain = is_recommendation(text) and len(text.split()) >= _FEWEST_WORDS and is_addressed(text)
    return plain and score_request(text, before) >= _SURE


def _is_put(asked: ResearchQuestion) -> bool:
    """Whether the question puts an idea of a key area, to which "yes" or "maybe" is an answer."""
    return asked.kind == "proposal" and asked.area != "OTHER"


def _choose_reply(turn: Sequence[tuple[Segment, ResearchQuestion]]) -> int | None:
    """Return the place of the sentence that says plainest where the speaker stands: for or against, else yes or no, else a
    question; ``None`` where nothing does."""
    ranked = []
    for place, (segment, asked) in enumerate(turn):
        plain, short = read_reply(segment.text), read_reply(segment.text, _is_put(asked))
        if plain or short:
            ranked.append((0 if plain else 1 if short != "question" else 2, place))
    return min(ranked)[1] if ranked else None


def _row(said: _Said, codes: Mapping[str, Sequence[str]]) -> dict[str, object]:
    segment, asked = said.segment, said.asked
    leans = opens_with_pronoun(segment.text) or (said.replies and _is_put(asked))
    return {
        "document_id": segment.document_id,
        "start": segment.start,
        "end": segment.end,
        "quote": segment.text,
        "area": find_answered_area(segment.text, codes.get(segment.segment_id, ()), asked.area, leans),
        "status": "recommended",
        "stated_by": segment.speaker,
        "audience": find_audiences(segment.text),
        "stance": said.stance,
    }
