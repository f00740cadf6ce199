"""Cards: YAML mappings in UTF-8, read strictly; a key that stands twice is refused."""

from collections.abc import Hashable, Mapping
from typing import Any

import yaml

from synopsis.catalog.errors import ProfileError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Strict(_Loader):  # type: ignore[misc, valid-type]  # the C loader where it was built
    """The safe loader, which by itself would keep the last of two equal keys in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  # the library's own signature
        """Make a mapping, or tell which key stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key.value}' stands twice", key.start_mark
                )
            seen.add(str(key.value))
        made: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return made


def parse_card(text: str, where: str) -> Mapping[str, Any]:
    """Read one card; an error names its file and line."""
    try:
        card = yaml.load(text, Loader=_Strict)  # noqa: S506  # derived from the safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{where}, line {mark.line + 1}" if mark else where
        reason = getattr(error, "problem", None) or str(error)
        raise ProfileError(
            f"the card cannot be read ({reason})", where=place, remedy="correct the YAML"
        ) from error
    if not isinstance(card, dict):
        raise ProfileError(
            "the card is not a mapping of keys to values", where=where, remedy="begin it with `id:`"
        )
    return card
