"""Fields of a card: each is taken once, and what is left over is refused."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from synopsis.sources.errors import CardError

_ABSENT = object()


class Fields:
    """A mapping being read: every key is taken or the card is refused."""

    def __init__(self, mapping: object, where: str) -> None:
        """Refuse anything but a mapping with text keys."""
        if not isinstance(mapping, Mapping) or not all(isinstance(key, str) for key in mapping):
            raise CardError("a mapping is expected", where=where, remedy="write `key: value` lines")
        self._left: dict[str, Any] = dict(mapping)
        self.where = where

    def take(self, key: str, default: object = _ABSENT) -> Any:  # noqa: ANN401
        """One value as it stands; an error where a key without default is absent."""
        value = self._left.pop(key, default)
        if value is _ABSENT:
            raise CardError(f"the key '{key}' is missing", where=self.where, remedy="add it")
        return value

    def text(self, key: str, default: object = _ABSENT) -> str:
        """One text; numbers and dates are refused, since YAML may have changed them."""
        value = self.take(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, value, "write it as text, in quotes where it looks like a number")
        return value

    def number(self, key: str, default: object = _ABSENT) -> float | None:
        """One finite number, or nothing where the card leaves it open."""
        value = self.take(key, default)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124
            raise self.wrong(key, value, "write a number")
        return value

    def day(self, key: str, default: object = _ABSENT) -> date | None:
        """One date as YAML reads it, or nothing."""
        value = self.take(key, default)
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            raise self.wrong(key, value, "write a date such as 2023-11-30, or leave it empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where absent."""
        value = self.take(key, ())
        if isinstance(value, str) or not all(isinstance(item, str) for item in _listed(value)):
            raise self.wrong(key, value, "write a list of texts")
        return tuple(value)

    def mapping(self, key: str) -> Mapping[str, Any]:
        """A mapping with text keys, empty where absent."""
        value = self.take(key, {})
        return Fields(value, f"{self.where}, key '{key}'").rest()

    def rest(self) -> Mapping[str, Any]:
        """Everything that was not taken yet."""
        left, self._left = self._left, {}
        return left

    def close(self) -> None:
        """Refuse keys that nobody took."""
        if self._left:
            raise CardError(
                f"the key '{min(self._left)}' is unknown",
                where=self.where,
                remedy="correct its name or remove it",
            )

    def wrong(self, key: str, value: object, remedy: str) -> CardError:
        """The error of a value that does not fit its key."""
        return CardError(
            f"the key '{key}' cannot be {str(value)[:40]!r}", where=self.where, remedy=remedy
        )


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [None]
