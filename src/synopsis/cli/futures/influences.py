"""The command `influences`: the cited influence map, its loops, and how surely they close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from synopsis.cli.desk import Desk, show_json, show_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synopsis.landscape import influences

_SHOWN = 12


@click.command("influences")
@click.option("--coding", default="core", show_default=True, metavar="NAME",
              help="Which phrases count as one concept: plain, close, fine, clusters, framework "
              "or core.")  # fmt: skip
@click.option("--loops", "with_loops", is_flag=True, help="Loops, and how surely each closes.")
@click.option("--from", "source", metavar="CONCEPT", help="Only what this concept acts on.")
@click.option("--to", "target", metavar="CONCEPT",
              help="Only what acts on this; with --from, the paths between.")  # fmt: skip
@click.option("--switch", "doubts", multiple=True, metavar="DOUBT",
              help="Take a doubt of the coding the other way; may be given again.")  # fmt: skip
@click.option("--enablers", is_flag=True, help="With what multiplies the causes.")
@click.option("--draws", default=1000, show_default=True, type=click.IntRange(1, 100_000),
              help="Defensible codings that a loop is tried in.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def influences_command(desk: Desk, /, **options: Any) -> None:  # noqa: ANN401
    """Show what drives what by the region's report: signed links, each with its lines.

    A coding says which phrases count as one concept. Loops, paths and places in a row are told
    with the share of defensible codings in which they survive.

    \b
    Example:
      synopsis -w demo influences --to conflict
      synopsis -w demo influences --loops
      synopsis -w demo influences --from organised_crime --to conflict
    """
    from synopsis.landscape import influences  # heavy: only when used

    found, coding = influences.load_influences(desk.view().profile), options["coding"]
    if options["enablers"]:
        found = found.with_enablers()
    if options["doubts"]:
        found = found.reread(coding, options["doubts"])
    graph = influences.coded(found, coding)
    for end in filter(None, (options["source"], options["target"])):
        if end not in graph.concepts:
            known = ", ".join(graph.concepts)
            raise click.BadParameter(f"there is no concept '{end}'; use one of {known}")
    if options["with_loops"]:
        loops = influences.robust_loops(found, coding, draws=options["draws"])
        _show_loops(graph, loops, as_json=options["as_json"])
    elif options["source"] and options["target"]:
        search = influences.paths(graph, options["source"], options["target"])
        paths = influences.robust_paths(found, coding, search, draws=options["draws"])
        _show_paths(graph, paths, as_json=options["as_json"])
    else:
        _show_links(graph, options)


def _show_links(graph: influences.Graph, options: dict[str, Any]) -> None:
    links = [
        one for one in graph.links
        if options["source"] in (None, one.source) and options["target"] in (None, one.target)
    ]  # fmt: skip
    if options["as_json"]:
        show_json(_links_record(graph, links))
        return
    show_table(
        ("source", "", "target", "said", "lines of the report"),
        [(one.source, one.sign.value + ("!" if one.is_disputed else ""), one.target,
          one.strength.value, "; ".join(one.lines)) for one in links],
    )  # fmt: skip
    click.echo(
        f"\n{len(links)} links of the coding '{graph.coding}', of {_said(graph)} in the report; "
        "! the report also says the opposite"
    )
    if graph.unplaced:
        click.echo(f"{len(graph.unplaced)} phrases fit no concept of this coding")


def _said(graph: influences.Graph) -> str:
    known = {one.id for link in (*graph.links, *graph.inward) for one in link.influences}
    return f"{len(known | {one.id for one in graph.apart})} influences"


def _links_record(graph: influences.Graph, links: list[influences.CodedLink]) -> dict[str, Any]:
    return {
        "coding": graph.coding,
        "concepts": [
            {"id": one.id, "name": one.name, "layer": one.layer.value, "trend": one.trend,
             "more": one.more.value, "exogenous": one.is_exogenous, "contested": one.is_contested}
            for one in graph.concepts.values()
        ],
        "links": [
            {"source": one.source, "target": one.target, "sign": one.sign.value,
             "strength": one.strength.value, "disputed": one.is_disputed,
             "influences": [said.id for said in one.influences], "lines": list(one.lines),
             "references": list(one.references)}
            for one in links
        ],
        "not_placed": list(graph.unplaced),
    }  # fmt: skip


def _show_loops(graph: influences.Graph, loops: influences.RobustLoops, *, as_json: bool) -> None:
    from synopsis.landscape import influences  # heavy: only when used

    if as_json:
        show_json({
            "coding": graph.coding,
            "longest": loops.search.longest,
            "complete": loops.search.is_complete,
            "codings": loops.closing.draws,
            "closing": loops.closing.share,
            "loops": [
                {"concepts": list(one.loop.concepts), "kind": one.loop.kind.value,
                 "survives": one.robust.share, "told": influences.told(one.loop, graph)}
                for one in loops.found
            ],
        })  # fmt: skip
        return
    click.echo(
        f"{len(loops.found)} loops of up to {loops.search.longest} links; in "
        f"{loops.closing.share:.0%} of {loops.closing.draws:,} defensible codings some loop closes"
    )
    for one in loops.found[:_SHOWN]:
        click.echo(f"\n{one.robust.share:.0%}  {' -> '.join(one.loop.concepts)} -> ...")
        click.echo(f"  {influences.told(one.loop, graph)}")
    if len(loops.found) > _SHOWN:
        click.echo(f"\n{len(loops.found) - _SHOWN} more; --json gives all")


def _show_paths(
    graph: influences.Graph, paths: Sequence[influences.RobustPath], *, as_json: bool
) -> None:
    from synopsis.landscape import influences  # heavy: only when used

    if as_json:
        show_json([
            {"concepts": list(one.path.concepts), "sign": one.path.sign.value,
             "survives": one.robust.share, "told": influences.told(one.path, graph)}
            for one in paths
        ])  # fmt: skip
        return
    for one in paths[:_SHOWN]:
        click.echo(f"{one.robust.share:.0%}  {influences.told(one.path, graph)}")
    if not paths:
        click.echo("no path leads from one to the other")
