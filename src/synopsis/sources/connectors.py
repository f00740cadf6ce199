"""The connectors by name: each publisher's formats. They are listed here and know no other."""

from collections.abc import Mapping

from synopsis.sources.accession_status import connector as accession_status
from synopsis.sources.card import Card, Resource
from synopsis.sources.errors import CardError
from synopsis.sources.frontex_detections import connector as frontex_detections
from synopsis.sources.published_figures import connector as published_figures
from synopsis.sources.reading import Format
from synopsis.sources.report_references import connector as report_references
from synopsis.sources.un_population import connector as un_population
from synopsis.sources.world_bank import connector as world_bank

CONNECTORS: Mapping[str, Mapping[str, Format]] = {
    "accession_status": accession_status.FORMATS,
    "frontex_detections": frontex_detections.FORMATS,
    "published_figures": published_figures.FORMATS,
    "report_references": report_references.FORMATS,
    "un_population": un_population.FORMATS,
    "world_bank": world_bank.FORMATS,
}


def format_of(card: Card, resource: Resource) -> Format:
    """The format that reads a resource; an error where the connector has none of that name."""
    formats = CONNECTORS.get(card.connector, {})
    if resource.format not in formats:
        raise CardError(
            f"the connector '{card.connector}' has no format '{resource.format}'",
            where=f"the source card {card.id}",
            remedy=f"use one of {', '.join(sorted(formats)) or ', '.join(sorted(CONNECTORS))}",
        )
    return formats[resource.format]
