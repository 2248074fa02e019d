"""How well the tool's proposals met what people decided, as the decisions grew in number."""

from collections import deque
from collections.abc import Iterable

from litreview.coding.records import Decision

WINDOW = 50
"""How many of the last decisions precision and recall are taken over."""


def build_learning(decisions: Iterable[Decision], window: int = WINDOW) -> list[dict[str, object]]:
    """Return the rows of ``learning``: after each decision of a person, how the last ``window`` ones met what the tool proposed.

    Each decision is held against what the tool proposed when the person saw the sentence, so against a tool that had not yet
    learned from it: a prequential measure (Dawid 1984). ``precision`` is the share of decided proposals that were accepted,
    ``recall`` the share of the codes given that had been proposed; empty where there is none. Decisions that do not tell what
    was proposed, and adjudications, take no part.

    Example:
        >>> from datetime import UTC, datetime
        >>> from litreview.coding.records import Decision
        >>> made = dict(document_id="d", quote="q", start=0, code="C", coder="ann", at=datetime(2026, 1, 2, tzinfo=UTC), run="r")
        >>> rows = build_learning([Decision(id="1", decision="accepted", score=0.6, **made),
        ...                        Decision(id="2", decision="accepted", score=None, **made)])
        >>> [(row["ordinal"], row["precision"], row["recall"]) for row in rows]
        [(1, 1.0, 1.0), (2, 1.0, 0.5)]
    """
    told = [decision for decision in decisions if decision.run and not decision.settles]
    told = [decision for decision in told if decision.score is not None or decision.decision == "accepted"]
    told.sort(key=lambda decision: (decision.at, decision.coder, decision.id))
    last: deque[str] = deque(maxlen=window)
    rows: list[dict[str, object]] = []
    for ordinal, decision in enumerate(told, 1):
        last.append("added" if decision.score is None else decision.decision)
        accepted, rejected, added = (last.count(kind) for kind in ("accepted", "rejected", "added"))
        rows.append(
            {
                "ordinal": ordinal,
                "proposed": accepted + rejected,
                "accepted": accepted,
                "rejected": rejected,
                "added": added,
                "precision": _share(accepted, rejected),
                "recall": _share(accepted, added),
                "run": decision.run,
            }
        )
    return rows


def _share(part: int, other: int) -> float | None:
    return part / (part + other) if part + other else None
