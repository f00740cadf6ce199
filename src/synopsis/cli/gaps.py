"""The command `gaps`: what the picture does not cover, and why."""

import click

from synopsis.cli.desk import Desk, show_json, show_table
from synopsis.vocabulary import Place


@click.command("gaps")
@click.option("--trend", help="Of one trend.")
@click.option("--economy", help="Of one economy, by its code.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def gaps_command(desk: Desk, trend: str | None, economy: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Say what the picture does not cover, by trend and economy, and why.

    \b
    Example:
      synopsis -w demo gaps --economy XKX
    """
    from synopsis.indicators import measure  # heavy: only when used
    from synopsis.landscape import assess

    view = desk.view()
    picture = assess(view, measure(view))
    names = {one.id: one.short for one in picture.trends}
    if trend is not None and trend not in names:
        message = f"there is no trend '{trend}'; use one of {', '.join(names)}"
        raise click.BadParameter(message, param_hint="--trend")
    if economy is not None and economy != view.profile.region.place.code:
        view.profile.region.economy(Place(economy))
    found = [
        gap
        for gap in picture.gaps
        if trend in (None, gap.trend) and economy in (None, gap.place.code)
    ]
    if as_json:
        show_json([
            {"trend": gap.trend, "place": gap.place.code, "indicator": gap.indicator,
             "reach": gap.reach.value, "why": gap.why, "remedy": gap.remedy}
            for gap in found
        ])  # fmt: skip
        return
    region = view.profile.region
    if not found:
        click.echo("no gap is known")
        return
    show_table(
        ("trend", "place", "measure", "why"),
        [(names[gap.trend], region.name(gap.place), gap.indicator or "any", gap.why)
         for gap in found],
    )  # fmt: skip
    if any("*" in region.name(gap.place) for gap in found):
        for note in region.footnotes(" ".join(region.name(gap.place) for gap in found)):
            click.echo(f"\n{note}")
