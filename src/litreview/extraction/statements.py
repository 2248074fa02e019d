"""Statements that tell somebody what to do, apart from those that merely talk about recommendations."""

import re

from litreview.corpus.gates import Gate

_VERBS = (
    "accept|acknowledge|add|adopt|advance|advocate|align|allocate|allow|apply|appoint|ask|assess|assign|avoid|base|be|bring"
    "|broaden|build|carry|clarify|collaborate|collect|commit|compensate|conduct|connect|consider"
    "|consult|continue|coordinate|create|cut|define|deliver|design|develop|disseminate|document|educate|eliminate|embed|employ"
    "|empower|enable|encourage|end|engage|enhance|ensure|establish|evaluate|examine|expand|explore|extend"
    "|facilitate|find|focus|follow|form|foster|fund|give|grow|guarantee|have|help|hire|hold|identify|implement|improve|include"
    "|incorporate|increase|inform|integrate|introduce|invest|invite|involve|keep|launch|lead|leverage|limit"
    "|link|listen|maintain|make|measure|mentor|monitor|move|offer|open|organi[sz]e|partner|pay|pilot|place|plan|prepare"
    "|prioriti[sz]e|produce|promote|protect|provide|publish|put|raise|recogni[sz]e|recruit|reduce|remove|replace"
    "|require|research|respect|review|revise|scale|secure|seek|set|share|simplify|spread|standardi[sz]e|start|stop|streamline"
    "|strengthen|supervise|support|sustain|take|target|teach|test|train|treat|update|use|work|write"
)
_VERBS_FR = (
    "accroître|adopter|améliorer|appuyer|assurer|augmenter|bâtir|collaborer|consulter|créer|définir|développer|diffuser"
    "|élaborer|embaucher|encourager|engager|établir|évaluer|faire|favoriser|financer|former|garantir|impliquer|inclure"
    "|intégrer|investir|mettre|mobiliser|offrir|organiser|payer|prévoir|promouvoir|reconnaître|recruter|rémunérer|renforcer"
    "|respecter|sensibiliser|soutenir|valoriser"
)
_IMPERATIVE = re.compile(
    rf"^\W*(?:\w{{1,3}}[.)]\s+)?(?:please |always |never |do not |don[’']t |also |then "
    rf"|veuillez )?(?:{_VERBS}|{_VERBS_FR})\b(?! (?:is|was|are|were|has|had)\b)",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"^\W*(?:the |a |an |continued |further |increased |broad-based |targeted )?(?:development|creation|establishment"
    r"|implementation|planning|support|provision|recognition|expansion|integration|promotion|engagement|inclusion|investment"
    r"|improvement"
    r"|communications?|strategy|strategies|mentoring|training|guidelines|création|développement|élaboration|mise|soutien"
    r"|reconnaissance)\b",
    re.IGNORECASE,
)
_DUTY = Gate(
    r"\b(?:should|must|ought to|shall|has to be|have to be|(?<!the )(?<!a )(?<!no )(?<!any )needs? to (?:be|have|do|make|pay"
    r"|get|give|stop|start"
    r"|take|provide|ensure|include|involve|create|build|develop|fund|invest|train|hire|change|work|know|understand"
    r"|recogni[sz]e|listen|support|set|put|"
    r"come|go|look|talk|learn|see|keep|share|find|think|establish|offer|improve|strengthen|address|consider|contact|prove"
    r"|show|send|follow|treat|expand|engage|value)"
    r"|needs? (?:more|better|clear|stable|proper|strict|real)|doi(?:t|vent)|devrai(?:t|ent)|devrions|devons|il (?:faut"
    r"|faudrait|est (?:essentiel|important|nécessaire|impératif) (?:de|que|d)))\b",
    re.IGNORECASE,
)
_NOT_DUTY = Gate(
    r"\bshould(?:n[’']t| not)? have (?:been|had|known|\w+ed)\b|\bshould have to\b|\bmust have\b(?= (?:been|\w+ed)\b)"
    r"|^\W*should (?:you"
    r"|they|we|he|she|anyone)\b[^?]*[.]?$|\bthat (?:being|having) said\b|\bas (?:it|they|one) should\b|\bif (?:\w+ ){1,4}should\b"
    r"|^\W*if (?:\w+ ){1,2}must\b|\bwhether (?:\w+ ){1,5}(?:should|must)\b|[“\"«](?:should|must)[”\"»]"
    r"|\bI (?:must|should) (?:say|admit|add|mention|note|confess)\b|\bneedless to say\b|\bshould (?:be able to )?(?:already"
    r"|probably|arrive)\b",
    re.IGNORECASE,
)
_ADVICE = Gate(
    r"\bit (?:is|was) (?:suggested|proposed|resolved|moved) (?:that|to)\b"
    r"|\b(?:is|are) (?:to be \w{3,20}ed|directed to|asked to)\b|\bil est (?:proposé|résolu|suggéré) (?:que|de|d.)"
    r"|\bil convient (?:de|d.)"
    r"|\b(?:we|i|they|authors?|committee|report|review|panel|commission|it|group|participants?) (?:also |further |therefore "
    r"|strongly |would |would strongly |would also )?(?:recommend|recommends|recommended|urge|urges|propose|proposes"
    r"|suggest that|suggests that|call on|call for|calls for|calls on|advise)\b"
    r"|\b(?:is|are) (?:strongly |therefore |hereby |also )?(?:recommended|advised|encouraged|urged|required|called upon"
    r") (?:that|to|for)\b|\bit is (?:recommended|essential|important|critical|imperative|crucial|vital"
    r"|time) (?:that|to|for)\b"
    r"|\brecommendation (?:no\.? ?)?\d{1,3}\s?[:.–—-]|\b(?:there )?(?:needs?|has|have|ought) to be\b|\bmy (?:recommendation"
    r"|suggestion|advice) (?:is|would be)\b|\blet[’']s\b|\brequire (?:that|\w+ (?:\w+ ){0,2}to)\b"
    r"|\b(?:nous|on|je|le comité|le rapport) (?:recommand(?:ons|e)|propos(?:ons|e)|suggér(?:ons|e)|demand(?:ons|e) (?:que|de"
    r"|à))\b|\bil est (?:fortement )?recommandé\b|\brecommandation (?:no |n° ?)?\d{1,3}\b",
    re.IGNORECASE,
)
_MINUTED = re.compile(r"\W*(?:action|next step|motion|resolved)(?: \d[\d.]{0,5})?(?::| that) ", re.IGNORECASE)
_WISH = Gate(
    r"\b(?:i|we) (?:don[’']t|do not) (?:want|need|support|agree)\b|\bi[’']m (?:against|in favou?r)\b"
    r"|\b(?:i|we) (?:really |just |also |all |still |do |would |would really )?(?:wish|hope (?:that|they|the|we|you)"
    r"|want(?! to thank)|need (?!help\b)|would like|would love|[’']d (?:like|love))\b|\b(?:i|we)[’']d (?:like|love)\b"
    r"|\bit would (?:really )?(?:help|be (?:\w+ )?(?:good|great|nice|helpful|useful|better|wonderful|important))\b"
    r"|\bwould be (?:\w+ )?(?:great|good|nice|helpful|useful|a good idea|ideal)\b|\bthey (?:need|have) to\b|\bplease\b"
    r"|\bwhy (?:not|don[’']t (?:we|they|you))\b|\bwhat we need\b|\bthere (?:should|could|ought)\b|\bif only\b"
    r"|\b(?:j.aimerais|je souhaite\w*|nous souhait\w*|on souhait\w*|je voudrais|on a besoin|nous avons besoin|nous voulons"
    r"|ce serait (?:bien|utile|bon|mieux)|il nous faut|j.aimerais)\b",
    re.IGNORECASE,
)


def is_recommendation(text: str) -> bool:
    """Return whether a sentence of a work tells somebody what to do: a duty ("must", "should be") or an explicit advice.

    The noun "recommendations", regrets ("should have been"), inversions ("should you need help") and questions are none.

    Example:
        >>> is_recommendation("Peer workers should be paid fairly."), is_recommendation("We reviewed the recommendations.")
        (True, False)
    """
    if text.rstrip(' ”"»').endswith("?"):
        return False
    return is_advice(text) or (bool(_DUTY.search(text)) and not _NOT_DUTY.search(text))


def is_advice(text: str) -> bool:
    """Return whether ``text`` recommends, urges or calls for something in so many words.

    Example:
        >>> is_advice("We recommend that boards hold two seats."), is_advice("Boards should meet.")
        (True, False)
    """
    return bool(_ADVICE.search(text) or _MINUTED.match(text))


def is_wish(text: str) -> bool:
    """Return whether a participant says what they would have done: a recommendation, a wish, a request or an order.

    Example:
        >>> is_wish("I wish there were a group in French."), is_wish("They need to pay us."), is_wish("It was a good day.")
        (True, True, False)
    """
    asked = bool(re.search(r"\b(?:should|could|can|devrait|pourrait)\b[^?]*\?", text, re.IGNORECASE))
    return asked or is_recommendation(text) or bool(_WISH.search(text)) or (is_imperative(text) and len(text.split()) > 2)


def is_imperative(text: str) -> bool:
    """Return whether ``text`` begins with a verb that tells what to do, in English or (infinitive) French.

    Example:
        >>> is_imperative("Fund peer-run groups."), is_imperative("Peers fund groups.")
        (True, False)
    """
    return bool(_IMPERATIVE.match(text))


def is_action(text: str) -> bool:
    """Return whether a list item names an action, as a verb ("provide …") or a noun ("development of …").

    Example:
        >>> is_action("Development of guidelines"), is_action("Heather, project lead")
        (True, False)
    """
    return is_imperative(text) or bool(_NOMINAL.match(text)) or is_recommendation(text)
