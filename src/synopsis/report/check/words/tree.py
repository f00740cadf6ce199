"""A list of words as one pattern in which words of one beginning share it, so that search is fast.

At any place it matches what a plain list with the longest first would match.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

ENDING = r"[\w'\u2019-]{0,14}"
"""Any ending of a word, for which a tilde stands."""

SPACE = r"\s+"
_END = ""  # the key under which a node says that a word ends with it


def either(words: Iterable[str], space: str = SPACE, tilde: str = "~") -> str:
    """The words as one group of a pattern, which matches nothing where there are none.

    `space` and `tilde` are the patterns that stand for these signs in a word.
    """
    root: dict[str, Any] = {}
    for word in sorted({*map(str, words)}):
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[_END] = {}
    return f"(?:{'|'.join(_branches(root, {' ': space, '~': tilde}))})" if root else r"(?!)"


def _branches(node: Mapping[str, Any], meant: Mapping[str, str]) -> Iterator[str]:
    """Each sign after which a word goes on, with all that follows it."""
    for sign, after in node.items():
        if sign != _END:
            yield (meant.get(sign) or re.escape(sign)) + _rest(after, meant)


def _rest(node: Mapping[str, Any], meant: Mapping[str, str]) -> str:
    """What follows a sign: more of the word, or its end."""
    branches = [*_branches(node, meant)]
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
