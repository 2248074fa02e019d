"""Looser ways to define: the term last, glossed in passing or worded around; taken where the learned model agrees."""

import re

from litreview.corpus.gates import Gate, open_gates
from litreview.extraction.defining import Defining, says_kind, strip_article
from litreview.extraction.definition_model import measure_definition
from litreview.extraction.topics import is_on_topic

_LIMIT = 1_500
_TERM = r"(?P<term>[“\"«]?\s?[\w’'/-]{1,40}(?: [\w’'/-]{1,40}){0,6}?\s?[”\"»]?)"
_OPEN = r"(?:^|(?<=[,:;] )|(?<=\bthat )|(?<=\bque )|(?<=\bqu['’]))(?:(?:So|And|But|Well|Et|Bon|Ben),? )?"
_NOUN = r"(?:an?|any|the|when|where|those|people|persons|someone|somebody|anyone|one|help|support)"
_NOM = r"(?:une?|le|la|les|l['’]|des|toute?|ce|quelqu['’]un|celui|celle|ceux|lorsqu|quand)"
_SURE = {
    "taken": r"\b(?:took|takes?|uses?|used|understands?|understood|treats?|treated|views?|viewed|sees?|describe[sd]?)"
    rf" (?:the (?:term|word) )?{_TERM} (?:to mean|to refer to|to denote|as (?=an? |any |help|support|someone|something)"
    r"|for (?=an? |any ))",
    "wording": rf"\b(?:definition|wording|description|phrase) (?:of|for) {_TERM}\s?:\s",
    "made measurable": rf"{_OPEN}{_TERM},? (?:is|are|was|were) operationali[sz]ed as\b",
    "word covers": rf"\b(?:term|word|phrase|expression|label) {_TERM} (?:[\w ]{{1,30}} )?(?:covers|denotes|means|describes"
    r"|refers to|stands for|is (?:used|reserved|kept) for)\b",
    "mot couvre": rf"\b(?:terme|mot|expression|notion) (?:de )?{_TERM} (?:désigne|couvre|signifie|renvoie|s['’]applique)",
    "désigne": rf"{_OPEN}{_TERM} (?:désigne|renvoie à|signifie|s['’]entend)",
    "décrit comme": rf"\b(?:décri(?:re|t|vent)|conçoi(?:t|vent)|considèrent?|voient) {_TERM} comme (?={_NOM})",
}
_LIKELY = {
    "term last": r"\b(?:called|termed|known as|referred to as|(?:we|people|they|members|services|some) call(?: this| it)?)"
    rf" {_TERM}(?=[,.;:)]|$)",
    "apposition": rf"{_OPEN}{_TERM}, (?:that is,? |i\.e\.,? |which (?:is|are|means?|refers? to) |or (?={_NOUN}))?"
    rf"(?={_NOUN}\b|[\w-]{{3,20}}s who\b)",
    "dash": rf"^{_TERM} ?[—–] ?(?={_NOUN}\b|{_NOM})",
    "gloss in brackets": rf"^{_TERM} \((?={_NOUN}\b|{_NOM})",
    "copula": rf"{_OPEN}{_TERM}(?:, in the sense of [^,]{{3,60}},)?(?: is| are|['’]s| means)"
    rf"(?: just| only| really| simply| basically)? (?={_NOUN}\b|\w{{3,20}}ing\b)",
}
_PROBABLE = {
    "terme en fin": r"\b(?:appel(?:lent?|ons|ée?s?)|nomm(?:ent?|ons|ée?s?)|sous le nom de|s['’]appellent?) (?:cela )?"
    rf"{_TERM}(?=[,.;:)]|$)",
    "apposition fr": rf"{_OPEN}{_TERM}, (?:c['’]est-à-dire |soit |autrement dit,? |ou |où )?(?={_NOM})",
    "copule": rf"{_OPEN}{_TERM},? (?:je dirais que |pour moi,? |selon moi,? )?(?:c['’]est|est|sont|consiste à)"
    rf" (?:juste |surtout |donc )?(?={_NOM}|\w{{2,20}}(?:er|ir)\b)",
    "entry": rf"^{_TERM} ?: (?=(?-i:[a-zà-ÿ])[\w’'-]* (?:[\w’'-]+ )?"
    r"(?:de|d['’]|entre|par|of|for|between|run|led|in|qui|where|that)\b)",
}
_PATTERNS = [(name, Gate(source, re.IGNORECASE)) for name, source in (_SURE | _LIKELY | _PROBABLE).items()]
_OWN = {"copule": 0.38, "entry": 0.2}
_LEAST = dict.fromkeys(_SURE, 0.05) | dict.fromkeys(_LIKELY, 0.68) | dict.fromkeys(_PROBABLE, 0.5) | _OWN
_DOING = re.compile(r"\w{3,20}(?:ing|er|ir)\b|when\b|where\b|quand\b|lorsqu", re.IGNORECASE)
_COPULAS = ("copula", "copule")
_TERM_LAST = ("term last", "terme en fin")
_NOT_TERM = re.compile(
    r"^(?:\w{3,20}ing|[^,]{0,80}\bthat|this|that|it|what|who|which|there|he|she|they|we|you|i|if|when|as|to|with|by|in|on|for|ce|cela|ça|il|elle|on|nous|qui|que"
    r"|pour|dans|avec|par|si)\b|\b(?:is|are|was|were|be|has|have|had|not|can|will|should|est|sont|pas|ne|a|ont)\b",
    re.IGNORECASE,
)


def read_candidate(sentence: str) -> Defining | None:
    """Return how ``sentence`` may define a term of the review, ``None`` where the wording or the model says no.

    Asked after ``defining.read_definition``. A wording that names the act of defining needs little of the model's
    agreement, one that only sets two nouns side by side needs much.

    Example:
        >>> read_candidate("The slow loss of what makes the work distinct is called peer drift.").term
        'peer drift'
        >>> read_candidate("Last spring the peer worker, a woman from Lund, left.") is None
        True
    """
    text = sentence[:_LIMIT]
    surely: float | None = None
    for name, pattern in open_gates(_PATTERNS, text):
        match = pattern.search(text)
        if not match or not _names_term(match["term"]) or (name in _COPULAS and not says_kind(_kind(text, match))):
            continue
        surely = measure_definition(text) if surely is None else surely
        if surely >= _LEAST[name]:
            start = 0 if name in _TERM_LAST else match.end()
            return Defining(strip_article(match["term"]), "", start, name)
    return None


def _kind(text: str, match: re.Match[str]) -> str:
    """Return what is said of the term; "is sitting with …" and "c'est marcher …" say a kind as they stand."""
    rest = text[match.end() :]
    return f"help of {rest}" if _DOING.match(rest) else rest


def _names_term(term: str) -> bool:
    bare = strip_article(term)
    return bool(bare) and is_on_topic(bare) and not _NOT_TERM.search(bare)
