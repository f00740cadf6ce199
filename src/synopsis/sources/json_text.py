"""JSON as published: read strictly, every number kept as the text that was published."""

import json
from typing import Any, NoReturn

from synopsis.sources.encoding import read_text
from synopsis.sources.errors import UnreadableError


def read_json(data: bytes, encoding: str = "utf-8") -> Any:  # noqa: ANN401
    """The value that a JSON text holds; numbers are texts, so that no digit is lost."""
    try:
        return json.loads(
            read_text(data, encoding),
            parse_int=str,
            parse_float=str,
            parse_constant=_constant,
            object_pairs_hook=_unique,
        )
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"the file is not whole JSON ({str(error)[:120]})", remedy="fetch the file again"
        ) from error


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found
