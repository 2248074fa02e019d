"""The other forms in which a secret may be written, and how a path of a machine is told."""

import re
from collections.abc import Iterable, Iterator

from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.forms import Form, is_usual

_SHORTEST_GLUED = 8
_SPELLED = re.compile(r"[\W_]*\b(?:at|arobase|dot|point|underscore)\b[\W_]*|[^\w]+", re.IGNORECASE)
_KINDS_OF_STREET = (
    "street st; avenue ave av; road rd; boulevard blvd boul; crescent cres; court crt ct; drive dr; lane ln; place pl;"
    " terrace terr; trail tr; square sq; highway hwy; parkway pkwy; concession con; circle cir; gardens gdns; heights hts;"
    " east e est; west w ouest; north n nord; south s sud; apartment apt appartement app; chemin ch"
)
_SAME = {word: group.split() for group in _KINDS_OF_STREET.split(";") for word in group.split()}

_PATH = re.compile(
    r"(?<![\w.~/:-])(?:file:/{2,3}[\w.~-]|/(?:home|Users|tmp|root|var/folders|private/var|mnt|media|Volumes|srv|opt|scratch"
    r"|workspaces?|run/user|content/drive|etc|usr/local|data|export|net)/[\w.~-]|~[\w.-]{0,40}/[\w.-])[^\s\"'<>|*?]{0,400}"
    r"|(?<!\w)[A-Za-z]:(?:\\{1,2}|/(?!/))[\w.~-][^\s\"'<>|*?]{0,400}|(?<![\w\\])\\{2,4}[\w-]{1,60}\\{1,2}[\w$.-]{1,200}"
)


def value_forms(value: str, kind: str) -> list[Form]:
    """Return the forms in which an identifier of a transcript may be written; none for a bare year, which is no secret.

    Example:
        >>> [form.text for form in value_forms("k1a 0b1", "postal code")]
        ['k1a 0b1', 'k1a0b1']
        >>> [form.text for form in value_forms("an@example.ca", "email")][1:]
        ['an at example dot ca', 'an example ca']
        >>> value_forms("1984", "birth date")
        []
    """
    texts = [value]
    if kind == "email":
        words = [word for word in _SPELLED.split(value) if word]
        name, _, domain = value.partition("@")
        texts += [f"{name} at {domain.replace('.', ' dot ')}"] if domain else []
        texts += [f"{name.replace('.', ' dot ')} at {domain.replace('.', ' dot ')}"] if "." in name and domain else []
        texts += [" ".join(words)]
    elif kind == "postal code":
        compact = "".join(TOKEN.findall(value))
        texts += [compact, f"{compact[:3]} {compact[3:]}"]
    elif kind == "address":
        texts += _address_forms(value)
    elif kind == "birth date" and len(TOKEN.findall(value)) < 2:
        texts = []
    return [Form(text, "", kind) for text in dict.fromkeys(texts) if TOKEN.search(text)]


def glue_forms(forms: Iterable[Form]) -> Iterator[Form]:
    """Yield each of ``forms``, and those of several words also written as one ("AmiraNoor"), as ids and file names have it.

    Example:
        >>> [form.text for form in glue_forms([Form("Ann Example", "P01", "person")])]
        ['Ann Example', 'annexample']
    """
    for form in forms:
        yield form
        words = TOKEN.findall(fold(form.text))
        glued = "".join(words)
        if len(words) > 1 and len(glued) >= _SHORTEST_GLUED and not all(map(is_usual, words)):
            yield form._replace(text=glued, inverted=False)


def find_paths(text: str) -> list[str]:
    """Return the absolute paths of a machine that stand in ``text``: of people's homes, of drives, of shares, ``file:``.

    Example:
        >>> find_paths("see /home/ann/x.csv and https://example.org/home/page"), find_paths("C:\\\\Users\\\\ann")
        (['/home/ann/x.csv'], ['C:\\\\Users\\\\ann'])
    """
    if "/" not in text and "\\" not in text:
        return []
    return [match[0] for match in _PATH.finditer(text)]


def _address_forms(value: str) -> list[str]:
    street = value.partition(",")[0]
    words = TOKEN.findall(street)
    found = [street]
    for place, word in enumerate(words):
        found += [" ".join([*words[:place], other, *words[place + 1 :]]) for other in _SAME.get(fold(word), ())]
    return found
