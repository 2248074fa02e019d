"""Whether a defined term belongs to the review: peer support, its people, organisations and training, and what it rests on."""

import re

from litreview.corpus.gates import Gate

_TOPIC = Gate(
    r"\b(?<!to-)(?<!to )peer(?:s|-|\b)(?![ -]?(?:review|to[ -]peer|tutor|assess|victim|pressure|teach|learning|effect|evaluat"
    r"|network comput|server|node|contagion|influence|rejection|delinquen))"
    r"|\blived[ -](?:and[ -]living[ -])?(?:experience|expertise)|\bliving[ -]experience|\bself-help\b|\bmutual (?:aid|help"
    r"|support)\b|\bco-counsel|\b(?:consumer|survivor|peer|user)-controlled"
    r"|\b(?:consumer|survivor|service[- ]user|user)[/ -](?:survivor|run|led|operated|provider|initiative|organi[sz]ation)"
    r"|\bex-patients?\b"
    r"|\bexperts? by experience\b|\bexperiential (?:knowledge|expertise)\b|\bwarm ?lines?\b|\brecovery\b(?! (?:time|room"
    r"|rate))|\bharm reduction\b"
    r"|\bco-?production\b|\bco-?design\b|\bco-?reflection\b|\btokenism\b|\brole (?:drift|clarity|strain)\b|\bempowerment\b"
    r"|\bself-determination\b"
    r"|\bstigma\b|\bclubhouses?\b|\bdrop-in cent|\bpatient councils?\b|\bintentional sharing\b|\bself-disclosure\b"
    r"|\breciprocity\b|\bmutuality\b"
    r"|\bpaire?s?[- ]aid|\bpair-aidan|\bpairs\b|\bentraide\b|\b(?:savoirs?|vécu|expérience) (?:expérientiels?|vécue?)\b"
    r"|\bsavoirs? expérientiels?\b"
    r"|\brétablissement\b|\bréduction des méfaits\b|\bautodétermination\b|\bpouvoir d['’]agir\b|\bstigmatisation\b"
    r"|\bcoproduction\b|\bpartenariat patient",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"^(?:groupe|ligne|maison|organisme|organisation|relation|réseau|service|centre|soutien|accompagnement|intervention|travail"
    r"|travailleu(?:r|se)|médiat(?:eur|rice)|intervenante?|formation|pratique|expertise)s?\s(?:[\w’'-]{1,20} ){0,4}?(?:[dl]['’])?"
    r"(?:pairs?\b|pair[- ]aidan|entraide\b|usag(?:ers|ères)\b|rétablissement\b)",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"\s(?:of|for|in|to|from|with|within|as|on|de|du|des|en|dans|pour)\s|\sd['’]", re.IGNORECASE)
_GENUS = Gate(
    r"\b(?:process|bond|friendship|conversation|dialogue|partnership|relationship|relation|system|approach|form|type|kind"
    r"|practice|support|help|care|service|model|way|method"
    r"|persons?|people"
    r"|individual|someone|somebody|anyone|quelqu['’]un|worker|supporter|provider|specialist|organi[sz]ation|group|network"
    r"|movement"
    r"|philosophy|exchange|role"
    r"|act|strateg|intervention|set|concept|combination|journey|state|knowledge|expertise|experience|skill|program|activit"
    r"|place|space|communit"
    r"|member|professional|tool|means|alternative|term|word|idea|sharing|encounter|connection|use|range|collection|loss|shift"
    r"|framework|policy|neighbour|companion|friend|fellow|man|woman|helper|entraide|présence|réunion|rencontre|réciprocité"
    r"|those|where|when|business|enterprise|volunteer|staff|line|centre|center|house|lien|processus|relation|démarche"
    r"|approche|forme|type|pratique"
    r"|soutien|aide|service|modèle|façon|manière|méthode|personne|individu|intervenant|organisme|groupe|réseau|mouvement"
    r"|philosophie|échange|rôle"
    r"|acte|stratégie|ensemble|concept|parcours|savoir|connaissance|expérience|programme|lieu|espace|membre|outil|moyen|celui"
    r"|celle|ceux)",
    re.IGNORECASE,
)


def is_on_topic(term: str) -> bool:
    """Return whether the head of ``term`` names something this review is about; "benefits of peer support" does not.

    Example:
        >>> is_on_topic("intentional peer support"), is_on_topic("benefits of peer support"), is_on_topic("peer review")
        (True, False, False)
        >>> is_on_topic("savoir expérientiel"), is_on_topic("groupe d'entraide"), is_on_topic("effets de l'entraide")
        (True, True, False)
    """
    return bool(_TOPIC.search(_COMPLEMENT.split(term)[0]) or _COMPOUND.match(term))


def names_topic(text: str) -> bool:
    """Return whether ``text`` mentions, anywhere, something this review is about.

    Example:
        >>> names_topic("The goal of peer support"), names_topic("A goal of surgery")
        (True, False)
    """
    return bool(_TOPIC.search(text))


def names_kind(predicate: str) -> bool:
    """Return whether the first words of ``predicate`` name what kind of thing something is: a process, a person, a service.

    Example:
        >>> names_kind("a naturally occurring process of help"), names_kind("a growing success")
        (True, False)
    """
    return bool(_GENUS.search(" ".join(predicate.split()[:14])))
