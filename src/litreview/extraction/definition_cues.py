"""The cues of definitions, and of what looks like one, in English and French: names and patterns of bounded length."""

import re

_VERB = r"(?:is|are|was|were|est|sont|était|étaient)"
_ADVERB = (
    r"(?:(?:also|often|sometimes|usually|generally|commonly|simply|best|now|aussi|souvent|parfois|\w{2,20}ly|\w{2,20}ment) )?"
)
CUES = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "called": rf"\b(?:{_VERB}|be|been|being) {_ADVERB}(?:called|termed|named|dubbed|labell?ed|appelée?s?|nommée?s?"
        rf"|dite?s?)\b",
        "called after a noun": r"(?<!is )(?<!are )(?<!was )(?<!be )\b(?:called|termed|named|dubbed|appelée?s?|nommée?s?)\b",
        "known as": r"\bknown (?:\w{2,12} )?as\b|\bconnue?s? sous le nom\b",
        "referred to as": r"\breferred to (?:\w{2,12} )?as\b",
        "what they call": r"\b(?:we|they|economists|scientists|psychologists|sociologists|biologists|people|on|nous|[a-z]{4,15}s)"
        r" (?:call|refer to|speak of|appelons|appellent|appelle|nomme|parle de)\b",
        "defined as": r"\bdefine[sd]? (?:\w{2,12} )?(?:as|by|the)\b|\bdéfini(?:e|s|es|t|ssent)? (?:\w{2,12} )?comme\b",
        "refers to": r"\brefers?\b(?! \w+ing)|\brenvoie|\bdésigne(?:nt)?\b|\bs['’]entend\b|\benten(?:d|dons)\b",
        "means": r"\b(?:mean[st]?|meaning|denotes?|signif(?:y|ies|ie|ient)|stands? for|veut dire)\b",
        "describes": r"\b(?:describes?|expresses|represents?|indicates?|identifies|décrit|représente)\b",
        "the term": r"\b(?:term|word|phrase|expression|concept|notion|name|label|terme|mot|nom)s?\b",
        "when": r"\b(?:occurs?|happens?|exists?|arises?|begins?|takes? place|results?|survient|se produit|existe|commence)"
        r" (?:when|whenever|where|if|lorsqu|quand|as)\b",
        "is when": rf"\b{_VERB} (?:when|where|quand|lorsqu)\b",
        "is the of": rf"\b{_VERB} (?:the|la|le|l['’]) ?[\w-]+(?: [\w-]+)? (?:of|that|in which|by which|between|to|de"
        rf"|par lequel|qui)\b",
        "is a kind": rf"\b{_VERB} {_ADVERB}(?:an?|une?) ",
        "is any": rf"\b{_VERB} (?:any|anything|someone|anyone|those|toute?|ceux|celui|celle)\b",
        "are plural that": rf"\b{_VERB} (?:[\w-]+ ){{1,4}}(?:that|which|who|whose|qui|dont|used|made|of|in)\b",
        "type of": r"\b(?:type|kind|form|sort|branch|subset|class|category|variety|species|forme|sorte|catégorie"
        r"|branche)s? (?:of|de|d['’])",
        "study of": r"\b(?:study|science|analysis|theory|étude|science) (?:of|de|des|du)\b",
        "process of": r"\b(?:process|act|practice|method|ability|capacity|state|condition|tendency|idea|belief|processus"
        r"|fait|action"
        r"|capacité|pratique) (?:of|in|by|through|to|that|where|whereby|de|d['’]|par|qui)",
        "in which": r"\b(?:in|by|through|for|from|with|at) which\b|\bwhereby\b|\b(?:dans|par) le(?:s)?quel|\bau cours du?quel",
        "which is": r"[\w)], (?:which|who|qui) (?:is|are|was|were|means?|refers?|est|sont)\b",
        "which does": r"[\w)], (?:which|who|where|whose|qui|dont|où) (?!is\b|are\b)",
        "apposition": r"[\w)] ?, (?:an?|the|any|une?|le|la) (?:[\w-]+ ){1,4}(?:of|that|which|who|in|for|used|from|with"
        r"|qui|de|dont)\b|[\w)] ?, [\w-]{3,30} (?:[\w-]+ )?(?:who|that|which|in which|of|qui|dont|où) ",
        "dash": r"[\w)] ?(?:—|–|--) ?(?:an?|the|any|or|that is|une?|soit|those|[\w-]+s (?:that|who|of))\b",
        "any dash": r"[\w)] ?(?:—|–|--) ?\w",
        "gloss in brackets": r"\((?:an?|the|any|or|i\.e\.,?|that is,?|those|people|when|in which|une?|soit|c['’]est-à-dire) ",
        "words in brackets": r"\((?! ?link)[a-z][^()]{14,160}\)",
        "letters in brackets": r"\((?:[A-Z]\w{0,3}\.?){2,8}s?\)",
        "short brackets": r"\([^()]{1,14}\)",
        "or alias": r", or (?:[\w-]+ ){1,3}?[\w-]+ ?,|\((?:also|or) |, (?:also|sometimes|often) (?:called|known|termed)",
        "that is": r"\bthat is\b ?,|\bi\.?e\.?,|\bin other words\b|\bnamely\b|\bc['’]est-à-dire\b|\bautrement dit\b|\bsoit\b",
        "quoted": r"(?<!\w)[“\"«‘'][\w -]{3,40}[”\"»’'](?!\w)",
        "so-called": r"\bso ?- ?called\b|\bsoi-disant\b",
        "colon": r"\w ?: (?:an?|the|une?|le|la|\w)",
        "includes": r"\b(?:includes?|including|comprises?|consists? of|composed of|made up of|contains?|comprend|composée? de)\b",
        "such as": r"\b(?:such as|for example|for instance|e\.g\.|par exemple|comme)\b",
        "example of": r"\b(?:examples?|instances?|exemples?)\b",
        "classed": r"\b(?:classified|divided|categori[sz]ed|grouped|considered|regarded|classée?s?|considérée?s?)\b",
        "involves": r"\b(?:involves?|entails|refers|requires?|consiste|implique)\b",
        "used to": r"\b(?:is|are) used (?:to|for|in|by)\b|\b(?:sert|servent|utilisée?s?) (?:à|pour)\b",
        "responsible": r"\b(?:responsible for|located|found in|characteri[sz]ed by|marked by|based on|caused by)\b",
        "states that": r"\b(?:states?|holds?|argue[sd]?|propose[sd]?|suggest(?:s|ed)?|assumes?|says|affirme"
        r"|soutient) (?:that|que)\b",
        "link": r"\[ ?link ?\]|\b(?:figure|table|chapter|section|exhibit|tableau|chapitre)\b",
        "question": r"\?",
        "year": r"\b1[5-9]\d\d\b|\b20[0-3]\d\b",
        "digits": r"\d",
        "share": r"\d ?(?:%|percent|pour cent)",
        "we": r"\b(?:we|us|our|you|your|i|my|let|nous|vous|notre|votre|nos|vos|je)\b",
        "modal": r"\b(?:must|should|would|could|might|will|may|doit|doivent|devrait|devraient|pourrait|faut)\b",
        "can": r"\b(?:can|peut|peuvent)\b",
        "because": r"\b(?:because|since|therefore|thus|so that|as a result|consequently|parce|donc|ainsi|puisque)\b",
        "contrast": r"\b(?:however|although|while|whereas|but|unlike|despite|in contrast|mais|cependant|toutefois|tandis)\b",
        "compared": r"\b(?:more|less|greater|fewer|higher|lower|better|larger|smaller|plus|moins) (?:\w+ )?(?:than|que)\b",
        "rank": r"\b(?:most|best|largest|important|essential|key|major|main|main|popular|common|essentiel|important"
        r"|principal)\w*\b",
        "said": r"\b(?:said|told|wrote|asked|argued|explained|a dit|selon)\b",
        "some claim": r"\b(?:according to|research|studies|study found|evidence|selon|recherche)\b",
        "past": r"\b(?:was|were|had|began|became|made|took|went|came|led|gave|found|\w{3,15}(?:ated|ized|ised|ified|ened))\b",
        "negated": r"\b(?:not|no|never|n['’]t|cannot|ne|n['’])\b",
        "about defining": r"\b(?:definitions?|defining|to define|définitions?|définir)\b",
        "refers back": r"^(?:this|these|that|those|it|they|he|she|such|here|there|ce|cette|ces|cela|il|elle|ils|elles"
        r"|c['’]est)\b",
        "in field": r"^(?:in|within|for|among|dans|en|chez|pour) [\w-]+(?: [\w-]+){0,3} ?, ",
    }.items()
}  # fmt: skip
"""Each cue by name; in a regular expression no run of words is without a bound."""
