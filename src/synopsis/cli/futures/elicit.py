"""The commands `elicit`: rating sheets out and in, what experts hold, and their weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synopsis.catalog import put_in_place
from synopsis.cli.desk import Desk, show_json, show_table
from synopsis.cli.futures.wording import landscape_of
from synopsis.vocabulary import Marking, Tlp

if TYPE_CHECKING:
    from synopsis.landscape import elicitation

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_MODEL = click.option("--model", metavar="NAME", help="A model of the region, such as core.")


@click.group("elicit", invoke_without_command=True)
@click.option("--disputed", is_flag=True, help="Only links on which experts differ in sign.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_context
def elicit_group(ctx: click.Context, disputed: bool, as_json: bool) -> None:  # noqa: FBT001
    """Show what experts hold of links, or ask them: a sheet each, by handle, any links.

    Every rating is kept; nothing is averaged away.

    \b
    Example:
      synopsis -w demo elicit
      synopsis -w demo elicit --disputed
    """
    if ctx.invoked_subcommand is not None:
        return
    desk: Desk = ctx.obj
    from synopsis.landscape import elicitation  # heavy: only when used

    standing = elicitation.newest(elicitation.read_ratings(desk.view()))
    models = sorted({one.model for one in standing})
    found = [
        (model, one) for model in models
        for one in elicitation.disputes(
            elicitation.named_apart(kept for kept in standing if kept.model == model)
        )
        if one.is_disputed or not disputed
    ]  # fmt: skip
    if as_json:
        show_json([
            {"model": model, "source": one.link[0], "target": one.link[1],
             "disputed": one.is_disputed,
             "ratings": {rating.expert: rating.strength for rating in one.ratings}}
            for model, one in found
        ])  # fmt: skip
        return
    if not found:
        click.echo("no expert has rated a link that you may see; `synopsis elicit sheet` asks them")
        return
    show_table(
        ("model", "source", "target", "differ", "ratings"),
        [(model, *one.link, "in sign" if one.is_disputed else "",
          ", ".join(f"{rating.expert} {rating.word}" for rating in one.ratings))
         for model, one in found],
    )  # fmt: skip


@elicit_group.command("sheet")
@click.argument("expert", metavar="HANDLE")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--link", "links", multiple=True, metavar="SOURCE:TARGET",
              help="Only this link, be it in the report or not; may be given again.")  # fmt: skip
@_MODEL
@click.pass_obj
def sheet_command(
    desk: Desk, expert: str, out: Path, links: tuple[str, ...], model: str | None
) -> None:
    """Write the rating sheet of one expert, as XLSX or CSV by the ending of OUT.

    \b
    Example:
      synopsis -w demo elicit sheet expert-07 sheet.xlsx --link organised_crime:conflict
    """
    from synopsis.landscape import elicitation, futures  # heavy: only when used

    form = out.suffix.lower().removeprefix(".")
    if form not in set(elicitation.Form):
        raise click.BadParameter("name a file that ends with .xlsx or .csv", param_hint="OUT")
    landscape, view = landscape_of(desk, model), desk.view()
    asked = futures.asked_links(landscape, [_pair(one) for one in links])
    standing = elicitation.newest(elicitation.read_ratings(view))
    wanted = {one.link for one in asked}
    mine = (expert, landscape.choices.id, view.principal.body)
    own = [one.rating for one in standing if one.rating.link in wanted
           and (one.rating.expert, one.model, one.marking.owner) == mine]  # fmt: skip
    data = elicitation.write_sheet(asked, expert, elicitation.Form(form), own)
    put_in_place(out, data)
    click.echo(f"{out}: {len(asked)} links for {expert}, {len(own)} of them rated before")


@elicit_group.command("take")
@click.argument("file", type=_FILE)
@click.option("--expert", default="", metavar="HANDLE", help="Whose sheet it must be.")
@click.option("--link", "links", multiple=True, metavar="SOURCE:TARGET",
              help="A link beyond those of the model; may be given again.")  # fmt: skip
@click.option("--marking", default="AMBER", show_default=True, metavar="TLP",
              help="How far the ratings may be shared; they are owned by your body.")  # fmt: skip
@_MODEL
@click.pass_obj
def take_command(desk: Desk, /, **options: Any) -> None:  # noqa: ANN401
    """Append the ratings of a filled sheet to the ledger: all of them, or none.

    \b
    Example:
      synopsis -w demo --as analyst elicit take expert-07.xlsx
    """
    from synopsis.landscape import elicitation, futures  # heavy: only when used

    landscape, view = landscape_of(desk, options["model"]), desk.view()
    own = [(one.source, one.target) for one in futures.asked_links(landscape)]
    wanted = dict.fromkeys([*own, *(_pair(one) for one in options["links"])])
    asked = futures.asked_links(landscape, wanted)
    found = elicitation.read_sheet(options["file"], asked, options["expert"])
    marking = Marking(Tlp.parse(options["marking"]), view.principal.body)
    model = landscape.choices.id
    given = elicitation.append_ratings(view, found.ratings, marking, model)
    if not given:
        click.echo(f"{found.expert}: nothing new in {options['file']}")
        return
    click.echo(f"{found.expert}: {len(given)} ratings, {len(found.left_empty)} links left empty")


@elicit_group.command("weights")
@click.option("--calibration", nargs=2, type=_FILE, metavar="ANSWERS TRUTHS",
              help="Answers to calibration questions, and what was true.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def weights_command(
    desk: Desk,
    calibration: tuple[Path, Path] | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Show the experts' weights: equal, and Cooke's by answers to calibration questions.

    Without ratings in the workspace, the weights are those of all who answered.

    \b
    Example:
      synopsis elicit weights --calibration answers.dtt truths.rls
    """
    from synopsis.landscape import elicitation  # heavy: only when used

    panel = elicitation.read_excalibur(*calibration) if calibration else None
    experts = _experts(desk) or (panel.experts if panel else ())
    if not experts:
        raise click.UsageError("no expert has rated a link; give --calibration to weigh a panel")
    found = elicitation.weigh(experts, panel)
    if as_json:
        show_json(_record(found))
        return
    _show(found)


def _experts(desk: Desk) -> tuple[str, ...]:
    """Those who rated links in the workspace, if the command stands in one."""
    from synopsis.landscape import elicitation  # heavy: only when used

    if not (desk.folder / "synopsis.toml").is_file():
        return ()
    kept = elicitation.read_ratings(desk.view())
    return tuple(sorted({one.rating.expert for one in kept}))


def _show(found: elicitation.ExpertWeights) -> None:
    scores = {one.expert: one for one in found.performance.scores} if found.performance else {}
    rows = []
    for expert, weight in found.equal.items():
        own = scores.get(expert)
        rows.append((
            expert, f"{weight:.3f}",
            f"{found.cooke[expert]:.3f}" if found.cooke else "not covered",
            f"{own.calibration:.4g}" if own else "not covered",
            f"{own.information:.3f}" if own else "not covered",
        ))  # fmt: skip
    show_table(("expert", "equal", "Cooke", "calibration", "information"), rows)
    if found.performance:
        made_by = found.performance
        click.echo(f"\nCooke: {made_by.choices}\n{made_by.caveat}")
        for name, made in (
            ("Cooke's weights", made_by.optimised),
            ("equal weights", made_by.equal),
        ):
            click.echo(f"together by {name}: calibration {made.score.calibration:.4g}, "
                       f"information {made.score.information:.3f}")  # fmt: skip
    else:
        click.echo(f"\nCooke's weights are not covered: {found.not_covered}")


def _record(found: elicitation.ExpertWeights) -> dict[str, Any]:
    performance = found.performance
    return {
        "equal": dict(found.equal),
        "cooke": dict(found.cooke) if found.cooke else None,
        "not_covered": found.not_covered or None,
        "scores": [
            {"expert": one.expert, "calibration": one.calibration, "information": one.information,
             "information_of_all_questions": one.information_all}
            for one in performance.scores
        ] if performance else None,
        "choices": performance.choices if performance else None,
        "caveat": performance.caveat if performance else None,
    }  # fmt: skip


def _pair(text: str) -> tuple[str, str]:
    source, sign, target = text.partition(":")
    if not (source and sign and target):
        raise click.BadParameter(f"'{text}' is not SOURCE:TARGET", param_hint="--link")
    return source, target
