"""The framework matrix: what each document, and people by role, say about each component (Gale et al. 2013).

A document has a row only where it speaks about the component: that it has none is "nothing said", since nobody asks a
document. People are one case, ``people heard``, with a row for every component; where it may be told (see ``roles``) each
role has a row as well, without words and numbers.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from litreview.coding.codebook import Codebook
from litreview.coding.notation import fold_accents
from litreview.coding.phrases import compile_phrases
from litreview.corpus.documents import FACILITATOR
from litreview.corpus.language import detect_language
from litreview.privacy.suppression import NOT_SHOWN, shown_count
from litreview.synthesis.evidence import CodedPassage, flag_standing, keep_few_voices, list_people
from litreview.synthesis.framework import choose_quotations, summarise
from litreview.synthesis.roles import EVERYBODY, NOT_ASKED, NOTHING_SAID, SAID

SENTENCES = 2

_LETTERS = re.compile(r"[^\W\d_]+")
_GROUP = re.compile(r"([^\W_]*)\(([^()]*)\)([^\W_]*)")
"""Innermost brackets, and the parts of a word that touch them: there the word is not known."""
_BEGINNING, _MOST_GROUPS = 4, 20


def find_asked(
    documents: pd.DataFrame, segments: pd.DataFrame, codings: pd.DataFrame, find_codes: Callable[[str], Iterable[str]]
) -> dict[str, set[str]]:
    """Return code → the sessions and files of answers in which a question carries it.

    Questions are what a facilitator says, with the codes it got, and the heading over a written answer, in which
    ``find_codes`` finds codes. A rejected code does not count.

    Example:
        >>> from litreview.tables import build_table
        >>> find_asked(*(build_table(name, []) for name in ("documents", "segments", "codings")), lambda question: [])
        {}
    """
    heard = set(documents.document_id[documents.evidence_kind == "consultation"])
    turns = segments[segments.document_id.isin(heard)]
    session = dict(turns.loc[turns.speaker == FACILITATOR, ["segment_id", "document_id"]].to_numpy().tolist())
    kept = codings[flag_standing(codings)]
    asked: dict[str, set[str]] = {}
    for segment_id, code in zip(kept.segment_id, kept.code, strict=True):
        if segment_id in session:
            asked.setdefault(code, set()).add(session[segment_id])
    written = set(documents.document_id[documents.depth == "answers"])
    questions = turns.loc[turns.document_id.isin(written) & (turns.heading != ""), ["document_id", "heading"]]
    for document_id, heading in questions.drop_duplicates().itertuples(index=False):
        for code in find_codes(heading):
            asked.setdefault(code, set()).add(document_id)
    return asked


def code_question(codebook: Codebook, question: str) -> set[str]:
    """Return the codes whose phrases stand in a question, by the phrases of its language.

    Only phrases whose words all begin as some word of the question are made ready: there are thousands, and few questions.

    Example:
        >>> from litreview.coding.codebook import Code
        >>> hope = Code("VAL.HOPE", "Values", "Hope", "Espoir", "", "", "", ("gave hope", "hopeful"), ("espoir",))
        >>> code_question(Codebook({"VAL.HOPE": hope}), "Who gave hope to you?")
        {'VAL.HOPE'}
    """
    language = detect_language(question)
    begun = frozenset(_beginnings(question))
    near = {}
    for code in codebook.values():
        phrases = code.phrases_fr if language == "fr" else code.phrases
        some = tuple(one for one in phrases if _may_stand(one, begun))
        near[code.id] = code._replace(phrases=some, phrases_fr=some)
    return {hit.code for hit in compile_phrases(near, language).find(question)}


def list_attendance(passages: Iterable[CodedPassage]) -> dict[str, set[str]]:
    """Return session or file of answers → the people who speak in it.

    Example:
        >>> list_attendance([])
        {}
    """
    people: dict[str, set[str]] = {}
    for passage in passages:
        if passage.person:
            people.setdefault(passage.document_id, set()).add(passage.person)
    return people


def list_asked(asked: Mapping[str, Collection[str]], attendance: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Return code → the people who were in a session, or answered in a file, where a question carries it.

    Example:
        >>> list_asked({"VAL.HOPE": ["group-1"]}, {"group-1": ["P01"], "group-2": ["P02"]})
        {'VAL.HOPE': {'P01'}}
    """
    return {code: {one for place in places for one in attendance.get(place, ())} for code, places in asked.items()}


def build_matrix(
    codebook: Codebook,
    passages: Mapping[str, Sequence[CodedPassage]],
    asked: Mapping[str, Collection[str]],
    roles: Mapping[str, Mapping[str, str]],
    min_group: int,
    *,
    heard: bool,
) -> list[dict[str, Any]]:
    """Return the rows of ``framework_matrix``: component × document that speaks about it, and component × people.

    ``asked`` holds the people who were asked about each code, ``roles`` what ``tell_roles`` returns. Where nobody was
    ``heard`` at all there are no rows of people. ``summary`` is up to two whole sentences, each with its document.

    Example:
        >>> build_matrix(Codebook({}), {}, {}, {}, 5, heard=False)
        []
    """
    codes = [code for code in codebook if not code.startswith("REC.")]
    cells: dict[tuple[str, str], list[CodedPassage]] = {}
    for code in codes:
        for passage in passages.get(code, ()):
            cells.setdefault((code, EVERYBODY if passage.person else passage.document_id), []).append(passage)
    # One voice where few spoke: the same as the row of framework_evidence cites, since both ask for it in the same way.
    cited = {cell: keep_few_voices(found, min_group) for cell, found in cells.items()}
    summaries = summarise({"\t".join(cell): found for cell, found in cited.items()}, SENTENCES)
    rows = [_document_row(*cell, cited[cell], summaries["\t".join(cell)]) for cell in cells if cell[1] != EVERYBODY]
    for code in codes if heard else ():
        row = _people_row(code, len(list_people(cells.get((code, EVERYBODY), ()))), bool(asked.get(code)), min_group)
        rows.append({**row, **_words(cited.get((code, EVERYBODY), ()), summaries.get(f"{code}\t{EVERYBODY}", ""))})
        rows += _role_rows(code, roles.get(code, {}))
    return rows


def word_roles(cells: Mapping[str, str]) -> str:
    """Return what the roles did with a component in one cell, roles in order; ``""`` where it is not told by role.

    Example:
        >>> word_roles({"peer worker": "said", "family member": "nothing said", "other roles": "said"})
        'family member: nothing said; other roles: said; peer worker: said'
    """
    return "; ".join(f"{role}: {state}" for role, state in sorted(cells.items())) if SAID in cells.values() else ""


def _beginnings(question: str) -> Iterator[str]:
    """Every beginning of every word, as long as a stem of a phrase may be."""
    words = _LETTERS.findall(fold_accents(question.casefold()))
    return (word[:end] for word in words for end in range(1, _BEGINNING + 1))


def _may_stand(phrase: str, begun: frozenset[str]) -> bool:
    """Return whether every word of ``phrase``, and of one alternative in each bracket, begins as some word of the question."""
    words = fold_accents(phrase.casefold())
    for _ in range(_MOST_GROUPS):
        group = _GROUP.search(words)
        if group is None:
            return _all_begin(words, begun)
        alternatives = group[2].split("|")
        if not (group[1] or group[3] or any(_all_begin(one, begun) for one in alternatives)):
            return False
        words = f"{words[: group.start()]} {words[group.end() :]}"
    return True


def _all_begin(words: str, begun: frozenset[str]) -> bool:
    return all(word[:_BEGINNING] in begun for word in _LETTERS.findall(words))


def _document_row(code: str, document_id: str, passages: Sequence[CodedPassage], summary: str) -> dict[str, Any]:
    row = {"component": code, "case": document_id, "case_kind": "document", "state": SAID, "consultation_people": ""}
    return {**row, **_words(passages, summary)}


def _people_row(code: str, people: int, asked: bool, min_group: int) -> dict[str, Any]:
    state = SAID if people else NOTHING_SAID if asked else NOT_ASKED
    shown = shown_count(people, min_group)
    return {"component": code, "case": EVERYBODY, "case_kind": "role", "state": state, "consultation_people": shown}


def _role_rows(code: str, cells: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for role, state in cells.items():
        people = NOT_SHOWN if state == SAID else "0"
        yield {"component": code, "case": role, "case_kind": "role", "state": state, "consultation_people": people}


def _words(passages: Sequence[CodedPassage], summary: str) -> dict[str, str]:
    return {"summary": summary, "quotes": "; ".join(p.reference for p in choose_quotations(passages))}
