"""Gaps: what the picture does not cover, by trend and place, why, and what would close it."""

from itertools import chain

from synopsis.report.content import Block, Grid, Heading, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import words


def gaps_page(material: Material) -> Page:
    """One table a trend; places that share a reason share a row."""
    return Page(
        "gaps",
        words("What the picture does not cover"),
        (
            Paragraph(
                words("Not covered is not zero: these are the places where nobody should read "
                      "the picture as calm."),
                Tone.LEAD,
            ),
            *chain.from_iterable(
                _of_trend(material, trend.id, trend.name) for trend in material.picture.trends
            ),
        ),
        short="Gaps",
        group="Behind the picture",
    )  # fmt: skip


def _of_trend(material: Material, trend: str, name: str) -> tuple[Block, ...]:
    measures = {one.indicator.id: one.indicator.name for one in material.series}
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for gap in material.picture.gaps:
        if gap.trend == trend:
            what = measures.get(gap.indicator, gap.indicator.replace("_", " ") or "any measure")
            key = (what, f"{gap.reach.value}: {gap.why}", gap.remedy)
            grouped.setdefault(key, []).append(material.region.name(gap.place))
    if not grouped:
        return ()
    rows = tuple(
        (words(what), words(", ".join(dict.fromkeys(places))), words(why), words(remedy))
        for (what, why, remedy), places in grouped.items()
    )
    return (
        Heading(words(name), 2, f"gaps-{trend}"),
        Grid(
            f"gaps-table-{trend}",
            words(f"Gaps: {name}"),
            (words("What"), words("Where"), words("Why"), words("What would close it")),
            rows,
            (False, False, False, False),
        ),
    )
