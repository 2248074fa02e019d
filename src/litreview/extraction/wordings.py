"""The ways in which English and French sentences define, as patterns of bounded length."""

import re

_Q1, _Q2 = r"[“\"«‘'*_]{0,2}\s?", r"\s?[”\"»’'*_]{0,2}"
_TERM = rf"(?P<term>{_Q1}[\w’'/&-]{{1,60}}(?: [\w’'/&-]{{1,60}}){{0,8}}?{_Q2})"
_ASIDE = r"(?:\s?\([^()]{1,120}\))?(?:\s?,\s(?:or|also|sometimes|ou|aussi)\b[^,]{1,80},)?"
_ADVERB = r"(?:(?:[a-z]{2,20}ly|best|often|also|here|sometimes|now|usually|itself|just|taken|juste) ){0,2}"
_BY = r"(?:\s(?:by|in) (?P<by>[^,“”\"]{2,110}?))?"
_NOUN_START = (
    r"(?:an?|the|any|one|those|people|persons?|individuals?|someone|somebody|anyone|groups?|support|help|services?|knowledge"
    r"|organi[sz]ations?|workers?|members?|community-[a-z]{2,20}|persons|staff|when|where|activities|programs?|programmes?)"
)
_EN = {
    "defines": rf"(?P<owner>[^“”\"«»;]{{1,200}}?)\s(?:defines?|defined|conceptuali[sz]es?|understands?|describes?"
    rf"|described)\s{_TERM}{_ASIDE}\s(?:as|to be|to mean)\b",
    "definition of": rf"(?P<owner>[^“”\"«»;:]{{1,120}}?)(?:['’]s?| (?:uses?|adopts?|adopted|proposes?|offers?|gives?"
    rf"|provides?) (?:an?|the|this|its))"
    rf" (?:[\w-]{{1,20}} ){{0,3}}definition of {_TERM}(?:\s(?:is|as|reads)|\s?:|,)",
    "passive": rf"{_TERM}{_ASIDE},? (?:is|are|was|were|has been|have been|can be|may be|could be) {_ADVERB}"
    rf"(?:(?:defined|understood|conceptuali[sz]ed|characteri[sz]ed|thought of){_BY}\s?,? (?:as|to be|to mean|by who|by the)"
    rf"|described(?: (?:by|in) (?P<told>[^,“”\"]{{2,110}}?))? as (?=(?:an?|the|any|people|someone)))\b",
    "means": rf"{_TERM}{_ASIDE},? {_ADVERB}(?:refers? to|means?|denotes?|signif(?:y|ies)|is when|is where|(?:occurs?|begins?"
    rf"|happens?|exists?|takes? place)"
    r" (?:when|whenever|where)|consists? of|stands? for)\b",
    "we": rf"(?:By|With|When we (?:say|speak of|talk about|use)) (?:the (?:term|word|phrase) )?{_TERM}\s?,? (?:we|I) (?:mean"
    rf"|refer to|understand)\b",
    "we use": rf"We (?:understand|use|take|took|see|view|define|defined) (?:the (?:term|word|phrase) )?{_TERM} (?:as|to mean"
    rf"|to refer to|to be|for)\b",
    "the term": rf"(?:The|This) (?:term|phrase|word|expression|concept|notion)s? (?:of )?{_TERM} (?:is |are |was "
    rf"|has been )?{_ADVERB}"
    r"(?:refers? to|(?:used)?(?:, however,)? ?(?:to (?:mean|refer (?:more )?(?:\w{2,20}ly )?to|describe|denote)|for)|means?"
    r"|describes?|denotes?|covers?)\b",
    "is": rf"{_TERM}{_ASIDE},? (?:is|are) {_ADVERB}(?=(?:{_NOUN_START}\b|(?:[\w-]{{2,25}} ){{0,3}}[\w-]{{2,25}}s (?:that|who"
    rf"|which|of|for|whose|used|run|led|owned|operated|made)\b))",
    "gloss": rf"{_TERM}{_ASIDE}\s?[:–—]\s(?={_NOUN_START}\b)",
    "alias": rf"{_TERM}{_ASIDE} (?:is|are|may be|can be) (?:(?:sometimes|also|often|commonly|usually) ){{0,2}}(?:known as"
    rf"|called|referred to as|termed)\b",
}
_FR = {
    "définit": rf"(?P<owner>[^“”\"«»;]{{1,200}}?)\s(?:définit|définissent|décrit|conçoit)\s(?:l['’])?{_TERM} comme\b",
    "passif": rf"{_TERM}{_ASIDE},? (?:est|sont|a été|ont été|peut être|peuvent être) (?:\w{{2,20}}ment )?(?:défini|décrit"
    rf"|compris|conçu)(?:e|s|es)?"
    r"(?: (?:par|dans) (?P<by>[^,“”\"«»]{2,110}?))?,? comme\b",
    "désigne": rf"{_TERM}{_ASIDE},? (?:désigne(?:nt)?|signifie(?:nt)?|renvoie(?:nt)? à|se défini(?:t|ssent) comme"
    rf"|consiste(?:nt)? (?:à|en)|s['’]entend"
    r" (?:de|comme)|fait référence à|(?:survient|commence|se produit) lorsqu)",
    "terme": rf"(?:(?:Le|Les) (?:termes?|mots?|concept|notion)(?: de)?|L['’]expression|La notion de) {_TERM} (?:désigne(?:nt)?"
    rf"|signifie(?:nt)?|renvoie(?:nt)? à)\b",
    "entend": rf"(?:On|Nous|L['’]on) enten(?:d|dons) (?:ici )?par {_TERM}(?<! par)(?<! de)(?<! avec)(?<! "
    rf"pour)(?=\s?,?\s(?:toute?|une?|des|le|la|les|l['’]|ce|du|de|l’))",
    "par": rf"Par {_TERM}\s?, (?:(?:on|nous) enten(?:d|dons)|[\w’' -]{{3,80}}? désigne(?:nt)?)\b",
    "appelle": rf"(?:On|Nous) (?:appell?e|appelons|nomme|nommons) {_TERM} (?=(?:(?:une?|tout|toute|des|le|la|les|ce)\b|l['’]))",
    "c'est": rf"{_TERM},? (?:pour moi,? )?c['’]est (?:juste |surtout )?(?=(?:une?|du|de l['’]|quelqu['’]un|des|le|la|les|celui"
    rf"|celle|lorsqu|quand|\w{{2,20}}(?:er|ir))\b)",
    "est": rf"{_TERM}{_ASIDE},? (?:est|sont) (?=(?:une?|des|le|la|les|l['’]|celui|celle|ceux|toute|un ensemble)\b)",
    "glose": rf"{_TERM}{_ASIDE}\s?[:–—]\s(?=(?:une?|toute|personnes?|ensemble|soutien|forme)\b)",
}
PATTERNS = {name: re.compile(source, re.IGNORECASE) for name, source in (_EN | _FR).items()}
"""The ways to define, each matched from the start of a sentence; groups: ``term``, and ``owner``, ``by`` or ``told``."""
NEEDS = {
    "defines": ("defin", "conceptuali", "understand", "describe"), "definition of": ("definition",),
    "passive": ("defined", "understood", "conceptuali", "characteri", "described", "thought of"),
    "means": ("refer", "mean", "denote", "signif", "when", "where", "consist", "stand"),
    "we": ("by ", "with ", "when "), "we use": ("we ",),
    "the term": ("term", "phrase", "word", "expression", "concept", "notion"), "is": ("is ", "are "), "gloss": (":", "–", "—"),
    "alias": ("known as", "called", "referred to as", "termed"), "définit": ("définit", "définissent", "décrit", "conçoit"),
    "passif": ("défini", "décrit", "compris", "conçu"),
    "désigne": ("désigne", "signifie", "renvoie", "se défini", "consiste", "entend", "référence", "lorsqu"),
    "terme": ("terme", "mot", "concept", "notion", "expression"),
    "entend": ("enten",), "par": ("par ",), "appelle": ("appelle", "nomme"),
    "c'est": ("c'est", "c’est"), "est": ("est ", "sont "), "glose": (":", "–", "—"),
}  # fmt: skip
"""Small-letter words of which a sentence must hold one for the pattern to be worth trying."""
