"""A list of words as one pattern in which words of one beginning share it, so that search is fast.

At any place it matches what a plain list with the longest first would match.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_END = ""  # the key under which a node says that a word ends with it


def tree_of(words: Iterable[str], space: str) -> str:
    """The words as one group of a pattern, `space` in place of their spaces; empty without any."""
    root: dict[str, Any] = {}
    for word in sorted({*words}):
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[_END] = {}
    return f"(?:{'|'.join(_branches(root, space))})" if root else ""


def _branches(node: Mapping[str, Any], space: str) -> Iterator[str]:
    """Each sign after which a word goes on, with all that follows it."""
    for sign, after in node.items():
        if sign != _END:
            yield (space if sign == " " else re.escape(sign)) + _rest(after, space)


def _rest(node: Mapping[str, Any], space: str) -> str:
    """What follows a sign: more of the word, or its end."""
    branches = [*_branches(node, space)]
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
