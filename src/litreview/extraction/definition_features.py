"""What a sentence shows of a definition apart from its subject: cues, the shape of term, verb and kind, and a skeleton."""

import re
from collections.abc import Iterator

from litreview.corpus.wordlists import words
from litreview.extraction.defining import name_pattern
from litreview.extraction.definition_cues import CUES

_LIMIT, _MOST = 1_500, 120
_HALF = 0.5
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
_COPULA = re.compile(
    r"\b(?:is|are|was|were|est|sont|était|étaient|refers? to|means?|denotes?|describes?|occurs?|consists? of|includes?|involves?"
    r"|désigne(?:nt)?|signifie(?:nt)?|consiste(?:nt)?|has|have|c['’]est)\b",
    re.IGNORECASE,
)
_ARTICLES = {"a": "a", "an": "a", "the": "the", "un": "a", "une": "a", "le": "the", "la": "the", "les": "the", "l": "the"}
_BACK = words("this these those that it they he she there such we you i what who ce cela il elle ils elles on nous vous je")


def definition_features(sentence: str) -> dict[str, float]:
    """Return the features of ``sentence`` that tell a definition in any field, by name; none is a word of the subject.

    Cues ("called", "apposition"), the rule that matches, the shape of what stands before and after the first verb, and runs
    of up to four marks of the skeleton, in which words of content give way to their ending; these count half, as they are
    many. The length is no feature: it tells textbooks from leaflets. Read up to 1,500 characters.

    Example:
        >>> found = definition_features("Photosynthesis is the process by which plants make sugar.")
        >>> [name in found for name in ("cue:in which", "rule:is", "term:bare", "kind:process", "~is the process")]
        [True, True, True, True, True]
    """
    text = tidy_sentence(sentence)
    tokens = _TOKEN.findall(text)[:_MOST]
    found = {f"cue:{name}": 1.0 for name, cue in CUES.items() if cue.search(text)}
    found.update((name, 1.0) for name in _shape(text))
    found[f"rule:{name_pattern(text) or 'none'}"] = 1.0
    skeleton = ["^", *_skeleton(tokens)]
    for size in (1, 2, 3, 4):
        found.update((f"~{' '.join(skeleton[at : at + size])}", _HALF) for at in range(len(skeleton) - size + 1))
    return found


def tidy_sentence(sentence: str) -> str:
    """Return ``sentence`` without a leading number and without the blanks that a tokeniser puts around marks, cut to length.

    Example:
        >>> tidy_sentence("12 . A norm ( a rule ) is shared .")
        'A norm (a rule) is shared.'
    """
    return _GLUED.sub(lambda mark: mark[1] or mark[2], _NUMBERED.sub("", " ".join(sentence[:_LIMIT].split())))


def is_kept(word: str) -> bool:
    """Return whether the skeleton keeps ``word``, in small letters, as it is: words of grammar and of defining.

    Example:
        >>> is_kept("called"), is_kept("forest")
        (True, False)
    """
    return word in _KEPT


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
