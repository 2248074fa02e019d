"""What every document of a run is held against: codebook, examples, decisions, people and settings, ready for use."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from typing import Any

from litreview.coding.blind import find_blind
from litreview.coding.codebook import Code, Codebook
from litreview.coding.coder import Coder, make_coder
from litreview.coding.examples import Example
from litreview.coding.phrases import PhraseFinder, compile_phrases
from litreview.coding.records import Decision
from litreview.coding.relearning import choose_heeded
from litreview.privacy.forms import FormIndex
from litreview.privacy.ledger import Participant
from litreview.privacy.pseudonyms import build_name_index
from litreview.privacy.roster import Roster
from litreview.review import Settings
from litreview.running.inputs import Inputs
from litreview.running.keys import code_version, hash_facts


@dataclass(frozen=True)
class Rules:
    """What every document of a run is held against.

    ``learned`` is what an earlier run learned from the same examples and decisions (``pack_learned``), else "". ``blind`` are
    the documents that two people code without seeing each other and are not done with.
    """

    codebook: Codebook
    decisions: tuple[Decision, ...] = ()
    ledger: Mapping[str, Participant] = field(default_factory=dict)
    roster: Roster = field(default_factory=Roster)
    signoffs: Mapping[str, str] = field(default_factory=dict)
    evidence_kinds: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = field(default=(), repr=False)
    trained_names: bool = False
    learned: str = field(default="", repr=False)
    blind: frozenset[str] = frozenset()

    def __reduce__(self) -> tuple[type["Rules"], tuple[Any, ...]]:
        """Return what travels to a worker: the rules without what was made of them here, which is ten times as large."""
        return Rules, tuple(getattr(self, each.name) for each in fields(self))

    @cached_property
    def finders(self) -> dict[str, PhraseFinder]:
        """Return the phrases of the codebook made ready for finding, by language; made once in each process."""
        return {language: _compile_once(tuple(self.codebook.values()), language) for language in ("en", "fr")}

    @cached_property
    def coder(self) -> Coder:
        """Return what proposes codes by meaning, having heeded what people decided; made once in each process."""
        return make_coder(tuple(self.codebook.values()), self.examples, self.heeded, self.learned)

    @cached_property
    def heeded(self) -> tuple[Decision, ...]:
        """Return the decisions that proposals are learned from."""
        return tuple(choose_heeded(self.decisions, self.blind))

    @cached_property
    def digest(self) -> str:
        """Return one hash over what the rows of any text rest on: code, codebook, examples, settings, all decisions."""
        made_by = (code_version(), list(self.codebook.items()), self.examples)
        return hash_facts(*made_by, self.decisions, sorted(self.blind), self.evidence_kinds)

    @cached_property
    def names(self) -> FormIndex:
        """Return the forms of the roster made ready for finding; made once in each process."""
        return build_name_index(self.roster, self.ledger)

    @cached_property
    def decisions_on(self) -> dict[str, list[Decision]]:
        """Return the decisions of coders by the document they are about."""
        found: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            found.setdefault(decision.document_id, []).append(decision)
        return found


def gather_rules(inputs: Inputs, settings: Settings) -> Rules:
    """Return the rules that ``inputs`` and ``settings`` make.

    Example:
        >>> gather_rules(Inputs([], [], Codebook({})), Settings(review={"title": "t"})).roster
        Roster(entries=())
    """
    return Rules(
        inputs.codebook,
        tuple(inputs.decisions),
        inputs.ledger,
        inputs.roster or Roster(),
        inputs.signoffs,
        dict(settings.evidence_kind),
        tuple(inputs.examples),
        settings.privacy.trained_names,
        blind=frozenset(find_blind(inputs.marks, settings.coding.double)),
    )


@lru_cache(maxsize=4)
def _compile_once(codes: tuple[Code, ...], language: str) -> PhraseFinder:
    """Return the phrases of ``codes`` made ready; a worker is handed the rules anew with each batch and need not compile them."""
    return compile_phrases({code.id: code for code in codes}, language)
