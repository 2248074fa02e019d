"""Learn relevance anew after each record read, without starting over: what a simulation of screening does a thousand times."""

from typing import TYPE_CHECKING

from litreview.synthesis.relevance import STRENGTH, balance_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_DIGITS = 8
"""To so many decimal places scores are compared: what the order of adding up changes lies below."""

_EXACT = 1e-6
_ROUNDS, _STEPS = 20, 200


class Learner:
    """A linear support vector machine with squared hinge that takes one more record at a time.

    The optimum is that of ``learn_terms``, sought among combinations of the records read (Newton's method on the records within
    the margin, Keerthi and DeCoste 2005; conjugate gradients for each step), from where it was before the last record.

    ``_alike`` holds how alike each two records are, records read first; ``_who`` says which record stands where.

    Example:
        >>> from litreview.synthesis.relevance import weigh_terms
        >>> learner = Learner(weigh_terms(["peer support", "bus", "bus routes", "peer pay"]).rows)
        >>> learner.add(0, 1)
        >>> learner.add(1, 0)
        >>> learner.find_best()
        3
    """

    def __init__(self, rows: "csr_matrix") -> None:
        """Compare each record, a row of ``rows``, with each other: memory grows with the square of their number."""
        import numpy as np

        count = rows.shape[0]
        # The intercept is a term that every record has.
        self._alike = np.ones((count, count))
        for first in range(0, count, 500):
            self._alike[first : first + 500] += (rows[first : first + 500] @ rows.T).toarray()
        self._who = np.arange(count)
        self._side, self._share, self._within = np.zeros(count), np.zeros(count), np.ones(count, dtype=bool)
        self._read = 0

    def add(self, record: int, label: int) -> None:
        """Take in that ``record`` was read and is relevant (1) or not (0)."""
        place, end = int((self._who == record).argmax()), self._read
        swap, with_ = [place, end], [end, place]
        self._alike[swap] = self._alike[with_]
        self._alike[:, swap] = self._alike[:, with_]
        self._who[swap] = self._who[with_]
        self._side[end] = 2 * label - 1
        self._read += 1

    def find_best(self) -> int:
        """Return the unread record of the highest score, of equal ones the first; records of both kinds have to be read."""
        scores = self._score_unread().round(_DIGITS)
        return int(self._who[self._read :][scores == scores.max()].min())

    def _score_unread(self) -> "NDArray":
        import numpy as np

        read = self._read
        alike, side = self._alike[:read, :read], self._side[:read]
        slack = 1 / (2 * STRENGTH * balance_weights(side > 0))
        share, within = self._share[:read], self._within[:read]
        for _ in range(_ROUNDS):
            share = _solve(alike, slack, within, side, np.where(within, share, 0.0))
            inside = side * (alike @ share) < 1
            if (inside == within).all():
                break
            within = inside
        self._share[:read], self._within[:read] = share, within
        return share @ self._alike[:read, read:]


def _solve(alike: "NDArray", slack: "NDArray", within: "NDArray", side: "NDArray", share: "NDArray") -> "NDArray":
    """Return the shares that bring each record ``within`` to its side, up to its slack, found from ``share`` onwards."""
    import numpy as np

    rest = np.where(within, side - alike @ share - slack * share, 0.0)
    close = _EXACT * np.sqrt(within.sum())
    eased = rest / (slack + 1)
    step, size = eased, rest @ eased
    for _ in range(_STEPS):
        if np.sqrt(rest @ rest) <= close:
            break
        change = np.where(within, alike @ step + slack * step, 0.0)
        far = size / (step @ change)
        share, rest = share + far * step, rest - far * change
        eased = rest / (slack + 1)
        grown = rest @ eased
        step, size = eased + (grown / size) * step, grown
    return share
