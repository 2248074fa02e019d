"""E-mail addresses, web addresses and accounts, written or spelled out aloud; patterns for presidio's recogniser."""

import re

from litreview.privacy.numerals import NUMBER_WORDS, NUMBER_WORDS_FR

_TOPS = r"(?:ca|com|org|net|edu|gov|info|io|fr|uk|co|de|be|ch|us|eu|health|quebec|example)"
_SITE_TOPS = r"(?:com|org|net|edu|gov|info|io|fr|uk|co|quebec|example)"
_DOT = r"(?:dot|point|\.)"
_AT = r"(?:at sign|at|arobase|arobas|[aà] commercial|@)"
_UM = r"(?:(?:uh|uhm|um|er|euh|heu) )?"
_NUMBER = rf"(?:{NUMBER_WORDS_FR}|{NUMBER_WORDS}|oh|zero|zéro)"
_JOIN = (
    r"(?:dot|point|underscore|under score|dash|hyphen|minus|plus sign|tiret du bas|tiret bas|tiret|trait bas|trait d['’]union"
    r"|soulignement|barre de soulignement)"
)
_UNDER = r"(?:underscore|under score|tiret du bas|tiret bas|trait bas|soulignement|barre de soulignement)"
_LOCAL = r"(?<![\w.+%-])[\w.+%'-]++"
_LETTERS = r"(?:(?<![\w'’-])[b-hj-xz] ){0,3}"
_NO_SITE = (
    r"(?!(?:the|a|an|this|that|my|at|this|of|to|and|or|is|it|in|on|some|good|big|every|no|one|your|their|our|un|une|le|la"
    r"|les|ce|cet|cette|quel"
    r"|au|du|de|des|ton|mon|son|bon|mise|tout|quelque|premier|dernier|autre|et|à|sur|même|dot|point)\b)"
)
_SITE = rf"{_NO_SITE}[a-z0-9-]{{1,63}}(?: (?:dash|hyphen|tiret) [a-z0-9-]{{1,63}}){{0,3}}"
_NO_WORD = (
    r"(?!(?:me|us|you|him|her|them|we|he|she|they|it['’]s|who|what|for|from|with|but|because|so|just|go|went|goes|check|look|find"
    r"|see|visit|got|up|down|out|over|about|called|named|s['’]appelle|appelle|appelé|pour|avec|qui|que|où|mais|aller|va|vas|allez"
    r"|dot|point|slash|called|facebook|google|amazon|youtube|at|sign|arobase|email|write|underscore|tiret|w|www|uh|um|euh)\b)"
    + _NO_SITE
)
_PATH = (
    r"(?: ?(?:slash|forward slash|barre oblique|barre|/) ?[\w-]{1,64}(?: (?:dash|hyphen|tiret|underscore) [\w-]{1,64}){0,3}){1,4}"
)
_WWW = r"(?:w w w|www|triple w|trois w|trois fois w|three w|double u double u double u|double v double v double v)"
_DOMAINS = r"ca|com|org|net|gov|edu|info|io|health|quebec|ngo|blog|example|fr|uk|eu|tv|app|dev|coop|social|bio|xyz"
_NO_NAME = (
    r"(?!(?:the|a|an|my|home|work|school|noon|night|lunch|least|all|first|last|me|you|him|her|them|us|it|this|that"
    r"|midnight|and|or|is|for|in|on"
    r"|to|of|with|le|la|les|un|une|mon|ma|chez|et|ou|pm|am|at|arobase)\b)"
)
_MEDIA = (
    r"(?:instagram|insta|twitter|tik ?tok|snap ?chat|snap|discord|telegram|we ?chat|whats ?app|reddit|youtube|twitch"
    r"|bluesky|mastodon|skype|signal|xbox"
    r"|handle|username|user name|screen name|gamer ?tag|pseudo|nom d['’]utilisateur|identifiant|facebook|messenger|account)"
)
_IS = r"(?: name| handle| account)?(?: ?:| is| was|['’]s| est| c['’]est| c['’]était| it['’]s)?"
_NAMED = r"(?:handle|username|user name|screen name|gamer ?tag|pseudo|nom d['’]utilisateur|nom d['’]usager|identifiant)"

EMAIL = (
    rf"{_LOCAL}@[\w-]++(?:\.[\w-]++)+",
    rf"{_LOCAL} ?[\[({{] ?(?:at|arobase|@) ?[\])}}] ?[\w-]{{1,63}}"
    rf"(?: ?(?:[\[({{] ?{_DOT} ?[\])}}]|\.| (?:dot|point) ) ?[\w-]{{2,63}}){{1,4}}",
    rf"{_LETTERS}(?!(?:it['’]?s|is|are|was|were|that['’]s|look|looked|me|us|him|her|them|you|page|site|or|and"
    rf"|c['’]est)\b){_LOCAL}(?: {_JOIN} [\w-]{{1,64}}| (?=\d)\d{{1,4}}| {_NUMBER}\b){{0,5}}+ ?{_AT} ?{_UM}"
    rf"(?!(?:the|a|an|this|that|my)\b)[\w-]{{1,63}}(?: (?:dash|hyphen"
    rf"|tiret) [\w-]{{1,63}}){{0,2}}(?: {_DOT} ?[\w-]{{2,63}}){{0,3}}? {_DOT} ?{_TOPS}\b"
    rf"(?: {_DOT} ?{_TOPS}\b)?",
    rf"\b(?:write|writing|wrote|e-?mails?|e-?mailed|mail|message|reach|contact|courriels?|écri(?:s|re|vez|vons))"
    rf"(?: (?:to|me|us|is|at|à|moi|nous|c['’]est|it['’]s|address|adresse)){{0,3}} \K{_NO_SITE}[\w.'-]{{1,64}}"
    rf"(?: (?!{_AT} )[\w-]{{1,64}}){{0,5}}+ {_AT} {_UM}{_NO_SITE}[\w-]{{1,63}}(?: (?!dot |point )[\w-]{{1,63}}){{1,2}}"
    rf"(?: (?:dot|point) [\w-]{{2,63}}){{0,3}}? (?:dot|point) {_TOPS}\b(?: (?:dot|point) {_TOPS}\b)?",
)
"""Patterns of e-mail addresses."""

URL = (
    r"(?<![\w])(?:https?|ftp)://[^\s<>\"'«»]++",
    r"(?<![\w@.-])www\.[^\s<>\"'«»]++",
    rf"(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_DOMAINS})\b(?:/[^\s<>\"'«»]*+)?",
    r"(?<![\w@.-])(?:[a-z0-9-]{2,63}\.){1,4}[a-z]{2,12}/[a-z0-9][^\s<>\"'«»]*+",
    rf"\b(?:h t t p s? |https? )?(?:colon )?(?:slash slash "
    rf"|slash )?{_WWW} {_DOT} [a-z0-9-]{{1,63}}(?: {_DOT} [a-z0-9-]{{1,63}}){{0,4}}(?:{_PATH})?",
    rf"(?<![\w'’@-]){_SITE}(?: (?:dot|point) {_SITE}){{0,2}} (?:dot|point) {_SITE_TOPS}\b(?: (?:dot|point) (?:ca|uk"
    rf"|org))?(?:{_PATH})?",
    rf"(?<![\w'’@-]){_SITE}(?: dot {_SITE}){{0,2}} (?:dot ca\b(?:{_PATH})?|point ca\b(?:{_PATH}))",
    rf"\b(?:at|on|onto|to|visit|see|sur|site|website|page|is|it['’]s|c['’]est) \K(?:{_NO_WORD}[a-z0-9-]{{2,30}} (?:(?:du|de"
    rf"|des|of|and|et|the|la) ){{0,2}}){{1,3}}{_SITE}"
    rf"(?: (?:dot|point) {_SITE}){{0,2}} (?:dot|point) {_SITE_TOPS}\b(?: (?:dot|point) (?:ca|uk|org))?(?:{_PATH})?",
    rf"(?<![\w'’@-]){_SITE}(?: (?:slash|barre oblique) {_SITE}){{1,3}} (?:dot|point) {_SITE}(?: (?:dot|point) {_SITE}){{0,2}}?"
    rf"(?: (?:dot|point) (?:{_DOMAINS})\b)",
    rf"(?<![\w'’@-])(?:site|web|page|adresse)(?: web| internet)?(?: c['’]est| est)? \K{_SITE} point ca\b",
)
"""Patterns of web addresses, with or without their beginning."""

HANDLE = (
    rf"(?<![\w@./-])@ ?{_NO_NAME}[a-z_][\w.]{{0,28}}\w\b",
    r"(?<![\w@./\[-])[^\W_]{1,40}(?:_[^\W_]{1,40}){2,6}+(?![\w@(\]])",
    r"(?<![\w@./\[-])(?=[a-z_]{0,60}\d)[^\W\d_]{2,40}_[^\W_]{1,40}+(?![\w@(\]])",
    rf"\b(?:{_MEDIA}|insta|dm|dms|follow|add|find|posts?|posted|account|compte|suis|suivez|suivre|user|profile?l?)\b"
    r"[^.?!]{0,30}\K(?<![\w@./\[-])[^\W_]{1,40}_[^\W_]{1,40}+(?![\w@(\]])",
    rf"(?<![\w@./\[-])[^\W_]{{1,40}}_[^\W_]{{1,40}}+(?= (?:on|sur) (?:the )?{_MEDIA}\b)",
    rf"(?<![\w'’-]){_LETTERS}{_NO_SITE}[\w-]{{1,40}}(?: {_JOIN} [\w-]{{1,40}}){{0,3}}? {_UNDER} [\w-]{{1,40}}(?: {_JOIN}"
    rf" [\w-]{{1,40}}){{0,4}}+"
    rf"(?: (?:\d{{1,4}}|{_NUMBER})\b){{0,4}}",
    rf"\b{_MEDIA}{_IS} \K{_NO_NAME}[\w-]{{2,40}} [\w-]{{2,40}} {_UNDER} [\w-]{{1,40}}",
    rf"\b{_NAMED}{_IS} \K{_NO_NAME}[\w-]{{2,30}}(?: [\w-]{{2,30}}){{0,2}}?(?: (?:\d{{1,4}}|{_NUMBER})\b(?: {_NUMBER}\b){{0,3}}"
    r"|(?=,? (?:all )?(?:one|un|en un|in one) (?:seul )?(?:word|mot)\b|,? tout attaché|,? no spaces|,? sans espace))",
    rf"\b(?:it['’]s|handle is|we['’]re|find (?:me|us)|follow (?:me|us)|c['’]est) (?:at|arobase)"
    rf" \K{_NO_NAME}[\w'’-]{{1,30}}(?: [\w'’-]{{1,30}}){{1,4}}?"
    rf"(?= (?:on|sur) (?:the |le |la |l['’])?{_MEDIA}\b)",
    r"(?<![\w/.])u/[\w-]{3,30}\b",
    r"(?<![\w#./])[a-z][\w.]{1,31}#\d{4}(?!\w)",
    rf"\b(?:at sign|arobase|arobas) \K{_NO_NAME}[\w.-]{{2,40}}(?: {_JOIN} [\w-]{{1,40}}){{0,4}}",
    rf"\b{_MEDIA}{_IS} \K(?=[a-z._-]{{0,20}}\d"
    rf"|[a-z]{{1,20}}[._-][a-z])[a-z][\w.-]{{2,30}}\b",
)
"""Patterns of accounts."""

ACCOUNT_MARKS = {
    "email": re.compile(rf"@|arobas|at sign|[aà] commercial|[\[({{] ?at\b|\b(?:dot|point) ?{_TOPS}\b"),
    "url": re.compile(
        rf"://|www|w w w|double [uv]\b|triple w|trois (?:fois )?w|three w|\.(?:{_DOMAINS})\b|\.[a-z]{{2,12}}/|\b(?:dot|point)"
        rf" {_TOPS}\b"
    ),
    "handle": re.compile(
        rf"@|_|#\d|\bu/|underscore|soulignement|under score|at sign|arobas|tiret (?:du )?bas|trait bas|\b{_MEDIA}\b"
    ),
}
"""What must stand in a text in small letters for it to hold one of a kind."""

_EMAIL_WORDS = "@ [ ( { arobase arobas dot point dotcom dotca dotorg pointcom pointca sign commercial"
_HANDLE_WORDS = (
    "@ _ # / underscore arobase arobas under tiret trait soulignement sign instagram insta twitter tiktok tik snapchat snap"
    " discord telegram wechat chat whatsapp app reddit youtube twitch bluesky mastodon skype signal xbox handle username user"
    " screen gamertag gamer pseudo utilisateur usager identifiant facebook messenger account"
)
ACCOUNT_WORDS = {
    "email": frozenset(_EMAIL_WORDS.split()),
    "url": frozenset(f"/ www w dot point triple double trois {_DOMAINS.replace('|', ' ')}".split()),
    "handle": frozenset(_HANDLE_WORDS.split()),
}
"""Of these words and signs one must stand there before it is looked at more closely."""

SIGNS = "@[({/_#"
