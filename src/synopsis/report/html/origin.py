"""Explanations as HTML, put together as text: an edition has thousands of them."""

from markupsafe import Markup, escape

from synopsis.report.content import OriginEntry
from synopsis.report.html.words import Speaker
from synopsis.vocabulary import Address


def article(entry: OriginEntry, speaker: Speaker) -> Markup:
    """One explanation: what is shown, each step down, and what it was derived from."""
    steps = "".join(
        f'<li><span class="what">{escape(step.what)}</span> '
        f'<span class="text">{speaker.voiced(step.text, step.voice)}</span></li>\n'
        for step in entry.steps
    )
    # every part is escaped where it is said
    return Markup(  # noqa: S704
        f'<article class="origin" id="{escape(entry.address.anchor)}">\n'
        f"<h2>{speaker.voiced(entry.label, entry.title_voice)}</h2>\n"
        f'<p class="shown">{speaker.voiced(entry.shown, entry.voice)}</p>\n'
        f"<ol>\n{steps}</ol>\n"
        f"{_inputs(entry.inputs, speaker)}"
        f'<p class="address"><code>{escape(entry.address.id)}</code></p>\n</article>\n'
    )


def _inputs(inputs: tuple[Address, ...], speaker: Speaker) -> str:
    if not inputs:
        return ""
    links = ",\n".join(
        f'<a href="{escape(speaker.book.href(one, speaker.here))}">'
        f"{escape(one.id.rpartition('/')[2])}</a>"
        for one in inputs
    )
    return f'<p class="inputs"><span class="what">Derived from</span>\n{links}\n</p>\n'
