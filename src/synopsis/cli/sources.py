"""The command `sources`: cards, freshness, rows taken, rows rejected and why."""

import click

from synopsis.cli.desk import Desk, show_json, show_table


@click.command("sources")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
def sources_command(desk: Desk, as_json: bool) -> None:  # noqa: FBT001
    """Say of every source how fresh it is, what was taken, and what was rejected and why.

    \b
    Example:
      synopsis -w demo sources
    """
    from synopsis.evidence import freshness  # heavy: only when used

    found = freshness(desk.view())
    if as_json:
        show_json([
            {"source": one.card.id, "producer": one.card.origin.producer,
             "title": one.card.origin.title, "licence": one.card.origin.licence,
             "access": one.card.access or "open to everybody",
             "folds": {code: place.code for code, place in one.card.folds.items()},
             "grade": str(one.card.grade), "verified": one.card.verified or "never",
             "seen": one.seen, "age_days": one.age_days, "is_stale": one.is_stale,
             "taken": one.taken, "rejected": one.rejected, "reasons": dict(one.reasons)}
            for one in found
        ])  # fmt: skip
        return
    show_table(
        ("source", "grade", "last met", "rows taken", "rejected", "verified", "publication"),
        [
            (one.card.id, str(one.card.grade), _when(one.seen, is_stale=one.is_stale),
             str(one.taken), str(one.rejected), str(one.card.verified or "never"),
             f"{one.card.origin.producer}: {one.card.origin.title}")
            for one in found
        ],
    )  # fmt: skip
    for one in found:
        for reason, count in one.reasons:
            click.echo(f"  {one.card.id}: {count} rows rejected: {reason}")


def _when(seen: object, *, is_stale: bool) -> str:
    if seen is None:
        return "never"
    return f"{str(seen)[:10]}{' (stale)' if is_stale else ''}"
