"""What the words of a block make of it: a caption, or a wish of the author."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.raw import Raw, Wish
from synopsis.report.check.texts.wishes import parse_wish
from synopsis.report.check.words import LANGUAGES, either, load_lexicon


def finish(raws: Sequence[Raw]) -> tuple[list[Raw], list[Wish]]:
    """Blocks with captions known, and wishes taken out, each for the block that follows."""
    made: list[Raw] = []
    wishes: list[Wish] = []
    for raw in raws:
        wish = parse_wish(raw.text) if raw.kind in {Kind.PARAGRAPH, Kind.HEADING} else None
        if wish is not None:
            wishes.append(Wish(*wish, raw.anchors[0].position, len(made)))
        elif raw.kind is Kind.PARAGRAPH and captions().match(raw.text):
            made.append(replace(raw, kind=Kind.CAPTION))
        else:
            made.append(raw)
    return made, wishes


@cache
def captions() -> re.Pattern[str]:
    """What a caption begins with in any of the languages: its word, a number and a sign."""
    heads = either(
        word for one in LANGUAGES for word in load_lexicon(one).words("reading", "captions")
    )
    return re.compile(
        rf"{heads}\s\d{{1,3}}(?:\.\d{{1,3}})?\s?[.:\u2013\u2014-]\s?\S", re.IGNORECASE
    )
