"""Texts: the cells of a typed table written out, so that numbers keep their digits."""

from typing import Any

# Below this, each whole number is a float of its own.
_WHOLE_MAX = float(1 << 53)


def text_of(value: Any) -> str:  # noqa: ANN401
    """One cell as text; NaN and nothing are empty, a whole number has no `.0`."""
    if isinstance(value, str):
        return value
    if value is None or value != value:  # noqa: PLR0124
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _WHOLE_MAX
        return str(int(value)) if whole else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return str(value)
