"""What was learned from a bank and from decisions, kept in the store from one run to the next: it takes seconds to learn."""

from dataclasses import replace

from litreview.coding.examples import hash_bank
from litreview.coding.learned import is_shipped, pack_learned
from litreview.running.rules import Rules
from litreview.running.store import Store


def recall_learned(rules: Rules, store: Store, *, shared: bool) -> Rules:
    """Return ``rules`` with what ``store`` holds of what an earlier run learned from the same examples and decisions.

    Where it holds nothing and several workers would each learn it (``shared``), it is learned here, once for all of them.

    Example:
        >>> from litreview.coding.codebook import Codebook
        >>> recall_learned(Rules(Codebook({})), Store(None), shared=True).learned
        ''
    """
    origin = _find_origin(rules)
    known = store.recalled([origin]) if origin else None
    if origin and known is None and shared:
        known = store.recall([origin], lambda: pack_learned(rules.coder.learned))
    return replace(rules, learned=known) if known else rules


def keep_learned(rules: Rules, store: Store) -> None:
    """Have ``store`` keep what was learned in this process, if anything was that the package does not carry.

    Example:
        >>> from litreview.coding.codebook import Codebook
        >>> keep_learned(Rules(Codebook({})), Store(None))
    """
    if "coder" in vars(rules) and not rules.learned and (origin := _find_origin(rules)):
        store.recall([origin], lambda: pack_learned(rules.coder.learned))


def _find_origin(rules: Rules) -> list[object]:
    """All that is learned from; nothing where there is nothing to learn beyond what the package carries."""
    if not rules.examples:
        return []
    bank = hash_bank(rules.examples, rules.codebook)
    decided = [[one.code, one.quote, one.decision] for one in rules.heeded]
    return ["learned", bank, decided] if decided or not is_shipped(bank) else []
