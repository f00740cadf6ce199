"""What a source card says of itself, step by step."""

from collections.abc import Iterable

from synopsis.report.content import Step
from synopsis.sources import Card
from synopsis.vocabulary import Voice


def card_steps(card: Card) -> tuple[Step, ...]:
    """What a source card says of itself."""
    verified = str(card.verified) if card.verified else "never run against its publisher"
    return titled(
        (
            ("Producer", card.origin.producer),
            ("Licence", card.origin.licence),
            ("Acknowledgement", card.origin.acknowledgement),
            ("Link", card.origin.link),
            ("Version", card.origin.version),
            ("Grade", f"{card.grade}: {card.grade.meaning}"),
            ("Connector", verified),
            ("Note", card.note),
        )
    )


_TITLES = frozenset({"Producer", "Publisher", "Licence", "Acknowledgement", "Link", "Version"})


def titled(steps: Iterable[tuple[str, str]]) -> tuple[Step, ...]:
    """Steps with a text; names, titles and addresses of publications are their own words."""
    return tuple(
        Step(what, text, Voice.TITLE if what in _TITLES else Voice.OWN)
        for what, text in steps
        if text
    )
