"""The command `survey rally`: where citizens of different economies would stand together."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json, show_table
from synopsis.cli.survey.figures import banner, footnotes, house_of, percent, points, rally_rules_of
from synopsis.cli.survey.trend import overrides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.catalog import View
    from synopsis.evidence import waves
    from synopsis.survey import rally
    from synopsis.vocabulary import Region

_PARTS = {
    "support": "support, %",
    "alikeness": "alikeness, %",
    "salience": "salience, %",
    "trend": "trend, points",
}


@click.command("rally")
@click.option("--instrument", help="The instrument, where several asked for support.")
@click.option("--wave", "wave_id", help="A wave; the last one where not given.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def rally_command(
    desk: Desk,
    instrument: str | None,
    wave_id: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Find where citizens would rally: support, alikeness between economies, salience and trend.

    Each part stands apart with its interval; the composite's ranks say what cannot be told apart.

    \b
    Example:
      synopsis -w demo survey rally
    """
    from synopsis.survey import rally  # heavy: only when used

    view = desk.view()
    region = view.profile.region
    found = _read(view, instrument, wave_id)
    rallied = rally.rally_of(found, house_of(view), region, overrides(view), rally_rules_of(view))
    if as_json:
        show_json(_told(found, rallied))
    else:
        _show(found, rallied, region)


def _read(view: View, instrument: str | None, wave_id: str | None) -> list[waves.Wave]:
    """The wave asked for and the one of its instrument and population before it."""
    from synopsis.evidence import waves  # heavy: only when used

    books = [
        book for book in waves.list_waves(view)
        if instrument in (None, book.instrument)
        and any(one.about == "support" for one in book.questions)
    ]  # fmt: skip
    if not books:
        message = "no wave that may be seen asks for support; read one with `synopsis survey read`"
        raise click.UsageError(message)
    names = sorted({(book.instrument, book.population) for book in books})
    if len(names) > 1 and wave_id is None:
        known = "; ".join(f"{name}, {people}" for name, people in names)
        message = f"instruments and populations are never pooled: {known}; choose one with --wave"
        raise click.UsageError(message)
    last = next((one for one in books if one.id == wave_id), None) if wave_id else books[-1]
    if last is None:
        known = ", ".join(book.id for book in books)
        message = f"no wave '{wave_id}' that may be seen asks for support; use one of {known}"
        raise click.BadParameter(message, param_hint="--wave")
    kin = [
        one for one in books
        if (one.instrument, one.population) == (last.instrument, last.population)
    ]  # fmt: skip
    at = kin.index(last)
    return [waves.read_wave(view, one.id) for one in kin[max(at - 1, 0) : at + 1]]


def _show(found: list[waves.Wave], rallied: rally.Rallied, region: Region) -> None:
    book = found[-1].codebook
    is_synthetic = any(one.codebook.is_synthetic for one in found)
    click.echo(f"{banner(is_synthetic)}where {book.population} would stand together")
    since = f", trend since {found[0].id}" if len(found) > 1 else ", no wave before it"
    click.echo(f"{book.id} of {book.instrument}{since}\n")
    show_table(*_table(rallied.rally))
    click.echo("")
    for line in _remarks(rallied):
        click.echo(line)
    click.echo("")
    for sentence in rallied.sentences:
        click.echo(sentence)
    for note in footnotes(region):
        click.echo(note)


def _remarks(rallied: rally.Rallied) -> Iterator[str]:
    """What must be said of ranks and trends besides their numbers."""
    found = rallied.rally
    for group in found.groups:
        if len(group) > 1:
            yield f"cannot be told apart: {', '.join(map(_plain, group))}"
    if found.unranked:
        yield f"known in fewer than two economies: {', '.join(map(_plain, found.unranked))}"
    if found.left_out:
        yield f"left out of the composite: {', '.join(found.left_out)}"
    for topic, verdict in rallied.verdicts.items():
        if verdict.reasons:
            yield f"the trend of {_plain(topic)} is {verdict.sentence}"
    for caution in dict.fromkeys(
        one for each in rallied.verdicts.values() for one in each.cautions
    ):
        yield f"bear in mind of the trends: {caution}"


def _table(found: rally.Rally) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """A line for each topic; a part that is left out, and nobody missing, have no column."""
    parts = [(name, head) for name, head in _PARTS.items() if name not in found.left_out]
    is_missing = any(one.missing for one in found.standings)
    rows = [
        (
            _span(one),
            _plain(one.topic),
            _text(one.composite),
            *(_text(one.parts[name], is_change=name == "trend") for name, _ in parts),
            *((", ".join(one.missing),) if is_missing else ()),
        )
        for one in found.standings
    ]
    tail = ("support not asked or held back in",) if is_missing else ()
    return ("rank", "topic", "composite", *(head for _, head in parts), *tail), rows


def _span(one: rally.Standing) -> str:
    return f"{one.rank}" if one.best == one.worst else f"{one.rank} ({one.best} to {one.worst})"


def _text(one: rally.Measured, *, is_change: bool = False) -> str:
    if not one.is_known:
        return "not known"
    write = (lambda value: points(value, is_mean=False)) if is_change else percent
    return f"{write(one.value)} ({write(one.low)} to {write(one.high)})"


def _plain(topic: str) -> str:
    return topic.replace("_", " ")


def _told(found: list[waves.Wave], rallied: rally.Rallied) -> dict[str, Any]:
    made = rallied.rally
    return {
        "wave": found[-1].id,
        "before": found[0].id if len(found) > 1 else None,
        "population": found[-1].codebook.population,
        "is_synthetic": any(one.codebook.is_synthetic for one in found),
        "topics": [_numbers(asdict(one)) for one in made.standings],
        "cannot_be_told_apart": [group for group in made.groups if len(group) > 1],
        "unranked": made.unranked,
        "left_out": made.left_out,
        "questions": {topic: one.concept for topic, one in sorted(rallied.questions.items())},
        "verdicts": {topic: one.sentence for topic, one in rallied.verdicts.items()},
        "about": rallied.sentences,
    }


def _numbers(value: Any) -> Any:  # noqa: ANN401  # a tree of JSON
    """The same tree with null where a number is not known."""
    if isinstance(value, dict):
        return {key: _numbers(one) for key, one in value.items()}
    return None if isinstance(value, float) and math.isnan(value) else value
