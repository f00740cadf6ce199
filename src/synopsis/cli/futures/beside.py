"""What `whatif` shows beside the cascade when asked: carrying links, and spreading by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synopsis.landscape import futures

_SHOWN = 12


def beside(
    landscape: futures.Landscape, carried: futures.Trace | None, spread: futures.Spread | None
) -> list[str]:
    """Lines of what was asked for; nothing where it was not."""
    lines = []
    if carried is not None:
        lines.append(f"\nLinks without which the scenarios change less ({carried.tried} of "
                     f"{carried.able} links dropped in turn):")  # fmt: skip
        lines += [
            f"  {landscape.names[one.shift.descriptor]}: " + "; ".join(
                f"{landscape.names[link.source]} -> {landscape.names[link.target]} carries "
                f"{link.carried:.0%}{' (most of it stays without)' if link.persists else ''}"
                for link in one.links
            )
            for one in carried.carried[:_SHOWN] if one.links
        ] or ["  the list of scenarios does not change"]  # fmt: skip
        if carried.undone:
            lines.append(f"  {len(carried.undone)} links could not be judged: without them a side "
                         "has no scenario or no complete list")  # fmt: skip
    if spread is not None:
        state = "" if spread.is_mixed else "; the two halves of the chains differ, so not settled"
        times = ", ".join(f"{time:,}" for time in spread.times)
        lines.append(f"\nBy chance at beta {spread.beta:g}, worse after {times} sweeps{state}:")
        lines += [
            f"  {landscape.names[code]}: {', '.join(f'{share:.0%}' for share in shares)}"
            for code, shares in spread.worse.items()
        ]
    return lines


def beside_record(carried: futures.Trace | None, spread: futures.Spread | None) -> dict[str, Any]:
    """The same as JSON knows it."""
    record: dict[str, Any] = {}
    if carried is not None:
        record["carried"] = [
            {"descriptor": one.shift.descriptor,
             "links": [{"source": link.source, "target": link.target, "left": link.left}
                       for link in one.links]}
            for one in carried.carried
        ]  # fmt: skip
    if spread is not None:
        record["spread"] = {
            "beta": spread.beta, "calibrated": False, "mixed": spread.is_mixed,
            "sweeps": list(spread.times),
            "worse": {code: list(shares) for code, shares in spread.worse.items()},
        }  # fmt: skip
    return record
