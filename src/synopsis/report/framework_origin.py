"""Origins of what the region's framework says: lines of the report, its notes, public sources."""

from collections.abc import Callable, Mapping

from synopsis.landscape import framework
from synopsis.report.content import OriginEntry, Step
from synopsis.report.framework_text import said
from synopsis.report.likelihood_origin import unscaled
from synopsis.report.material import Material
from synopsis.report.piece import work
from synopsis.vocabulary import Address, Voice, digits, number_at, plain

_REPORT = "published_figures"
_LISTS = ("principles", "history", "conditions", "roles", "data")
_FACTS = ("remit", "founded", "seat")

Found = OriginEntry | None


def _entry(
    material: Material,
    address: Address,
    named: tuple[str, str, Voice],
    grounds: framework.Grounds,
    more: tuple[Step, ...] = (),
) -> OriginEntry:
    """An entry with the steps and inputs that its grounds give."""
    label, shown, voice = named
    known = {one.id: one for one in material.references}
    cited = tuple(dict.fromkeys(_resolved(one, known) for one in grounds.references))
    return OriginEntry(
        address,
        label,
        shown,
        (*_steps(grounds), *more),
        source=_REPORT if grounds.lines and _REPORT in material.cards else "",
        inputs=tuple(number_at("reference", one) for one in cited if one in known),
        voice=voice,
    )


def _resolved(reference: str, known: Mapping[str, object]) -> str:
    """The full reference behind a short form of a note (ibid., cited)."""
    texts = getattr(known.get(reference), "texts", {})
    return str(texts.get("resolves_to") or reference)


def _steps(grounds: framework.Grounds) -> tuple[Step, ...]:
    steps = [Step("Rests on", grounds.basis)]
    if grounds.lines:
        steps.append(Step("Paraphrase", "in our own words, of the region's post-conference report"))
        steps.append(Step("Lines of the report", grounds.lines))
    if source := grounds.source:
        steps += [
            Step("Publisher", source.publisher, Voice.TITLE),
            Step("Title", work(source.title), Voice.TITLE),
            *([Step("Link", source.link, Voice.TITLE)] if source.link else []),
            Step("Grade", f"{source.grade}: {source.grade.meaning}"),
            Step("Read", source.read),
        ]
    if grounds.assessment:
        steps.append(Step("Reasoning", grounds.assessment))
    return tuple(steps)


def _mechanism(material: Material, address: Address, rest: list[str]) -> Found:
    mechanism = material.cooperation.mechanism(rest[0])
    part, key = rest[1], "/".join(rest[2:])
    if part == "name":
        steps = (Step("Kind", mechanism.kind.value),)
        named = (mechanism.short, mechanism.name, Voice.TITLE)
        return _entry(material, address, named, mechanism.remit.grounds, steps)
    if part in (*_FACTS, *_LISTS):
        return _fact(material, address, mechanism, (part, key))
    if part == "members":
        return _member(material, address, mechanism, key)
    topics, tagged = _topics(material, mechanism, part)
    label = f"{mechanism.short}, {part}"
    return _entry(material, address, (label, topics[key].name, Voice.OWN), tagged[key])


def _topics(
    material: Material, mechanism: framework.Mechanism, part: str
) -> tuple[Mapping[str, framework.Topic], Mapping[str, framework.Grounds]]:
    if part == "threats":
        return {one.id: one for one in material.cooperation.threats}, mechanism.threats
    return {one.id: one for one in material.cooperation.functions}, mechanism.functions


def _fact(
    material: Material, address: Address, mechanism: framework.Mechanism, at: tuple[str, str]
) -> OriginEntry:
    part, key = at
    found = getattr(mechanism, part)
    fact = next(one for one in found if one.id == key) if part in _LISTS else found
    shown = plain(said(fact, address, material.stated))
    return _entry(material, address, (f"{mechanism.short}, {part}", shown, Voice.OWN), fact.grounds)


def _member(
    material: Material, address: Address, mechanism: framework.Mechanism, code: str
) -> OriginEntry:
    one = next(one for one in mechanism.members if one.place.code == code)
    voice = Voice.TITLE if one.instrument else Voice.OWN
    steps = (
        Step("Since", one.since_words or "not known"),
        Step("Instrument", one.instrument or "not known", voice),
    )
    label = f"{material.region.name(one.place)} and {mechanism.short}"
    return _entry(material, address, (label, one.words, Voice.OWN), one.grounds, steps)


def _alias(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    alias = next(one for one in material.cooperation.aliases if one.id == rest[0])
    meant = material.cooperation.mechanism(alias.mechanism)
    where = f"lines {alias.lines} of the report" if alias.lines else "not in the report"
    steps = [Step("Stands for", meant.name, Voice.TITLE), Step("Kind", alias.kind.value)]
    steps += [Step("Note", alias.note)] if alias.note else []
    source = _REPORT if alias.lines and _REPORT in material.cards else ""
    return OriginEntry(
        address,
        f"Spelling, {where}",
        alias.spelling,
        (*steps, Step("Kept", "the text that holds it stays as it is")),
        source=source,
        voice=Voice.QUOTE,
    )


def _topic(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    kind, wanted = rest
    topic = next(one for one in getattr(material.cooperation, kind) if one.id == wanted)
    label = f"{kind}: {topic.name}"
    return _entry(material, address, (label, topic.about or topic.name, Voice.OWN), topic.grounds)


def _trigger(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    one = next(one for one in material.cooperation.triggers if one.id == rest[0])
    named = (f"Trigger: {one.name}", one.base.value, Voice.OWN)
    return _entry(material, address, named, one.grounds, unscaled(one.words))


def _exogenous(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    one = next(one for one in material.cooperation.exogenous if one.id == rest[0])
    more = (Step("By which triggers", f"our assessment: {one.reasoning}"),)
    named = ("Event from outside that may be turned into local tension", one.name, Voice.OWN)
    return _entry(material, address, named, one.grounds, more)


def _hypothesis(material: Material, address: Address, rest: list[str]) -> OriginEntry:
    one = next(one for one in material.cooperation.hypotheses if one.id == rest[0])
    verdict = framework.weigh(one, material.picture.stated, material.series)
    entry = _entry(
        material,
        address,
        (one.statement, verdict_text(verdict), Voice.OWN),
        one.grounds,
        (
            Step("Method", "regional Kendall test within economies, joined on economy and year"),
            Step("Why", verdict.why),
            *((Step("Caveat", one.caveat),) if one.caveat else ()),
        ),
    )
    pairs = [
        address
        for pair in verdict.pairs
        for address in (number_at(pair.perceived.id), pair.series.address(pair.measured))
    ]
    return OriginEntry(
        entry.address, entry.label, entry.shown, entry.steps, entry.source,
        inputs=(*entry.inputs, *pairs),
    )  # fmt: skip


def verdict_text(verdict: framework.Verdict) -> str:
    """A verdict with the pairs that it rests on, those that it needs, and the lag."""
    one = verdict.hypothesis
    return (
        f"{verdict.status}; pairs: {digits(len(verdict.pairs))} of at least "
        f"{digits(one.least_pairs)}; lag in years: {digits(one.lag)}"
    )


FRAMEWORK_KINDS: Mapping[str, Callable[[Material, Address, list[str]], Found]] = {
    "mechanism": _mechanism,
    "alias": _alias,
    "topic": _topic,
    "trigger": _trigger,
    "exogenous": _exogenous,
    "hypothesis": _hypothesis,
}
