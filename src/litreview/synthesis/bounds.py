"""What was sampled or cut short because the corpus is so large: a reader of the tables has to know."""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from litreview.extraction.definitions import MOST_SIMILAR
from litreview.synthesis.closeness import LARGE
from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.framework import MOST_CANDIDATES
from litreview.synthesis.residue import MOST_PASSAGES
from litreview.synthesis.seen import DOCUMENTS, MOST_DOCUMENTS
from litreview.tables import EVIDENCE_KEYS


def tell_bounds(
    tables: Mapping[str, pd.DataFrame], by_code: Mapping[str, Collection[CodedPassage]], passages: int, searched: int
) -> Iterator[str]:
    """Yield a sentence for each bound that this review has reached, and for what it was reached.

    ``passages`` is how many passages recommendations are held against, ``searched`` how many the residue is searched in, of
    those with a code or of those without, whichever are more.

    Example:
        >>> list(tell_bounds({}, {}, passages=90_000, searched=1_000))[0][:60]
        'recommendations: of 90000 passages only those that share a w'
    """
    if passages > LARGE:
        yield f"recommendations: of {passages} passages only those that share a word with one that is not common were compared"
    many = sum(len(found) > MOST_CANDIDATES for found in by_code.values())
    if many:
        yield f"summaries of {many} components: an even part of their sentences, {MOST_CANDIDATES} at most, was chosen from"
    if searched > MOST_PASSAGES:
        yield f"residue: an even part of {searched} passages was searched, and works and people are counted in that part"
    cells = [cell for name in EVIDENCE_KEYS if name in tables for cell in tables[name].evidence_seen]
    if together := sum(cell.startswith(f"{DOCUMENTS}=") for cell in cells):
        yield f"evidence_seen of {together} rows has one entry for all documents, since they are more than {MOST_DOCUMENTS}"
    similar = tables["definitions"].similar_to if "definitions" in tables else ()
    if cut := sum(cell.count(";") + 1 >= MOST_SIMILAR for cell in similar):
        yield f"similar_to of {cut} definitions names the first {MOST_SIMILAR} by their ids; there may be more"
