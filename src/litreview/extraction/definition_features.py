"""What a sentence shows of a definition apart from its subject: cues, the shape of term, verb and kind, and a skeleton."""

import re
from collections.abc import Iterator

from litreview.corpus.wordlists import words
from litreview.extraction.defining import name_pattern

_LIMIT, _MOST = 1_500, 120
_NUMBERED = re.compile(r"^\d{1,6}\s?[.)] ")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[^\w\s]")
_GLUED = re.compile(r"\s([,;:.?!)\]’”»])|([(\[“«])\s")
_KEPT = words(
    "a an the this that these those such each any every some many most other another both all no not one two several few more"
    " less it its they their them he she his her him who whom whose which what when where while why how if because although"
    " whether however therefore thus then also or and but nor so as than to of in on at by for from with without within into"
    " through between among over under after before during about against per is are was were be been being has have had do does"
    " did can could may might must should shall will would we you i our your us my me there here often sometimes usually"
    " generally commonly typically simply called known termed named defined referred refers refer means mean meant describes"
    " described denotes consists occurs occur happens includes include involves contains uses used using means-that"
    " example instance term terms word phrase concept definition considered regarded characterized characterised understood"
    " said i.e e.g namely whereby le la les un une des du de d l au aux ce cet cette ces il elle ils elles on nous vous je qui"
    " que qu dont où quand lorsque si parce mais ou et donc car comme pour par avec sans dans sur sous entre chez vers plus"
    " moins très pas ne n est sont était étaient être été a ont avait peut peuvent doit doivent se s son sa ses leur leurs"
    " appelle appelé appelée appelés appelées nomme nommé dit dite dits désigne désignent signifie signifient entend entendu"
    " consiste définit défini définie définis définies correspond renvoie autrement exemple terme mot notion expression concept"
    " aussi souvent parfois généralement"
)
_GENUS = words(
    "process type kind form approach method practice branch study science field system set group collection series sequence"
    " person people individual someone anyone somebody member worker professional one body organization organisation agency"
    " company institution association state condition situation disorder disease syndrome ability capacity tendency degree"
    " extent amount number quantity measure level rate ratio percentage sum total value price cost belief idea notion theory"
    " principle view doctrine philosophy ideology movement policy law rule act action activity event period stage phase time"
    " place area region space structure part unit element substance compound material molecule cell organ tissue organism"
    " animal plant device tool instrument machine technique strategy procedure test model framework statement document agreement"
    " contract tax market good service services relationship relation bond feeling emotion attitude behavior behaviour response"
    " reaction force energy property characteristic feature quality difference change shift movement loss lack absence use"
    " exchange support help care role position status class category family species way manner means result outcome"
    " processus type forme approche méthode pratique branche étude science ensemble groupe série personne individu professionnel"
    " organisme association état situation trouble maladie capacité tendance degré quantité nombre mesure niveau taux somme"
    " valeur prix croyance idée théorie principe doctrine mouvement politique loi règle acte action activité événement période"
    " étape lieu région espace structure partie unité substance appareil outil instrument technique stratégie démarche document"
    " entente contrat impôt relation lien sentiment attitude comportement réaction force propriété qualité perte manque échange"
    " soutien aide rôle manière façon moyen résultat service"
)
_SUFFIXES = (
    ("NOM", ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "hood", "ics", "logy", "té", "isme", "ure")),
    ("ING", ("ing",)),
    ("LY", ("ly",)),
    ("ED", ("ed",)),
    ("ADJ", ("al", "ic", "ive", "ous", "able", "ible", "ful", "less", "ary", "elle", "ique", "if", "eux")),
    ("AGENT", ("er", "or", "ist", "eur", "iste", "ant")),
    ("PLURAL", ("s", "x")),
)
_VERB = r"(?:is|are|was|were|est|sont|était|étaient)"
_ADVERB = r"(?:(?:also|often|sometimes|usually|generally|commonly|simply|best|now|aussi|souvent|parfois|\w{2,20}ly|\w{2,20}ment) )?"
_CUES = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "called": rf"\b(?:{_VERB}|be|been|being) {_ADVERB}(?:called|termed|named|dubbed|labell?ed|appelée?s?|nommée?s?|dite?s?)\b",
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
        "is the of": rf"\b{_VERB} (?:the|la|le|l['’]) ?[\w-]+(?: [\w-]+)? (?:of|that|in which|by which|between|to|de|par lequel|qui)\b",
        "is a kind": rf"\b{_VERB} {_ADVERB}(?:an?|une?) ",
        "is any": rf"\b{_VERB} (?:any|anything|someone|anyone|those|toute?|ceux|celui|celle)\b",
        "are plural that": rf"\b{_VERB} (?:[\w-]+ ){{1,4}}(?:that|which|who|whose|qui|dont|used|made|of|in)\b",
        "type of": r"\b(?:type|kind|form|sort|branch|subset|class|category|variety|species|forme|sorte|catégorie|branche)s? (?:of|de|d['’])",
        "study of": r"\b(?:study|science|analysis|theory|étude|science) (?:of|de|des|du)\b",
        "process of": r"\b(?:process|act|practice|method|ability|capacity|state|condition|tendency|idea|belief|processus|fait|action"
        r"|capacité|pratique) (?:of|in|by|through|to|that|where|whereby|de|d['’]|par|qui)",
        "in which": r"\b(?:in|by|through|for|from|with|at) which\b|\bwhereby\b|\b(?:dans|par) le(?:s)?quel|\bau cours du?quel",
        "which is": r"[\w)], (?:which|who|qui) (?:is|are|was|were|means?|refers?|est|sont)\b",
        "which does": r"[\w)], (?:which|who|where|whose|qui|dont|où) (?!is\b|are\b)",
        "apposition": r"[\w)] ?, (?:an?|the|any|une?|le|la) (?:[\w-]+ ){1,4}(?:of|that|which|who|in|for|used|from|with|qui|de|dont)\b",
        "dash": r"[\w)] ?(?:—|–|--) ?(?:an?|the|any|or|that is|une?|soit|those|[\w-]+s (?:that|who|of))\b",
        "any dash": r"[\w)] ?(?:—|–|--) ?\w",
        "gloss in brackets": r"\((?:an?|the|any|or|i\.e\.,?|that is,?|those|people|when|in which|une?|soit|c['’]est-à-dire) ",
        "words in brackets": r"\((?! ?link)[a-z][^()]{14,160}\)",
        "letters in brackets": r"\((?:[A-Z]\w{0,3}\.?){2,8}s?\)",
        "short brackets": r"\([^()]{1,14}\)",
        "or alias": r", or (?:[\w-]+ ){1,3}?[\w-]+ ?,|\((?:also|or) |, (?:also|sometimes|often) (?:called|known|termed)",
        "that is": r"\bthat is\b ?,|\bi\.?e\.?,|\bin other words\b|\bnamely\b|\bc['’]est-à-dire\b|\bautrement dit\b|\bsoit\b",
        "quoted": r"[“\"«‘'][\w -]{3,40}[”\"»’']",
        "so-called": r"\bso ?- ?called\b|\bsoi-disant\b",
        "colon": r"\w ?: (?:an?|the|une?|le|la|\w)",
        "includes": r"\b(?:includes?|including|comprises?|consists? of|composed of|made up of|contains?|comprend|composée? de)\b",
        "such as": r"\b(?:such as|for example|for instance|e\.g\.|par exemple|comme)\b",
        "example of": r"\b(?:examples?|instances?|exemples?)\b",
        "classed": r"\b(?:classified|divided|categori[sz]ed|grouped|considered|regarded|classée?s?|considérée?s?)\b",
        "involves": r"\b(?:involves?|entails|refers|requires?|consiste|implique)\b",
        "used to": r"\b(?:is|are) used (?:to|for|in|by)\b|\b(?:sert|servent|utilisée?s?) (?:à|pour)\b",
        "responsible": r"\b(?:responsible for|located|found in|characteri[sz]ed by|marked by|based on|caused by)\b",
        "states that": r"\b(?:states?|holds?|argue[sd]?|propose[sd]?|suggest(?:s|ed)?|assumes?|says|affirme|soutient) (?:that|que)\b",
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
        "rank": r"\b(?:most|best|largest|important|essential|key|major|main|main|popular|common|essentiel|important|principal)\w*\b",
        "said": r"\b(?:said|told|wrote|asked|argued|explained|a dit|selon)\b",
        "some claim": r"\b(?:according to|research|studies|study found|evidence|selon|recherche)\b",
        "past": r"\b(?:was|were|had|began|became|made|took|went|came|led|gave|found|\w{3,15}(?:ated|ized|ised|ified|ened))\b",
        "negated": r"\b(?:not|no|never|n['’]t|cannot|ne|n['’])\b",
        "about defining": r"\b(?:definitions?|defining|to define|définitions?|définir)\b",
        "refers back": r"^(?:this|these|that|those|it|they|he|she|such|here|there|ce|cette|ces|cela|il|elle|ils|elles|c['’]est)\b",
        "in field": r"^(?:in|within|for|among|dans|en|chez|pour) (?:[\w-]+ ){1,4}?, ",
    }.items()
}  # fmt: skip
_COPULA = re.compile(
    rf"\b(?:{_VERB}|refers? to|means?|denotes?|describes?|occurs?|consists? of|includes?|involves?|désigne(?:nt)?|signifie(?:nt)?"
    r"|consiste(?:nt)?|has|have|c['’]est)\b",
    re.IGNORECASE,
)
_ARTICLES = {"a": "a", "an": "a", "the": "the", "un": "a", "une": "a", "le": "the", "la": "the", "les": "the", "l": "the"}
_BACK = words("this these those that it they he she there such we you i what who ce cela il elle ils elles on nous vous je")


def definition_features(sentence: str) -> dict[str, float]:
    """Return the features of ``sentence`` that tell a definition in any field, by name; none is a word of the subject.

    Cues ("called", "apposition"), the rule that matches, the shape of what stands before and after the first verb, and runs
    of up to four marks of the skeleton, in which words of content give way to their ending. Read up to 1,500 characters.

    Example:
        >>> found = definition_features("Photosynthesis is the process by which plants make sugar.")
        >>> [name in found for name in ("cue:in which", "rule:is", "term:bare", "kind:process", "~is the process")]
        [True, True, True, True, True]
    """
    text = tidy_sentence(sentence)
    tokens = _TOKEN.findall(text)[:_MOST]
    found = {f"cue:{name}": 1.0 for name, cue in _CUES.items() if cue.search(text)}
    found.update((name, 1.0) for name in _shape(text))
    found[f"rule:{name_pattern(text) or 'none'}"] = 1.0
    found["length"] = min(len(tokens), 60) / 30
    found["commas"] = min(text.count(","), 6) / 3
    skeleton = ["^", *_skeleton(tokens)]
    for size in (1, 2, 3, 4):
        found.update((f"~{' '.join(skeleton[at : at + size])}", 1.0) for at in range(len(skeleton) - size + 1))
    return found


def tidy_sentence(sentence: str) -> str:
    """Return ``sentence`` without a leading number and without the blanks that a tokeniser puts around marks, cut to length.

    Example:
        >>> tidy_sentence("12 . A norm ( a rule ) is shared .")
        'A norm (a rule) is shared.'
    """
    return _GLUED.sub(lambda mark: mark[1] or mark[2], _NUMBERED.sub("", " ".join(sentence[:_LIMIT].split())))


def _shape(text: str) -> Iterator[str]:
    """Yield what stands before and after the first verb that can define: article, length, nouns, the kind named."""
    verb = _COPULA.search(text)
    if not verb:
        yield "verb:none"
        return
    before, after = _TOKEN.findall(text[: verb.start()]), _TOKEN.findall(text[verb.end() :][:200])[:14]
    first = before[0].lower() if before else ""
    article = _ARTICLES.get(first, "back" if first in _BACK else "bare")
    size = "long" if len(before) > 8 else "middle" if len(before) > 4 else "short"
    yield from (f"term:{article}", f"term:{size}", f"term:{article} {size}", f"verb:{verb[0].lower()}")
    if any(word in ("of", "in", "for", "to", "de", "du", "des", ",", "that", "qui") for word in before):
        yield "term:extended"
    yield f"after:{_mark(after[0]) if after else 'end'}"
    kinds = [word.lower() for word in after[:8] if _singular(word.lower()) in _GENUS]
    yield from (f"kind:{_singular(word)}" for word in kinds[:2])
    yield f"kind:{'some' if kinds else 'none'} {article}"
    if any(word.lower() in ("that", "which", "who", "whose", "whereby", "where", "qui", "que", "dont", "où") for word in after):
        yield f"relative {verb[0].lower()}"


def _skeleton(tokens: list[str]) -> Iterator[str]:
    """Yield the marks of the words, a run of words of content as the mark of its last."""
    held = ""
    for token in tokens:
        mark = _mark(token)
        if mark.isupper() and mark != "NUM":
            held = mark
            continue
        if held:
            yield held
            held = ""
        yield mark
    if held:
        yield held


def _mark(token: str) -> str:
    """Return a kept word as it is and a word of content as the class of its ending."""
    low = token.lower()
    if token.isdigit():
        return "NUM"
    if not token[0].isalpha() or low in _KEPT:
        return low
    if _singular(low) in _GENUS:
        return _singular(low)
    return next((name for name, ends in _SUFFIXES if len(low) > 4 and low.endswith(ends)), "W")


def _singular(word: str) -> str:
    return word if word in _GENUS or not word.endswith("s") else word[:-3] + "y" if word.endswith("ies") else word[:-1]
