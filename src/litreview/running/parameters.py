"""Notebook parameters: given in a YAML file, and of the type that the ``parameters`` cell of a notebook gives them."""

import ast
from datetime import date, datetime
from pathlib import Path
from typing import Any

from litreview.errors import Fault, InputFaults

_KINDS = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date",
    datetime: "a date and time",
    type(None): "nothing",
}
_ANY = "anything"
_DATES = {"date": date, "datetime": datetime}


def load_parameters(path: Path) -> dict[str, Any]:
    """Return the parameters of a YAML file: a flat mapping of names to plain values.

    Raises:
        InputFaults: the file is missing, is not YAML, or is not such a mapping.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "p.yaml"
        >>> _ = path.write_text("top: 5\\nlabel: '007'\\n"); load_parameters(path)
        {'top': 5, 'label': '007'}
    """
    import yaml

    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputFaults([Fault(path.name, 0, "not found; name an existing parameter file")]) from None
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise InputFaults([Fault(path.name, mark.line + 1 if mark else 0, "is not YAML in UTF-8")]) from None
    plain = tuple(_KINDS)
    if not isinstance(given, dict) or not all(isinstance(k, str) and isinstance(v, plain) for k, v in given.items()):
        raise InputFaults([Fault(path.name, 0, "must be lines of `name: value`, without lists or sections")])
    return given


def read_kinds(source: str) -> dict[str, str]:
    """Return the names that a ``parameters`` cell assigns, each with the kind of value it asks for.

    Example:
        >>> read_kinds("top: int = 5\\nlabel = ''\\nsince = date(2020, 1, 1)\\nfolder = Path('.')\\nlimit = None")
        {'top': 'a whole number', 'label': 'text', 'since': 'a date', 'folder': 'anything', 'limit': 'anything'}
    """
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError):
        return {}
    kinds = {}
    for statement in statements:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        value = getattr(statement, "value", None)
        kinds |= {target.id: _find_kind(value) for target in targets if isinstance(target, ast.Name) and value is not None}
    return kinds


def fit_value(value: Any, kind: str) -> Any:
    """Return a given value as the ``kind`` that a notebook asks for: nothing is guessed, so ``7`` is no text.

    A date becomes text in ISO form where text is asked for, ISO text a date, a whole number any number.

    Raises:
        ValueError: the value is of another kind; says which it is.

    Example:
        >>> fit_value(date(2026, 1, 2), "text"), fit_value(3, "a number"), fit_value("2026-01-02", "a date")
        ('2026-01-02', 3.0, datetime.date(2026, 1, 2))
        >>> fit_value(7, "text")
        Traceback (most recent call last):
        ValueError: a whole number
    """
    own = _KINDS.get(type(value), "a list or mapping")
    if kind in (own, _ANY):
        return value
    if kind == _KINDS[float] and own == _KINDS[int]:
        return float(value)
    if kind == _KINDS[str] and isinstance(value, date):
        return value.isoformat()
    for known in (date, datetime):
        if kind == _KINDS[known] and (isinstance(value, str) or own == _KINDS[date]):
            return _read_date(value, known)
    raise ValueError(own)


def show_values(given: dict[str, Any]) -> dict[str, Any]:
    """Return parameters as JSON can hold them, dates in ISO form.

    Example:
        >>> show_values({"since": date(2026, 1, 2), "top": 5})
        {'since': '2026-01-02', 'top': 5}
    """
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}


def _read_date(value: str | date, known: type[date]) -> date:
    try:
        return known.fromisoformat(str(value))
    except ValueError:
        raise ValueError(_KINDS[str]) from None


def _find_kind(value: ast.expr) -> str:
    if isinstance(value, ast.Call):
        names = [name for name in ast.unparse(value.func).split(".") if name != "fromisoformat"]
        return _KINDS[_DATES[names[-1]]] if names and names[-1] in _DATES else _ANY
    try:
        literal = ast.literal_eval(value)
    except (ValueError, TypeError):
        return _ANY
    return _ANY if literal is None else _KINDS.get(type(literal), "a list or mapping, which no parameter file can give")
