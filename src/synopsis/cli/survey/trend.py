"""The command `survey trend`: a question through the waves of its instrument."""

from __future__ import annotations

import math
from collections import Counter
from difflib import get_close_matches
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json, show_table
from synopsis.cli.survey.figures import banner, footnotes, house_of, percent, points, words_of
from synopsis.cli.survey.trend_record import cells_of, record_of

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.evidence import waves
    from synopsis.survey import change
    from synopsis.vocabulary import Region

_HELD_BACK = (
    "Held back: what no yearbook of the wave shows, since it would tell of a few people, itself or "
    "with what is shown."
)
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


@click.command("trend")
@click.argument("question")
@click.option("--show", "shown", metavar="WAY",
              help="headline, answers or mean; the headline where not given.")  # fmt: skip
@click.option("--instrument", help="The instrument, where several asked it.")
@click.option("--between", nargs=2, metavar="BEFORE AFTER", help="Two waves alone.")
@click.option("--override", "reason", metavar="REASON",
              help="Compare what is blocked; the reason is kept in the ledger.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def trend_command(desk: Desk, /, question: str, **options: Any) -> None:  # noqa: ANN401
    """Follow a question through its waves: shares, changes, and whether they may be compared.

    Where wording, answers or base changed, no change is computed unless a person of the workspace
    overrides it with a reason.

    \b
    Example:
      synopsis -w demo survey trend corruption_has_increased
      synopsis -w demo survey trend security_concerns --show answers
    """
    from synopsis.survey import change  # heavy: only when used

    view = desk.view()
    region = view.profile.region
    found = _read(view, question, options["instrument"], options["between"])
    rules = house_of(view)
    choice = change.Choice(options["shown"] or "", overrides(view))
    trend = change.trend_of(found, question, rules, region, choice)
    if options["reason"] is not None:
        _override(view, trend, options["reason"])
        choice = change.Choice(options["shown"] or "", overrides(view))
        trend = change.trend_of(found, question, rules, region, choice)
    if options["as_json"]:
        show_json(record_of(trend))
    else:
        _show(trend, region, words_of(view))


def _read(
    view: View, question: str, instrument: str | None, between: tuple[str, str] | None
) -> list[waves.Wave]:
    """The waves that may be seen and asked the question."""
    from synopsis.evidence import waves  # heavy: only when used
    from synopsis.survey import change

    listed = waves.list_waves(view)
    concept = change.concept_of(listed, question)
    books = [
        book for book in listed
        if instrument in (None, book.instrument)
        and (not between or book.id in between)
        and any(one.concept == concept for one in book.questions)
    ]  # fmt: skip
    if not books:
        known = sorted({one.concept for book in listed for one in book.asked})
        message = f"no wave that may be seen asked '{question}'; {_near(question, known)}"
        raise click.BadParameter(message, param_hint="QUESTION")
    missing = sorted(set(between or ()) - {book.id for book in books})
    if missing:
        message = f"no wave '{missing[0]}' that may be seen asked '{question}'"
        raise click.BadParameter(message, param_hint="--between")
    if between and [book.id for book in books] == [between[1], between[0]]:
        message = f"{between[1]} lies before {between[0]}; name the earlier wave first"
        raise click.BadParameter(message, param_hint="--between")
    return [waves.read_wave(view, book.id) for book in books]


def _near(name: str, known: list[str]) -> str:
    """What may have been meant: names like it, or some of those that are known."""
    if not known:
        return "read a wave with `synopsis survey read`"
    like = [one for one in known if name in one or one in name]
    like += [one for one in get_close_matches(name, known) if one not in like]
    return f"use {', '.join(like)}" if like else f"use one of {', '.join(known[:12])} ..."


def overrides(view: View) -> tuple[Any, ...]:
    """The overrides of the ledger that the view shows, in their order."""
    from synopsis.survey import change  # heavy: only when used

    found = view.contributions(change.OVERRIDE)
    return tuple(change.Override.parse(one.payload, one.handle) for one in found)


def _override(view: View, trend: change.Trend, reason: str) -> None:
    """Append a person's override of every blocked step; the public is no person."""
    from synopsis.survey import change  # heavy: only when used

    blocked = [one.verdict for one in trend.steps if one.verdict.verdict is change.Verdict.BLOCKED]
    if not blocked:
        raise click.BadParameter("nothing is blocked; leave it out", param_hint="--override")
    if not view.principal.body:
        message = "the public cannot override; use --as HANDLE, so that the ledger says who did"
        raise click.BadParameter(message, param_hint="--override")
    books = {one.id: one.codebook for one in trend.rounds}
    for one in blocked:
        made = change.Override(one.question, one.before, one.after, reason)
        name = sha256("\n".join(made.payload.values()).encode()).hexdigest()
        marking = books[one.before].marking.join(books[one.after].marking)
        kind = change.OVERRIDE
        view.append(kind, made.payload, id=f"{kind}:{name}", marking=marking)


def _show(trend: change.Trend, region: Region, words: change.ShareWords) -> None:
    question = trend.question
    last = trend.rounds[-1].codebook
    click.echo(f"{banner(trend.is_synthetic)}{question.text()}")
    click.echo(f"{last.instrument}, {last.population}; {_what(trend)}\n")
    show_table(*_levels(trend, words))
    for step in trend.steps:
        click.echo(f"\n{step.verdict.before} to {step.verdict.after}: {step.verdict.sentence}")
        for line in _wordings(trend, step):
            click.echo(line)
        if step.changes is not None:
            click.echo(f"  {step.sampling}\n")
            show_table(*_moved(trend, step))
            if _unlisted(trend, step):
                click.echo(_unlisted(trend, step))
        if step.ranks:
            click.echo("")
            show_table(*_ranked(step))
    click.echo("")
    family = (_family(trend),) if trend.tests else ()
    for sentence in (*trend.house.sentences, _HELD_BACK, *family):
        click.echo(sentence)
    for note in footnotes(region):
        click.echo(note)


def _wordings(trend: change.Trend, step: change.Step) -> list[str]:
    """What either wave asked, where that is not the same."""
    if not step.verdict.reasons:
        return []
    asked = {one.id: one.codebook.question(trend.concept) for one in trend.rounds}
    names = (step.verdict.before, step.verdict.after)
    return [f"  {name} asked: {asked[name].text()}" for name in names]


def _what(trend: change.Trend) -> str:
    if trend.shown == "mean":
        return "mean of the scale"
    if trend.shown == "answers":
        return "% of those asked; several answers do not add up to a hundred" if (
            trend.question.kind.value == "multiple"
        ) else "% of those asked"  # fmt: skip
    return f"% who answered: {trend.cells[-1].categories[0][0]}"


def _family(trend: change.Trend) -> str:
    return (
        f"{trend.tests} tests are corrected together; a change is worded after the correction, and "
        "its interval is its own, not corrected. "
        "Could have seen: the least change that would have been told in eight "
        "cases of ten."
    )


def _levels(trend: change.Trend, words: change.ShareWords) -> Table:
    """A line for each place and answer, a column for each wave, and words for the last one."""
    by_wave = [dict(cells_of(trend, at)) for at in range(len(trend.rounds))]
    keys = list(dict.fromkeys(key for one in by_wave for key in one))
    rows = []
    for place, answer in sorted(keys, key=lambda key: _order(trend, key)):
        texts = [_level(trend, one.get((place, answer))) for one in by_wave]
        end = by_wave[-1].get((place, answer), {"is_shown": False})
        word = words.words(end["low"], end["high"]) if end["is_shown"] else ""
        tail = (word,) if trend.shown == "headline" else ()
        head = (place,) if trend.shown != "answers" else (place, answer)
        rows.append((*head, *texts, *tail))
    head = ("place",) if trend.shown != "answers" else ("place", "answer")
    tail = ("last, in words",) if trend.shown == "headline" else ()
    return (*head, *(one.id for one in trend.rounds), *tail), rows


def _order(trend: change.Trend, key: tuple[str, str]) -> tuple[int, int]:
    places = [label for _, label in trend.cells[-1].domains]
    answers = [one for cells in reversed(trend.cells) for one in cells.categories[0]]
    return places.index(key[0]), answers.index(key[1])


def _level(trend: change.Trend, cell: dict[str, Any] | None) -> str:
    if cell is None:
        return "not covered"
    if not cell["is_shown"]:
        return str(cell["why_not"])
    write = (lambda x: f"{x:.2f}") if trend.shown == "mean" else percent
    sign = ", low base" if cell["is_flagged"] else ""
    ends = f"{write(cell['low'])} to {write(cell['high'])}"
    base = "held back" if cell["n"] is None else f"{cell['n']:,}"
    return f"{write(cell['share'])} ({ends}), n {base}{sign}"


def _moved(trend: change.Trend, step: change.Step) -> Table:
    """A line for each change; of answer by answer, those of the region and what moved."""
    is_mean, wide = trend.shown == "mean", trend.shown == "answers"
    rows = []
    for one in _listed(trend, step)[0]:
        place = (one.domain[1], one.category) if wide else (one.domain[1],)
        numbers = ("",) * 3
        seen = ""
        if not math.isnan(one.change):
            ends = f"{points(one.low, is_mean)} to {points(one.high, is_mean)}"
            numbers = (points(one.change, is_mean), ends, _p(one.adjusted))
            seen = points(one.detectable, is_mean, signed=False)
        rows.append((*place, *numbers, one.movement.value, seen))
    unit = "points of the scale" if is_mean else "percentage points"
    head = ("place", *(("answer",) if wide else ()), unit, "its own interval", "p, corrected")
    return (*head, "in words", "could have seen"), rows


def _listed(
    trend: change.Trend, step: change.Step
) -> tuple[list[change.Change], list[change.Change]]:
    """The changes that have a line, and those that do not: answers that moved in no economy."""
    rows = list(step.changes.rows()) if step.changes else []
    if trend.shown != "answers":
        return rows, []
    region = rows[0].domain
    quiet = {"no change that the sample can tell", "held back", "not covered"}
    unlisted = [one for one in rows if one.domain != region and one.movement.value in quiet]
    return [one for one in rows if one not in unlisted], unlisted


def _unlisted(trend: change.Trend, step: change.Step) -> str:
    """How many changes of economies have no line, by what is said of them."""
    counts = Counter(one.movement.value for one in _listed(trend, step)[1])
    told = ", ".join(f"{count:,} {words}" for words, count in sorted(counts.items()))
    return f"  of the economies without a line (all in --json): {told}" if told else ""


def _p(value: float) -> str:
    if math.isnan(value):
        return ""
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def _ranked(step: change.Step) -> Table:
    """The ranks of the answers in the region, each with the ranks that it may have."""
    rows = [
        (new.name, *(f"{one.rank} ({one.best} to {one.worst})" for one in (old, new)), move.value)
        for old, new, move in zip(*step.ranks, step.moves, strict=True)
    ]
    rows.sort(key=lambda row: int(row[2].split(" ", 1)[0]))
    return ("answer, whole region", "rank before", "rank after", "in rank"), rows
