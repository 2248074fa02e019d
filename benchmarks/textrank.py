"""TextRank, the summary that most libraries give, to hold ours against."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_DAMPING, _ROUNDS, _NEAR = 0.85, 100, 1e-9


def rank_sentences(vectors: "csr_matrix", k: int) -> list[int]:
    """Return the row numbers of the ``k`` sentences that a walk along likenesses visits most, best first.

    Method: Mihalcea and Tarau 2004, on TF-IDF rows of length 1 instead of shared words; LexRank without its threshold.
    """
    import numpy as np

    count = vectors.shape[0]
    likeness = (vectors @ vectors.T).tolil()
    likeness.setdiag(0)
    likeness = likeness.tocsr()
    out = np.asarray(likeness.sum(axis=1)).ravel()
    share = np.divide(1.0, out, out=np.zeros(count), where=out > 0)
    rank = np.full(count, 1 / max(1, count))
    for _ in range(_ROUNDS):
        again = (1 - _DAMPING) / max(1, count) + _DAMPING * (likeness.T @ (rank * share))
        moved = np.abs(again - rank).sum()
        rank = again
        if moved < _NEAR:
            break
    return np.argsort(-rank, kind="stable")[:k].tolist()


def describe_choice(vectors: "csr_matrix", chosen: Sequence[int]) -> tuple[float, float]:
    """Return how close the chosen sentences lie to the centre of all (mean cosine), and to each other (mean over pairs)."""
    import numpy as np

    centre = np.asarray(vectors.mean(axis=0)).ravel()
    rows = vectors[list(chosen)]
    close = float((rows @ centre).mean() / (np.linalg.norm(centre) or 1))
    pairs = (rows @ rows.T).toarray()[np.triu_indices(len(chosen), 1)]
    return close, float(pairs.mean()) if len(pairs) else 0.0
