"""E-mail addresses, web addresses and accounts, written or spelled out aloud; patterns for presidio's recogniser."""

import re

_TOPS = r"(?:ca|com|org|net|edu|gov|info|io|fr|uk|co|de|be|ch|us|eu|health|quebec|example)"
_SITE_TOPS = r"(?:com|org|net|edu|gov|info|io|fr|uk|co|quebec|example)"
_DOT = r"(?:dot|point|\.)"
_AT = r"(?:at sign|at|arobase|arobas|a commercial|@)"
_JOIN = r"(?:dot|point|underscore|under score|dash|hyphen|minus|tiret du bas|tiret bas|tiret|trait bas|trait d['’]union)"
_UNDER = r"(?:underscore|under score|tiret du bas|tiret bas|trait bas)"
_LOCAL = r"(?<![\w.+%-])[\w.+%'-]++"
_LETTERS = r"(?:(?<![\w'’-])[b-hj-xz] ){0,3}"
_NO_SITE = (
    r"(?!(?:the|a|an|this|that|my|at|this|of|to|and|or|is|it|in|on|some|good|big|every|no|one|your|their|our|un|une|le|la"
    r"|les|ce|cet|cette|quel"
    r"|au|du|de|des|ton|mon|son|bon|mise|tout|quelque|premier|dernier|autre|et|à|sur|même|dot|point)\b)"
)
_SITE = rf"{_NO_SITE}[a-z0-9-]{{1,63}}(?: (?:dash|hyphen|tiret) [a-z0-9-]{{1,63}}){{0,3}}"
_PATH = (
    r"(?: ?(?:slash|forward slash|barre oblique|barre|/) ?[\w-]{1,64}(?: (?:dash|hyphen|tiret|underscore) [\w-]{1,64}){0,3}){1,4}"
)
_WWW = r"(?:w w w|www|triple w|trois w|double u double u double u|double v double v double v)"
_DOMAINS = r"ca|com|org|net|gov|edu|info|io|health|quebec|ngo|blog|example|fr|uk|eu|tv|app|dev|coop|social|bio|xyz"
_NO_NAME = (
    r"(?!(?:the|a|an|my|home|work|school|noon|night|lunch|least|all|first|last|me|you|him|her|them|us|it|this|that"
    r"|midnight|and|or|is|for|in|on"
    r"|to|of|with|le|la|les|un|une|mon|ma|chez|et|ou|pm|am)\b)"
)
_MEDIA = (
    r"(?:instagram|insta|twitter|tik ?tok|snap ?chat|snap|discord|telegram|we ?chat|whats ?app|reddit|youtube|twitch"
    r"|bluesky|mastodon|skype|signal|xbox"
    r"|handle|username|user name|screen name|gamer ?tag|pseudo|nom d['’]utilisateur|identifiant|facebook|messenger|account)"
)

EMAIL = (
    rf"{_LOCAL}@[\w-]++(?:\.[\w-]++)+",
    rf"{_LOCAL} ?[\[({{] ?(?:at|arobase|@) ?[\])}}] ?[\w-]{{1,63}}"
    rf"(?: ?(?:[\[({{] ?{_DOT} ?[\])}}]|\.| (?:dot|point) ) ?[\w-]{{2,63}}){{1,4}}",
    rf"{_LETTERS}(?!(?:it['’]?s|is|are|was|were|that['’]s|look|looked|me|us|him|her|them|you|page|site|or|and"
    rf"|c['’]est)\b){_LOCAL}(?: {_JOIN} [\w-]{{1,64}}| (?=\d)\d{{1,4}}){{0,5}}+ ?{_AT} ?"
    rf"(?!(?:the|a|an|this|that|my)\b)[\w-]{{1,63}}(?: (?:dash|hyphen"
    rf"|tiret) [\w-]{{1,63}}){{0,2}}(?: {_DOT} ?[\w-]{{2,63}}){{0,3}}? {_DOT} ?{_TOPS}\b"
    rf"(?: {_DOT} ?{_TOPS}\b)?",
)
"""Patterns of e-mail addresses."""

URL = (
    r"(?<![\w])(?:https?|ftp)://[^\s<>\"'«»]++",
    r"(?<![\w@.-])www\.[^\s<>\"'«»]++",
    rf"(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_DOMAINS})\b(?:/[^\s<>\"'«»]*+)?",
    r"(?<![\w@.-])(?:[a-z0-9-]{2,63}\.){1,4}[a-z]{2,12}/[a-z0-9][^\s<>\"'«»]*+",
    rf"\b(?:h t t p s? |https? )?(?:colon )?(?:slash slash "
    rf"|slash )?{_WWW} {_DOT} [a-z0-9-]{{1,63}}(?: {_DOT} [a-z0-9-]{{1,63}}){{0,4}}(?:{_PATH})?",
    rf"(?<![\w'’@-]){_SITE}(?: (?:dot|point) {_SITE}){{0,2}}? (?:dot|point) {_SITE_TOPS}\b(?: (?:dot|point) (?:ca|uk"
    rf"|org))?(?:{_PATH})?",
    rf"(?<![\w'’@-]){_SITE}(?: dot {_SITE}){{0,2}}? (?:dot ca\b(?:{_PATH})?|point ca\b(?:{_PATH}))",
    rf"(?<![\w'’@-])(?:site|web|page|adresse)(?: web| internet)?(?: c['’]est| est)? \K{_SITE} point ca\b",
)
"""Patterns of web addresses, with or without their beginning."""

HANDLE = (
    rf"(?<![\w@./-])@ ?{_NO_NAME}[a-z_][\w.]{{0,28}}\w\b",
    r"(?<![\w@./\[-])[^\W_]{1,40}(?:_[^\W_]{1,40}){1,6}+(?![\w@(\]])",
    rf"(?<![\w'’-]){_LETTERS}[\w-]{{1,40}}(?: {_UNDER} [\w-]{{1,40}}){{1,5}}+(?: \d{{1,4}}\b)?",
    rf"\b(?:at sign|arobase|arobas) \K{_NO_NAME}[\w.-]{{2,40}}(?: {_JOIN} [\w-]{{1,40}}){{0,4}}",
    rf"\b{_MEDIA}(?: name| handle| account)?(?: ?:| is| was|['’]s| est| c['’]est)? \K(?=[a-z._-]{{0,20}}\d"
    rf"|[a-z]{{1,20}}[._-][a-z])[a-z][\w.-]{{2,30}}\b",
)
"""Patterns of accounts."""

ACCOUNT_MARKS = {
    "email": re.compile(rf"@|arobas|at sign|a commercial|[\[({{] ?at\b|\b(?:dot|point) ?{_TOPS}\b"),
    "url": re.compile(
        rf"://|www|w w w|double [uv]\b|triple w|trois w|\.(?:{_DOMAINS})\b|\.[a-z]{{2,12}}/|\b(?:dot|point) {_TOPS}\b"
    ),
    "handle": re.compile(rf"@|_|underscore|under score|at sign|arobas|tiret (?:du )?bas|trait bas|\b{_MEDIA}\b"),
}
"""What must stand in a text in small letters for it to hold one of a kind."""

ACCOUNT_WORDS = {
    "email": frozenset(
        [
            "@",
            "[",
            "(",
            "{",
            "arobase",
            "arobas",
            "dot",
            "point",
            "dotcom",
            "dotca",
            "dotorg",
            "pointcom",
            "pointca",
            "sign",
            "commercial",
        ]
    ),
    "url": frozenset(f"/ www w dot point triple double trois {_DOMAINS.replace('|', ' ')}".split()),
    "handle": frozenset(
        [
            "@",
            "_",
            "underscore",
            "arobase",
            "arobas",
            "under",
            "tiret",
            "trait",
            "sign",
            "instagram",
            "insta",
            "twitter",
            "tiktok",
            "tik",
            "snapchat",
            "snap",
            "discord",
            "telegram",
            "wechat",
            "we",
            "whatsapp",
            "whats",
            "reddit",
            "youtube",
            "twitch",
            "bluesky",
            "mastodon",
            "skype",
            "signal",
            "xbox",
            "handle",
            "username",
            "user",
            "screen",
            "gamertag",
            "gamer",
            "pseudo",
            "utilisateur",
            "identifiant",
            "facebook",
            "messenger",
            "account",
        ]
    ),
}
"""Of these words and signs one must stand there before it is looked at more closely."""

SIGNS = "@[({/_"
