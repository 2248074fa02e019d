"""What state something is in by the words of a sentence: done, under way, planned, possible or recommended."""

import re

from litreview.corpus.gates import Gate

_MODAL = {
    "recommended": r"should|must|ought to|(?<!the )(?<!a )(?<!no )(?<!of )needs? to|recommends?|recommended|(?:is"
    r"|are) urged to|devrai(?:t|ent)|doi(?:t|vent)"
    r"|il faut|il faudrait|recommand(?:e|ent|ons|é|ée|és|ées)",
    "possible": r"may|might|could|possibly|perhaps|is considering|are considering|under consideration|pourrai(?:t|ent)"
    r"|peu(?:t|vent)|éventuellement|envisag(?:e|ent|eons)",
    "planned": r"(?<!free )will|shall|set to|plans? to|(?<!were )(?<!was )(?<!had )planned|planning to|intends? to|intended to"
    "|aims? to|seeks? to|scheduled"
    r"|expected to|going to|(?:is|are|was|were) to be"
    r"|(?<!aim )(?<!goal )(?<!purpose )(?<!idea )(?<!task )(?<!role )(?<!mission )(?<!objective )(?<!hope )"
    r"(?:is|are) to (?:start|begin|open|launch|run|take place)|upcoming|forthcoming|il est prévu|prévu(?:e|s|es)?|prévoi(?:t|ent)"
    r"|(?:a|ont) l['’]intention de|v(?:a|ont) (?=\w+er\b|\w+ir\b|\w+re\b)|se(?:ra|ront)|aur(?:a|ont)|permettr(?:a|ont)"
    r"|vise(?:nt)? à|à venir",
}
_UNDER_WAY = (
    r"(?:is|are|has been|have been) (?:being|working|developing|bringing|building|creating|currently|now|underway|occurring)"
    r"|(?<!to )continues? to|(?<!to )continues?(?= \w+ing)|under ?way|ongoing|in progress|currently|en cours|actuellement"
    r"|en train de|se poursui(?:t|vent)"
    r"|(?:is|are) (?:increasingly )?being"
)
_PAST_VERBS = (
    "adopted|announced|approved|attended|began|brought|built|closed|completed|conducted|contributed|created|declared|designated"
    "|developed|embarked|ended|established|formed|founded|funded|gathered|held|hired|hosted|identified|introduced|invested"
    "|launched|led|named|opened|organi[sz]ed|participated|piloted|produced|published|recogni[sz]ed|recruited|released|resulted"
    "|reviewed|signed|started|took place|trained|undertook|visited"
)
_DONE = (
    rf"{_PAST_VERBS}|(?:was|were|has been|have been|had been|has|have) (?:\w{{1,20}}ly )?\w{{2,20}}(?:ed|wn|en|uilt|eld|ade|un)"
    r"|(?:a|ont) été \w{2,20}|(?:a|ont) (?:tenu|réuni|mis|reconnu|ouvert|offert|\w{2,20}é)\b"
)
_CUES = Gate(
    r"\b(?:" + "|".join(rf"(?P<{status}>{words})" for status, words in _MODAL.items()) + r")(?=\W|$)",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"(?<=[a-zé]{3})(?:era|eront|ira|iront)\b", re.IGNORECASE)
_FUTURE_ENDS = ("era", "ira", "ront")
_PROGRESS = Gate(rf"\b(?:{_UNDER_WAY})\b", re.IGNORECASE)
_PAST = Gate(rf"\b(?:{_DONE})\b", re.IGNORECASE)
_MONTH_OF_MAY = re.compile(r"\bMay\b(?! (?:be|we|I|they|not)\b)")
_NOT_FUTURE = frozenset({"camera", "opera", "chimera", "genera", "viscera", "caldera", "cholera", "ephemera", "vera"})


def read_status(text: str) -> str:
    """Return ``done``, ``under way``, ``planned``, ``possible`` or ``recommended`` as the words of ``text`` say, else ``""``.

    The first modal cue decides ("set to be released in 2013 … should" is planned); without one, something in progress
    comes before something finished. The month of May is no "may". Reads English and French.

    Example:
        >>> read_status("A toolkit will be produced."), read_status("It may include:"), read_status("Held in May 2012.")
        ('planned', 'possible', 'done')
        >>> read_status("Le guide sera publié en 2027."), read_status("Hope is a value.")
        ('planned', '')
    """
    text = _MONTH_OF_MAY.sub("Mai", text) if "May" in text else text
    cue = _CUES.search(text)
    if _has_future(text[: cue.start()] if cue else text):
        return "planned"
    if cue:
        return str(cue.lastgroup)
    if _PROGRESS.search(text):
        return "under way"
    return "done" if _PAST.search(text) else ""


def _has_future(text: str) -> bool:
    """Whether a verb of ``text`` has the ending of the French future, as in "ouvrira"."""
    if not any(end in text.lower() for end in _FUTURE_ENDS):
        return False
    verbs = (re.split(r"\W", text[max(0, end.start() - 20) : end.end()])[-1].lower() for end in _FUTURE.finditer(text))
    return any(verb not in _NOT_FUTURE for verb in verbs)
