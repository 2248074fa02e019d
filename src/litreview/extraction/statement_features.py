"""Features of a statement by which a request, a testimony, a fact and a view are told apart, in any domain."""

import re
from functools import lru_cache

from litreview.corpus.gates import Gate
from litreview.extraction.requests import is_request
from litreview.extraction.statements import is_advice, is_imperative, is_recommendation, is_wish
from litreview.extraction.testimony import is_testimony

_LONGEST = 2000
"""What a sentence is shows in its first 2,000 signs; a table pasted as text is not read to its end."""
_CUES = {
    "duty": r"\b(?:should|must|shall|ought|doi(?:t|vent)|devr(?:ait|aient|ions|iez)|il (?:faut|faudrait))\b",
    "need": r"\b(?:needs? to|ha(?:ve|s) to|need|needs|besoin)\b",
    "would": r"\b(?:would|could|might|[’']d|(?!(?:av|ét|f)ai)\w{3,20}(?:rait|raient))\b",
    "can": r"\b(?:can|can[’']t|cannot|may|will|won[’']t|peut|peuvent|pourra)\b",
    "be done": r"\bbe (?:\w{2,20} )?(?:\w{2,20}(?:ed|en)|made|sent|given|held|told|kept|put|paid|cut|set)\b"
    r"|\bêtre \w+(?:ée?s?|is?e?s?|us?e?s?)\b",
    "able": r"\bbe (?:able|allowed|permitted|required|forced|free|liable|limited|illegal|mandatory|prohibited|banned)\b",
    "rule word": r"\b(?:allow|require|prohibit|ban|forbid|mandate|limit|cap|restrict|exempt|enforce|eliminate|extend|interdire"
    r"|obliger|plafonner|permettre)(?:s|ed|ing)?\b",
    "I": r"\b(?:I|[Jj]e|[Jj][’'])(?:\b|(?<=[’']))",
    "my": r"\b(?:my|mine|me|myself|mon|ma|mes|moi|m[’'])\b",
    "we": r"\b(?:we|our|ours|us|nous|notre|nos)\b",
    "you": r"\b(?:you|your|yours|vous|votre|vos)\b",
    "he": r"\b(?:he|she|his|her|him|hers|il|elle|son|sa)\b",
    "they": r"\b(?:they|them|their|ils|elles|leurs?)\b",
    "was": r"\b(?:was|were|wasn[’']t|weren[’']t|étai(?:s|t|ent))\b",
    "had": r"\b(?:had|did|didn[’']t|been|avai(?:s|t|ent)|avions)\b",
    "past": r"\b(?!need|indeed|speed|feed|hundred)[a-z]{2,16}ed\b|\b(?:went|got|told|said|took|gave|came|paid|sent|found"
    r"|lost|bought"
    r"|called|kept|saw|made|knew|heard|left|spent|began|felt|thought|brought|met|ran|sat|slept|stood)\b",
    "composed past": r"\b(?:j[’']ai|m[’']a|m[’']ont|nous (?:a|ont|avons)|on (?:m[’'])?a|il a|elle a|ils ont|est (?:venue?"
    r"|tombée?|née?))\b",
    "have done": r"\b(?:have|has|[’']ve) (?:\w{2,12} )?(?:\w{2,20}ed|been|had|seen|found|spent|lost|known|done|gone|worked)\b",
    "is": r"\b(?:is|are|am|isn[’']t|aren[’']t|[’']s|[’']re|est|sont|c[’']est)\b",
    "does": r"\b(?:does|do|don[’']t|doesn[’']t)\b",
    "my view": r"\bI (?:\w{2,12} )?(?:think|believe|feel|agree|disagree|doubt|suppose|guess|hope|wonder|see|understand"
    r"|worry|support"
    r"|oppose)\b|\bin my (?:view|opinion)\b|\bseems?\b|\b(?:je (?:pense|crois|trouve|doute)|à mon avis)\b",
    "my advice": r"\b(?:I|we)(?:[’']d| would)? (?:\w{2,12} )?(?:suggest|recommend|propose|urge|request|ask that)\b"
    r"|\bmy (?:suggestion|recommendation|advice)\b|\b(?:je|nous) (?:propos|demand|recommand|suggér|souhait)\w+\b",
    "my wish": r"\b(?:I|we)(?:[’']d| would) (?:\w{2,12} )?(?:like|love|prefer)\b|\b(?:j[’']aimerais|je voudrais)\b",
    "please": r"\bplease\b|\bs[’']il vous plaît\b",
    "experience": r"\b(?:my|our) (?:\w{2,16} )?(?:experience|practice|clients?|customers?|husband|wife|mother|father|son"
    r"|daughter"
    r"|brother|sister|parents|kids|children|office|company|job|doctor|account|bank|patients)\b|\b(?:as an?|years? (?:ago"
    r"|old))\b"
    r"|\bmon (?:fils|mari|frère|père)\b|\bma (?:mère|fille|sœur|femme)\b|\bmes (?:enfants|clients|parents)\b",
    "time": r"\b(?:ago|yesterday|last (?:year|month|week|spring|summer|fall|winter)|since|once|twice|then|later|after"
    r"|before|finally"
    r"|depuis|hier|ensuite|après|pendant)\b",
    "year": r"\b(?:19|20)\d\d\b",
    "number": r"\d",
    "money": r"[$€£]|\b(?:dollars?|euros?)\b",
    "percent": r"%|\b(?:percent|per cent|pour cent)\b",
    "link": r"https?:|www\.|__url__|\b(?:supra|ibid|et al)\b|§|\bU\.?S\.?C\b|\bC\.?F\.?R\b| v\. ",
    "question": r"\?",
    "exclamation": r"!",
    "condition": r"\b(?:if|unless|when|whenever|si|lorsque)\b",
    "judged": r"\b(?:unfair|fair|wrong|right|good|bad|better|best|worse|reasonable|unreasonable|confusing|important|necessary"
    r"|ridiculous|helpful|useless|useful|clear|likely|unlikely|simply|very|too|really|enough|great|terrible|easy|hard|fine"
    r"|burden|benefit|harm|problem|injuste|juste|bonne?|mauvaise?|mieux|inacceptable|ridicule|trop|vraiment)\b",
    "law": r"\b(?:act|section|statute|code|courts?|states?|federal|law|laws|regulations?|loi|règlement|article)\b",
    "many": r"\b(?:many|most|some|often|usually|typically|generally|currently|already|average|souvent|plupart|moyenne"
    r"|actuel\w*)\b",
    "no": r"\b(?:no|not|never|nothing|nobody|none|ne|pas|jamais|rien|aucune?)\b|n[’']t\b",
    "opens with no": r"^\W*(?:no|pas d[e’'])\b",
    "opens with reason": r"^\W*(?:because|since|as|so|otherwise|that|this|parce que|car)\b",
    "opens with and": r"^\W*(?:and|but|or|nor|et|mais|ou)\b",
    "opens with if": r"^\W*(?:if|when|si)\b",
    "opens with a verb": r"^\W*(?:(?:and|but|so|or|then|first|please|just|simply|also|instead|at least|always|et|mais"
    r"|alors),? )*"
    r"(?:\w{3,16}ez|let|allow|make|put|give|keep|stop|ask|require|leave|limit|ban|use|send|set|do|don[’']t|never|eliminate"
    r"|force"
    r"|check|call|text|mail|write|tell|show|take|get|go|look|think|try|start|end|cut|raise|lower|reduce|increase|suspend|extend"
    r"|restore|build|fund|pay|hire|train|teach|share|publish|print|post|open|close|cap|fix|change|drop|remove|delete|add"
    r"|include"
    r"|exempt|enforce|fine|charge|return|refund|record|provide|offer|support|protect|help|hold|follow|adopt|repeal|reject"
    r"|withdraw|redo|narrow|define|clarify|explain|consider|have|be|treat|respect|listen|learn|find|bring|move|meet|work|read"
    r"|watch|report|identify|notify|inform|warn|educate|encourage|reward|punish|hang|block|answer)\b",
    "asks why": r"\bwhy (?:should|would|do|does|is|are|not)\b|\bpourquoi\b",
    "quoted": r"[\"“«]",
}  # fmt: skip
_ANYWHERE = ("would", "past", "link", "opens")
"""Cues that any word may begin, or that stand at the start only: no gate spares them a text."""
_FINDERS = {
    name: (re.compile if name.startswith(_ANYWHERE) else Gate)(words, 0 if name == "I" else re.IGNORECASE)
    for name, words in _CUES.items()
}
_RULES = {
    "recommends": is_recommendation,
    "advises": is_advice,
    "wishes": is_wish,
    "orders": is_imperative,
    "asks": is_request,
    "tells": is_testimony,
}
_WORD = re.compile(r"\w+|[^\w\s]")
_BESIDE = 0.5


def statement_features(text: str, before: str = "", after: str = "") -> dict[str, float]:
    """Return the features of ``text``: cues of duty, person, tense, judgement and number, first words, rules that agree.

    ``before`` and ``after`` are the statements beside it in the same comment, ``""`` where there is none; their cues
    count half and carry the prefix "before:" or "after:".

    Example:
        >>> found = statement_features("I lost my flat.", after="Landlords must be told.")
        >>> found["I"], found["after:duty"], "duty" in found
        (1.0, 0.5, False)
    """
    features = {**_cues(text), **_words(text)}
    for name, words in (("before", before), ("after", after)):
        beside = _cues(words) if words else {"nothing": 1.0}
        features.update({f"{name}:{cue}": _BESIDE * value for cue, value in beside.items()})
    return features


@lru_cache(maxsize=1024)
def _cues(text: str) -> dict[str, float]:
    """Return the cues of ``text``; kept, because each statement is read three times: for itself and beside two others."""
    text = text[:_LONGEST]
    found = {}
    for name, finder in _FINDERS.items():
        count = len(list(finder.finditer(text)))
        if count:
            found[name] = 1.0
        if count > 1:
            found[f"{name} twice"] = 1.0
    found.update({name: 1.0 for name, holds in _RULES.items() if holds(text)})
    return found


def _words(text: str) -> dict[str, float]:
    words = [word.lower() for word in _WORD.findall(text[:_LONGEST])]
    first = {f"word {place}: {word}": 1.0 for place, word in enumerate(words[:2], 1)}
    return {**first, "length": min(len(words), 60) / 30, "short": float(len(words) < 6)}
