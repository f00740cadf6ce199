"""Positions: in every format a sentence has the line on which its first word stands."""

# ruff: noqa: RUF001  # quotation marks are meant as they stand

import re
import textwrap
from dataclasses import dataclass, field
from itertools import product
from string import ascii_lowercase

from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.report.check.texts.reading import read_text

_WORDS = "harbour office counted fewer ships when dockers said that prices rose in many towns"
_RARE = ["Z" + "".join(one) + "o" for one in product(ascii_lowercase, repeat=3)]
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»"))


@dataclass
class Made:
    """What is drawn: the blocks of a document, and the first word of each sentence so far."""

    firsts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def sentence(self, length: int, quoted: int = -1) -> str:
        """A sentence that begins with a word of its own, in quotation marks where it is said."""
        first = _RARE[len(self.firsts) * 7]
        self.firsts.append(first)
        words = [first, *(_WORDS.split() * 3)[:length]]
        if quoted >= 0:
            outer, inner = _QUOTES[quoted % 4], _QUOTES[(quoted + 1) % 4]
            middle = f"{inner[0]}{words[2]} {words[3]}{inner[1]}"
            words = [
                f"{outer[0]}{words[0]}",
                words[1],
                middle,
                *words[4:-1],
                f"{words[-1]}{outer[1]}",
            ]
        return " ".join(words) + "."


Block = tuple[str, list[int], int]
SENTENCES = st.lists(st.integers(6, 24), min_size=1, max_size=4)
KINDS = st.sampled_from(["text", "noted", "list", "table", "quote", "heading"])
BLOCKS = st.lists(st.tuples(KINDS, SENTENCES, st.integers(0, 3)), min_size=1, max_size=7)


def texts_of(block: Block, made: Made) -> list[str]:
    """The sentences of a block, the last with a footnote where the block has one."""
    kind, lengths, turn = block
    if kind == "heading":
        return [made.sentence(4).rstrip(".")]
    found = [made.sentence(one, turn if n % 2 else -1) for n, one in enumerate(lengths)]
    if kind == "noted":
        made.notes.append(made.sentence(8))
    return found


def wrapped(texts: list[str], head: str = "", rest: str = "") -> str:
    whole = " ".join(texts)
    return textwrap.fill(
        whole, 66, initial_indent=head, subsequent_indent=rest or " " * len(head),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def in_markdown(blocks: list[Block], made: Made) -> str:
    parts: list[str] = []
    for block in blocks:
        texts = texts_of(block, made)
        if block[0] == "heading":
            parts.append(f"## {texts[0]}")
        elif block[0] == "list":
            parts.append("\n".join(wrapped([one], "- ") for one in texts))
        elif block[0] == "table":
            rows = [f"| {one} | 5 |" for one in texts]
            parts.append("\n".join(["| Place | Share |", "|---|---|", *rows]))
        elif block[0] == "quote":
            parts.append(wrapped(texts, "> ", "> "))
        else:
            mark = f"[^{len(made.notes)}]" if block[0] == "noted" else ""
            parts.append(wrapped([*texts[:-1], texts[-1] + mark]))
    parts += [wrapped([one], f"[^{n}]: ", "    ") for n, one in enumerate(made.notes, 1)]
    return "\n\n".join(parts) + "\n"


def in_html(blocks: list[Block], made: Made) -> str:
    parts: list[str] = ["<!doctype html>\n<html lang='en'>\n<body>"]
    for block in blocks:
        texts = texts_of(block, made)
        if block[0] == "list":
            parts.append(
                "<ul>\n" + "\n".join(f"<li>{wrapped([x])}</li>" for x in texts) + "\n</ul>"
            )
        elif block[0] == "table":
            rows = "\n".join(f"<tr><td>\n{wrapped([one])}\n<td>5</tr>" for one in texts)
            parts.append(f"<table>\n<tr><th>Place<th>Share</tr>\n{rows}\n</table>")
        else:
            tag = {"heading": "h2", "quote": "blockquote"}.get(block[0], "p")
            mark = f"<sup>{len(made.notes)}</sup>" if block[0] == "noted" else ""
            parts.append(f"<{tag}>\n{wrapped(texts)}{mark}</{tag}>")
    notes = "\n".join(f"<li>\n{wrapped([one])}</li>" for one in made.notes)
    parts.append(f"<h2>Notes</h2>\n<ol>{notes}</ol>" if notes else "")
    return "\n".join(parts) + "\n</body></html>\n"


def in_plain(blocks: list[Block], made: Made) -> str:
    parts: list[str] = []
    for block in blocks:
        texts = texts_of(block, made)
        if block[0] == "list":
            parts.append("\n".join(wrapped([one], "• ") for one in texts))
        elif block[0] == "table":
            rows = [f"{one.split()[0].strip('“‘«')} | {n} | 7" for n, one in enumerate(texts, 3)]
            parts.append("\n".join(["Place | First | Second", *rows]))
        else:
            mark = f"[{len(made.notes)}]" if block[0] == "noted" else ""
            parts.append(wrapped([*texts[:-1], texts[-1] + mark]))
    parts += [wrapped([one], f"[{n}] ", "    ") for n, one in enumerate(made.notes, 1)]
    return "\n\n".join(parts) + "\n"


RENDERED = {"a.md": in_markdown, "a.html": in_html, "a.txt": in_plain}


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.sampled_from(sorted(RENDERED)))
def test_sentences_have_the_line_of_their_first_word(blocks: list[Block], file: str) -> None:
    made = Made()
    source = RENDERED[file](blocks, made)
    lines = {
        word: number
        for number, line in enumerate(source.split("\n"), 1)
        for word in re.findall(r"Z[a-z]{3}o\b", line)
    }
    found = read_text(source, file)
    told = {one.text.lstrip('“‘«"').split()[0].strip('.”’»"'): one for one in found.sentences}
    for first in made.firsts:
        assert first in told, (first, source, [one.text for one in found.sentences])
        assert told[first].position.line == lines[first], (first, source)
    assert len(found.footnotes) == len(made.notes), source
