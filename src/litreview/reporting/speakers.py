"""Whose words a page tells apart: pseudonyms are left out where counting them would count a small group."""

from collections.abc import Collection

import pandas as pd

from litreview.corpus.documents import FACILITATOR
from litreview.privacy.suppression import hidden_cells
from litreview.synthesis.evidence import flag_standing


def find_unnamed(segments: pd.DataFrame, sessions: Collection[str], min_group: int) -> frozenset[tuple[str, str]]:
    """Return the (document, speaker) pairs that no page tells apart from others.

    A page that quotes everybody under a pseudonym counts who sat in a session and who spoke French. So the speakers of a
    small session or language have no pseudonym, nor those of the next larger where the others would give it away, as for any
    count of people (``hidden_cells``); nobody has one where fewer than ``min_group`` people speak in all.

    Example:
        >>> columns = ["document_id", "language", "speaker"]
        >>> rows = [["fg1", "en", f"P{n}"] for n in range(20)] + [["fg2", "en", f"R{n}"] for n in range(9)]
        >>> unnamed = find_unnamed(pd.DataFrame([*rows, ["int1", "en", "S1"]], columns=columns), ["fg1", "fg2", "int1"], 5)
        >>> sorted({document for document, _ in unnamed})
        ['fg2', 'int1']
    """
    heard = segments["document_id"].isin(sessions) & ~segments["speaker"].isin(["", FACILITATOR])
    said = segments.loc[heard, ["document_id", "language", "speaker"]].astype(str)
    mostly = said.groupby("speaker")["language"].agg(lambda languages: languages.mode().iloc[0])
    said = said.assign(language=said["speaker"].map(mostly)).drop_duplicates()
    few = said["speaker"].nunique() < min_group
    hidden = _is_hidden(said, "document_id", min_group) | _is_hidden(said, "language", min_group) | few
    pairs = said.loc[hidden, ["document_id", "speaker"]]
    return frozenset(pairs.itertuples(index=False, name=None))


def keep_countable(codings: pd.DataFrame, segments: pd.DataFrame, sessions: Collection[str], min_group: int) -> pd.DataFrame:
    """Return ``codings`` without what people said on a code that fewer than ``min_group`` of them spoke about.

    People cannot be more than their passages: a code with one passage was raised by one person.

    Example:
        >>> codings = pd.DataFrame({"segment_id": ["fg1#1", "paper#1"], "code": ["VAL.HOPE"] * 2, "status": ["proposed"] * 2})
        >>> columns = ["segment_id", "document_id", "speaker"]
        >>> segments = pd.DataFrame([["fg1#1", "fg1", "P1"], ["paper#1", "paper", ""]], columns=columns)
        >>> keep_countable(codings, segments, ["fg1"], 5)["segment_id"].to_list()
        ['paper#1']
    """
    heard = segments[segments["document_id"].isin(sessions) & ~segments["speaker"].isin(["", FACILITATOR])]
    speakers = codings["segment_id"].map(dict(zip(heard["segment_id"], heard["speaker"], strict=True)))
    standing = flag_standing(codings)
    people = speakers[standing].groupby(codings.loc[standing, "code"]).nunique()
    enough = codings["code"].map(people).fillna(0) >= min_group
    return codings[speakers.isna() | enough]


def tell_wordings(definitions: pd.DataFrame, sessions: Collection[str], min_group: int) -> str:
    """Return how many definitions people gave who were heard, without a number where fewer than ``min_group`` gave them.

    Each wording is one person's, so people cannot be more than their wordings.

    Example:
        >>> said = pd.DataFrame({"document_id": ["fg1", "fg1"], "stated_by": ["P1", "P2"]})
        >>> [tell_wordings(said, ["fg1"], least) for least in (2, 3)], tell_wordings(said, [], 3)
        (['2 wordings', 'some wordings'], '0 wordings')
    """
    heard = definitions[definitions["document_id"].isin(sessions)]
    few = 0 < heard["stated_by"].nunique() < min_group
    return "some wordings" if few else f"{len(heard)} wording{'' if len(heard) == 1 else 's'}"


def _is_hidden(said: pd.DataFrame, column: str, min_group: int) -> pd.Series:
    people = said.groupby(column)["speaker"].nunique()
    hidden = hidden_cells(people.to_list(), min_group)
    names = people.index if hidden is None else people.index[sorted(hidden)]
    return said[column].isin(names)
