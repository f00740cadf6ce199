"""The first page: what changed, the few findings that matter, and the picture at one glance."""

from collections.abc import Iterable
from dataclasses import replace

from synopsis.landscape import Finding
from synopsis.report.chapters.contradiction import contradiction_items
from synopsis.report.chapters.warned import waiting
from synopsis.report.content import Block, Heading, Items, Page, Paragraph, Signature, Tone
from synopsis.report.material import Material
from synopsis.report.prose import capital, first_sentence, joined, source_name, words
from synopsis.report.trail import told
from synopsis.vocabulary import Span

_FEW = 6
_MOST = 12


def overview_page(material: Material) -> Page:
    """One page to act on."""
    region = material.region.name(material.region.place)
    return Page(
        "index",
        words(f"{region}: the security picture"),
        (
            *_lead(),
            *_synthetic(material),
            *_findings(material),
            *waiting(material),
            signature(material),
            *_changed(material),
            *_conflicts(material),
            *_perceived(material),
        ),
        short="Overview",
        group="",
    )


def _lead() -> tuple[Block, ...]:
    return (
        Paragraph(
            words(
                "What published figures and surveys say of the region's emerging security trends, "
                "economy by economy: how things stand, which way they move, what people perceive, "
                "and what nobody has measured. Every number opens its origin."
            ),
            Tone.LEAD,
        ),
    )


def _synthetic(material: Material) -> tuple[Block, ...]:
    """A word at the head of an edition that holds shares which nobody was asked for."""
    if not any(one.indicator.is_synthetic for one in material.series):
        return ()
    return (
        Paragraph(
            words(
                "SYNTHETIC: this edition holds shares of a survey that the simulator made to try "
                "this software. They are marked so wherever they stand, and say nothing about any "
                "economy; what is measured and published beside them is real."
            ),
            Tone.CAVEAT,
        ),
    )


def few(findings: Iterable[Finding], most: int = _FEW, same: int = 2) -> tuple[Finding, ...]:
    """The weightiest findings: one of a trend and place, and of one trend `same` at the most."""
    kept: list[Finding] = []
    for finding in findings:
        others = [one for one in kept if one.trend == finding.trend]
        has_twin = any(one.place == finding.place for one in others)
        if finding.weight > 0 and len(others) < same and not has_twin:
            kept.append(finding)
    return tuple(kept[:most])


def finding_items(findings: Iterable[Finding]) -> tuple[Paragraph, ...]:
    """Findings as they are printed in a list; a caveat stands with the first that it belongs to."""
    told: set[str] = set()
    items = []
    for finding in findings:
        is_told = finding.caveat in told
        items.append(finding_paragraph(replace(finding, caveat="") if is_told else finding))
        told.add(finding.caveat)
    return tuple(items)


def finding_paragraph(finding: Finding) -> Paragraph:
    """A finding as it is printed everywhere: sentence, confidence, citations, reason, caveat."""
    reason = f"{capital(finding.reason)}."
    return Paragraph(
        finding.sentence,
        Tone.FINDING,
        confidence=finding.confidence,
        cites=finding.rests_on[:1],
        margin=words(f"{reason} {first_sentence(finding.caveat)}".strip()),
        page=f"trend-{finding.trend}" if finding.trend else "",
    )


def _findings(material: Material) -> tuple[Block, ...]:
    chosen = few(material.picture.findings)
    if not chosen:
        empty = "No finding yet: gather sources, then build again."
        return (Heading(words("Findings that matter"), 2, "findings"),
                Paragraph(words(empty), Tone.EMPTY))  # fmt: skip
    return (
        Heading(words("Findings that matter"), 2, "findings"),
        Items(finding_items(chosen)),
    )


def signature(material: Material) -> Signature:
    """The picture of all trends by economies."""
    region = material.region.name(material.region.place)
    return Signature(
        "picture",
        words(f"The {region} at a glance: trends by economies"),
        words(
            "Level: where the newest value stands in the series' own history, turned towards "
            "concern. Arrow: direction of the last years with its interval as the opening. Open "
            "dot: what people perceive. Hatched: not covered."
        ),
        "A table of small pictures, one row for each trend and one column for each economy and "
        "the region; the table behind it says the same in words.",
        material.picture,
        material.region,
        _sources_named(material),
    )


def _sources_named(material: Material) -> tuple[Span, ...]:
    synthetic = {one.indicator.source for one in material.series if one.indicator.is_synthetic}
    cards = {
        card.origin.producer: card.id
        for card in material.cards.values()
        if card.id not in synthetic
    }
    names = ((source_name(name, cards[name]),) for name in sorted(cards))
    return (Span("Sources: "), *joined(names, "; "), Span("."))


def _perceived(material: Material) -> tuple[Block, ...]:
    region = material.region.place
    found: dict[str, Finding] = {}
    for finding in material.picture.findings:
        if finding.is_stated and finding.place == region and finding.trend:
            found.setdefault(finding.trend, finding)
    if not found:
        return ()
    return (
        Heading(words("What citizens say"), 2, "citizens"),
        Paragraph(
            words("The first stated share of each trend; the rest are on its page."), Tone.NOTE
        ),
        Items(tuple(finding_paragraph(finding) for finding in found.values())),
    )


def _changed(material: Material) -> tuple[Block, ...]:
    head = Heading(words("What changed since the last edition"), 2, "changes")
    if material.previous is None:
        first = "This is the first edition in this workspace; there is nothing to compare it with."
        return head, Paragraph(words(first), Tone.EMPTY)
    now = {finding.id: finding for finding in material.picture.findings}
    before = material.previous
    changed = [one for key, one in now.items() if before.get(key) != told(one)]
    gone = [key for key in before if key not in now]
    if not changed and not gone:
        same = "No finding differs from the edition before."
        return head, Paragraph(words(same), Tone.NOTE)
    blocks: list[Block] = [head, Items(tuple(map(finding_paragraph, changed[:_MOST])))]
    if len(changed) > _MOST:
        blocks.append(Paragraph(words("More have changed; the data has them all."), Tone.NOTE))
    if gone:
        blocks.append(
            Paragraph(words("Some findings of the edition before no longer hold; see the data."),
                      Tone.CAVEAT)
        )  # fmt: skip
    return tuple(blocks)


def _conflicts(material: Material) -> tuple[Block, ...]:
    items = contradiction_items(material)
    if not items:
        return ()
    return (
        Heading(words("Figures that need a person's decision"), 2, "contradictions"),
        Paragraph(
            words("Each is kept as it was stated; a person must say which words hold, and why."),
            Tone.NOTE,
        ),
        Items(items),
    )
