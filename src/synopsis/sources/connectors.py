"""The connectors by name: each publisher's formats. They are listed here and know no other."""

from collections.abc import Mapping

from synopsis.sources.accession_status import connector as accession_status
from synopsis.sources.acled import connector as acled
from synopsis.sources.bertelsmann import connector as bertelsmann
from synopsis.sources.card import Card, Resource
from synopsis.sources.errors import CardError
from synopsis.sources.eurostat_asylum import connector as eurostat_asylum
from synopsis.sources.euvsdisinfo import connector as euvsdisinfo
from synopsis.sources.freedom_house import connector as freedom_house
from synopsis.sources.frontex_detections import connector as frontex_detections
from synopsis.sources.gdelt import connector as gdelt
from synopsis.sources.governance_indicators import connector as governance_indicators
from synopsis.sources.mass_mobilization import connector as mass_mobilization
from synopsis.sources.missing_migrants import connector as missing_migrants
from synopsis.sources.published_figures import connector as published_figures
from synopsis.sources.reading import Format
from synopsis.sources.report_references import connector as report_references
from synopsis.sources.survey_estimates import connector as survey_estimates
from synopsis.sources.tables import connector as tables
from synopsis.sources.ucdp_ged import connector as ucdp_ged
from synopsis.sources.un_population import connector as un_population
from synopsis.sources.unhcr import connector as unhcr
from synopsis.sources.vdem import connector as vdem
from synopsis.sources.world_bank import connector as world_bank

CONNECTORS: Mapping[str, Mapping[str, Format]] = {
    "accession_status": accession_status.FORMATS,
    "acled": acled.FORMATS,
    "bertelsmann": bertelsmann.FORMATS,
    "eurostat_asylum": eurostat_asylum.FORMATS,
    "euvsdisinfo": euvsdisinfo.FORMATS,
    "freedom_house": freedom_house.FORMATS,
    "frontex_detections": frontex_detections.FORMATS,
    "gdelt": gdelt.FORMATS,
    "governance_indicators": governance_indicators.FORMATS,
    "mass_mobilization": mass_mobilization.FORMATS,
    "missing_migrants": missing_migrants.FORMATS,
    "published_figures": published_figures.FORMATS,
    "report_references": report_references.FORMATS,
    "survey_estimates": survey_estimates.FORMATS,
    "tables": tables.FORMATS,
    "ucdp_ged": ucdp_ged.FORMATS,
    "un_population": un_population.FORMATS,
    "unhcr": unhcr.FORMATS,
    "vdem": vdem.FORMATS,
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
    found = formats[resource.format]
    if found.is_laid_out:
        return found.bound(resource.layout)
    if resource.layout:
        raise CardError(
            f"the format '{resource.format}' takes no layout",
            where=f"the source card {card.id}",
            remedy="remove the key, or use the connector tables",
        )
    return found
