"""The command `warnings`: what has changed, why it was noticed, and who must answer by when."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json, show_table
from synopsis.cli.warning_lines import lines_of, open_lines, row_of, score_rows

if TYPE_CHECKING:
    from datetime import datetime

    from synopsis.landscape import warnings

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("warnings", invoke_without_command=True)
@click.option("--open", "only_open", is_flag=True, help="Only what somebody still has to answer.")
@click.option("--day", type=_DAY, metavar="YYYY-MM-DD",
              help="As today's figures would have said on an earlier day.")  # fmt: skip
@click.option("--raise", "to_raise", is_flag=True,
              help="Append to the ledger what the conditions now say.")  # fmt: skip
@click.option("--all", "everything", is_flag=True,
              help="Every card and place, with what cannot be told and why.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_context
def warnings_group(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401
    """Show the warnings: what changed, why it was noticed, who must answer by when, what with.

    Nothing is written without --raise, which needs a principal.

    \b
    Example:
      synopsis -w demo warnings --open
      synopsis -w demo warnings --day 2022-09-15
    """
    if ctx.invoked_subcommand is not None:
        return
    desk: Desk = ctx.obj
    if options["to_raise"] and options["day"]:
        message = "a warning is raised today; leave out one of the two"
        raise click.BadParameter(message, param_hint="--day")
    found = _Found(desk, options["day"])
    if options["to_raise"]:
        _raise(found)
    listed = [one for one in found.standing() if one.state.is_open or not options["only_open"]]
    if options["as_json"]:
        show_json(found.record(listed, everything=options["everything"]))
        return
    for line in lines_of(found.book, found.region, listed, found.day):
        click.echo(line)
    if options["everything"]:
        for line in open_lines(found.region, found.places, found.book):
            click.echo(line)


@warnings_group.command("answer")
@click.argument("warning", metavar="ID")
@click.option("--acted", is_flag=True, help="What was agreed is done.")
@click.option("--declined", metavar="REASON", help="Nothing will be done, and why.")
@click.option("--noted", metavar="NOTE", help="A note; the warning stays open.")
@click.pass_obj
def answer_command(
    desk: Desk,
    warning: str,
    acted: bool,  # noqa: FBT001
    declined: str | None,
    noted: str | None,
) -> None:
    """Answer a raised warning; the ledger keeps who did, when and why.

    \b
    Example:
      synopsis -w demo --as analyst warnings answer route_surge/WB6/2026-09/action --acted
    """
    from synopsis.landscape import warnings  # heavy: only when used

    given = [
        (reply, text or "")
        for reply, text, is_given in (
            ("acted", "", acted),
            ("declined", declined, declined is not None),
            ("noted", noted, noted is not None),
        )
        if is_given
    ]
    if len(given) != 1:
        message = "give one of --acted, --declined REASON and --noted NOTE"
        raise click.BadParameter(message, param_hint="answer")
    answer = warnings.append_answer(desk.view(), warning, *given[0])
    click.echo(f"{answer.warning}: {answer.reply.value} by {answer.handle} on {answer.day}")


@warnings_group.command("spotted")
@click.argument("card", metavar="CARD")
@click.argument("condition", metavar="CONDITION")
@click.option("--place", metavar="CODE", help="The economy; the region where not given.")
@click.option("--turned", metavar="WORDS", help="The condition holds, and what was seen.")
@click.option("--over", metavar="WORDS", help="It no longer holds, and what was seen.")
@click.pass_obj
def spotted_command(desk: Desk, /, card: str, condition: str, **options: str | None) -> None:
    """Say of a condition without a series that it turned, or is over; the ledger keeps who did.

    \b
    Example:
      synopsis -w demo --as analyst warnings spotted arms_diversion war_fades \\
        --turned "a ceasefire holds"
    """
    from synopsis.landscape import warnings  # heavy: only when used
    from synopsis.vocabulary import Place

    turned, over = options["turned"], options["over"]
    if (turned is None) == (over is None):
        raise click.BadParameter("give one of --turned and --over", param_hint="spotted")
    view = desk.view()
    book = warnings.open_book(view)
    wanted = book.card(card)
    if wanted is None:
        known = ", ".join(one.id for one in book.cards)
        raise click.BadParameter(f"there is no card '{card}'; use {known}", param_hint="CARD")
    place = Place(options["place"] or view.profile.region.place.code)
    said = warnings.spotted.append_spotted(
        view, wanted, (condition, place), turned or over or "", holds=turned is not None
    )
    click.echo(f"{said.card}/{said.condition}/{said.place}: said by {said.handle} on {said.day}")


@warnings_group.command("hindsight")
@click.argument("outcomes", metavar="FILE", type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def hindsight_command(desk: Desk, outcomes: Path, as_json: bool) -> None:  # noqa: FBT001
    """Score the raised warnings against what came: a CSV file of id, start, economies and trend.

    Several economies are joined by a plus sign; REGION is all of them.

    \b
    Example:
      synopsis -w demo --as analyst warnings hindsight episodes.csv
    """
    from synopsis.landscape import warnings  # heavy: only when used

    view = desk.view()
    with outcomes.open(encoding="utf-8-sig", newline="") as file:
        came = warnings.retrospect.read_outcomes(csv.DictReader(file), str(outcomes))
    known = warnings.standing(view, (), {})
    rows = score_rows(warnings.retrospect.look_back(known, came, view.profile.region))
    if as_json:
        show_json(rows)
    elif rows:
        show_table(tuple(rows[0]), [tuple(map(str, row.values())) for row in rows])
    else:
        click.echo("no warning was ever raised")


class _Found:
    """What the conditions say in a view on a day; on an earlier day without outlook or picture."""

    def __init__(self, desk: Desk, day: datetime | None) -> None:
        """Look at every series and reading that a card names."""
        from synopsis.indicators import measure, monthly  # heavy: only when used
        from synopsis.landscape import ahead, assess, warnings

        self.view = view = desk.view()
        self.region = view.profile.region
        self.is_replay = day is not None
        self.day = day.date() if day else view.as_of
        if self.is_replay:
            scene = warnings.look(view, monthly(view), day=self.day)
            self.places, self.book = warnings.survey_places(scene), scene.book
        else:
            foresight = ahead.foresee_all(view, assess(view, measure(view)))
            self.places, self.book = foresight.watched, foresight.book
        self.roles = {one.id: one.name for one in self.book.roles}

    def noticed(self) -> tuple[warnings.RaisedWarning, ...]:
        """The warnings that are due on the day."""
        return tuple(one for place in self.places for one in place.warnings)

    def standing(self) -> tuple[warnings.StandingWarning, ...]:
        """How all stand; on an earlier day the ledger says nothing."""
        from synopsis.landscape import warnings  # heavy: only when used

        view = None if self.is_replay else self.view
        return warnings.standing(view, self.noticed(), self.roles)

    def record(self, listed: list[warnings.StandingWarning], *, everything: bool) -> dict[str, Any]:
        """All of it as JSON; nothing leaves without its caveat."""
        found: dict[str, Any] = {
            "day": self.day,
            "is_replay": self.is_replay,
            "warnings": [row_of(self.book, one) for one in listed],
        }
        if everything:
            found["not_told"] = open_lines(self.region, self.places, self.book)
        return found


def _raise(found: _Found) -> None:
    from synopsis.landscape import warnings  # heavy: only when used

    fresh = warnings.append_warnings(found.view, found.noticed(), found.roles)
    click.echo(f"{len(fresh)} raised", err=True)
