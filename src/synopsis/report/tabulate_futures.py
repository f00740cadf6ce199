"""The tables of the futures in the data package: scenarios, choices, what-ifs and levers."""

from collections.abc import Iterator

from synopsis.landscape import futures
from synopsis.report.data import Cell, Column, Kind, Table
from synopsis.report.futures_choices import CHOICES, choice_value
from synopsis.report.futures_words import goals, survival
from synopsis.report.material import Material

_T, _N, _I, _B = Kind.TEXT, Kind.NUMBER, Kind.INTEGER, Kind.TRUTH
_BASIS = (
    Column("basis", _T, "what draws stand for: readings of the report, ratings of experts, or "
           "SYNTHETIC ratings"),
    Column("draws", _I, "how many draws", "draws"),
)  # fmt: skip
_SHARES = (
    Column("share", _N, "share of draws; uncalibrated, no probability"),
    Column("low", _N, "lower end of its interval (Wilson, 95 %)"),
    Column("high", _N, "upper end of its interval"),
)


def futures_tables(material: Material) -> tuple[Table, ...]:
    """What the model of the landscape gives; nothing where the region has none."""
    found = material.model
    if found is None:
        return ()
    return (
        _scenarios(found),
        _parts(found),
        _choices(found),
        _what_if(found),
        _what_if_shares(found),
        _levers(found),
    )


def _basis(found: futures.Futures) -> tuple[Cell, Cell]:
    draws = found.disagreement.draws
    return draws.basis.value, len(draws.amounts)


def _scenarios(found: futures.Futures) -> Table:
    columns = (
        Column("scenario", _T, "its letter"),
        Column("title", _T, "what kind of future it is"),
        Column("score", _I, "total score: its balances added up"),
        Column("starts", _N, "share of random starts that come to rest in it"),
        Column("is_complete", _B, "it is proven that there are no other scenarios"),
        *_BASIS,
        *_SHARES,
    )
    rows = tuple(
        (one.id, one.title, one.score, weight, found.listed.complete, *_basis(found),
         share.value, share.low, share.high)
        for one, weight in zip(found.scenarios, found.weights, strict=True)
        for share in (survival(found, one),)
    )  # fmt: skip
    return Table("scenarios", "Scenarios", "Every consistent scenario of the model; the share is "
                 "of draws that hold one like it.", columns, rows, ("scenario",))  # fmt: skip


def _parts(found: futures.Futures) -> Table:
    columns = (
        Column("scenario", _T, "its letter"),
        Column("concept", _T, "identifier of the concept"),
        Column("variant", _T, "what it is in the scenario"),
        Column("turn", _T, "which way that is for security"),
        Column("balance", _I, "what speaks for it, all taken together"),
        Column("lead", _I, "over the best rival; empty: held as a condition"),
        Column("source", _T, "what speaks; rest: the choice that things stay as they are"),
        Column("source_variant", _T, "what the source is in the scenario"),
        Column("amount", _I, "by how much it speaks for or against"),
        Column("influences", _T, "links of the report behind it, by their ids"),
    )
    return Table("scenario_parts", "Why scenarios hold", "What speaks for and against each part; "
                 "the amounts make the balance, the balances of a scenario its score.", columns,
                 tuple(_rows_of_parts(found)), ("scenario", "concept", "source"))  # fmt: skip


def _rows_of_parts(found: futures.Futures) -> Iterator[tuple[Cell, ...]]:
    for scenario in found.scenarios:
        for part in scenario.parts:
            head: tuple[Cell, ...] = (scenario.id, part.concept.id, part.variant, part.turn.value,
                                      part.balance, part.lead)  # fmt: skip
            yield (*head, "rest", None, part.rest, None)
            for one in part.supports:
                cited = dict.fromkeys(said.id for link in one.links for said in link.influences)
                yield (*head, one.source, one.variant, one.amount, " ".join(cited))


def _choices(found: futures.Futures) -> Table:
    columns = (
        Column("choice", _T, "its name in the card of the model"),
        Column("value", _T, "what was chosen"),
        Column("reason", _T, "why; empty: none is written"),
    )
    choices = found.landscape.choices
    rows = [(name, choice_value(choices, name), choices.reasons.get(name)) for name in CHOICES]
    rows += [
        (f"rest {rest}", f"{many} scenarios", "what another value of rest would give")
        for rest, many in found.others
    ]
    return Table("futures_choices", "Choices of the model", "Every choice between the influence "
                 "map and the scenarios.", columns, tuple(rows), ("choice",))  # fmt: skip


def _what_if(found: futures.Futures) -> Table:
    columns = (
        Column("supposed", _T, "the concepts that are held otherwise than now"),
        Column("step", _I, "place in the order of changes, no measure of time"),
        Column("concept", _T, "identifier of the concept that changes"),
        Column("before", _T, "what it was"),
        Column("after", _T, "what it becomes"),
        Column("turn", _T, "which way that is for security"),
        Column("gain", _I, "by how much more speaks for what it becomes"),
        Column("carried_by", _T, "the concepts that carry the change, most first"),
        Column("influences", _T, "links of the report behind them, by their ids"),
    )
    rows = tuple(
        (" ".join(supposed.clamps), one.step, one.concept.id, one.before, one.after,
         one.turn.value, one.gain, " ".join(own.source for own in one.carried),
         " ".join(dict.fromkeys(said.id for own in one.carried for link in own.links
                                for said in link.influences)))
        for supposed in found.triggers
        for one in supposed.changes
        if not one.is_imposed
    )  # fmt: skip
    return Table("what_if_changes", "What triggers set off", "The changes that follow from now "
                 "where a trigger grows worse, in order.", columns, rows)  # fmt: skip


def _what_if_shares(found: futures.Futures) -> Table:
    columns = (
        Column("supposed", _T, "the concepts that are held otherwise than now"),
        Column("concept", _T, "identifier of the concept"),
        Column("turn", _T, "better or worse"),
        *_BASIS,
        *_SHARES,
    )
    rows = tuple(
        (" ".join(supposed.clamps), one.concept.id, turn, *_basis(found), share.value, share.low,
         share.high)
        for supposed in found.triggers
        for one in supposed.moved
        for turn, share in (("worse", one.worse), ("better", one.better))
    )  # fmt: skip
    return Table("what_if_shares", "How surely triggers move things", "In what share of draws "
                 "each concept turns.", columns, rows, ("supposed", "concept", "turn"))  # fmt: skip


def _levers(found: futures.Futures) -> Table:
    columns = (
        Column("goal", _T, "identifier of the goal"),
        Column("name", _T, "the goal in words"),
        Column("proof", _T, "what is proven over all consistent scenarios"),
        Column("largest", _I, "most measures in a set that was tested", "measures"),
        Column("measures", _T, "a set that leads to the goal from now; empty: none is needed, "
               "none does"),
        *_BASIS,
        *_SHARES,
    )  # fmt: skip
    return Table("leverage", "Leverage", "What is proven for each goal, and the sets of measures "
                 "that lead there from now.", columns, tuple(_rows_of_levers(found)))  # fmt: skip


def _rows_of_levers(found: futures.Futures) -> Iterator[tuple[Cell, ...]]:
    for goal, lever in goals(found):
        head = goal, lever.name, lever.proof.outcome.value, lever.largest
        for one in lever.reached:
            codes = " ".join(own.code for own in one.measures)
            share = one.share
            ends = (share.value, share.low, share.high) if share else (None, None, None)
            yield (*head, codes, *_basis(found), *ends)
        if not lever.reached:
            yield (*head, None, *_basis(found), None, None, None)
