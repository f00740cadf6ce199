"""Origins of what the region profile itself says: remarks, links, named methods."""

from synopsis.landscape import phrasing
from synopsis.report.content import OriginEntry, Step
from synopsis.report.framework_origin import FRAMEWORK_KINDS
from synopsis.report.futures_origin import FUTURES_KINDS
from synopsis.report.influence_origin import INFLUENCE_KINDS
from synopsis.report.likelihood_origin import unscaled
from synopsis.report.material import Material
from synopsis.vocabulary import Address, plain

_REPORT = "published_figures"


def profile_entry(material: Material, address: Address) -> OriginEntry | None:
    """The explanation of an address inside the profile; none where it is not there."""
    kind, *rest = address.id.split("/")
    explain = {
        "remark": _remark, "link": _link, "method": _method,
        "level": _level, **FRAMEWORK_KINDS, **INFLUENCE_KINDS, **FUTURES_KINDS,
    }.get(kind)  # fmt: skip
    return explain(material, address, rest) if explain else None


def _remark(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    trend_id, kind, index = rest
    trend = next(one for one in material.picture.trends if one.id == trend_id)
    remark = getattr(trend, kind)[int(index)]
    steps = [
        Step("Paraphrase", "in our own words, of the region's post-conference report"),
        Step("Lines of the report", remark.lines),
    ]
    if remark.words:
        steps += unscaled(remark.words)
    return OriginEntry(
        address,
        f"{trend.name}, {kind}",
        plain(phrasing.fill_figures(remark.text, material.stated)),
        tuple(steps),
        source=_REPORT,
    )


def _link(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    names = {trend.id: trend for trend in material.picture.trends}
    trend, other = names[rest[0]], rest[1]
    edges = dict(trend.links)[other]
    text = f"Links stated in the region's report, by their numbers: {', '.join(edges)}"
    other_name = names[other].name if other in names else other
    return OriginEntry(
        address, f"{trend.name} and {other_name}", "stated links", (Step("Links", text),),
        source=_REPORT,
    )  # fmt: skip


def _method(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    choice = material.region.methods[rest[0]]
    kept = {key: value for key, value in choice.items() if key != "reason"}
    return OriginEntry(
        address,
        f"Named choice: {rest[0]}",
        "; ".join(f"{key}: {value}" for key, value in kept.items()),
        (
            Step("Written in", "region.yml of the profile, under methods"),
            Step("Why", str(choice.get("reason", ""))),
        ),
    )


def _level(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    trend, place = rest
    cell = next(
        cell
        for (key, where), cell in material.picture.cells.items()
        if key == trend and where.code == place
    )
    inputs = tuple(reading.level.address for reading in cell.readings if reading.level)
    shown = f"{cell.level.percentile:.0f}" if cell.level else "none"
    name = next(one.name for one in material.picture.trends if one.id == trend)
    label = f"{name}, {material.region.name(cell.place)}, level"
    step = Step("Method", "median of the levels of the indicators that judge")
    return OriginEntry(address, label, shown, (step,), inputs=inputs)
