"""All pages of an edition, in the order in which they are read."""

from synopsis.report.chapters.economy import economy_page
from synopsis.report.chapters.futures import futures_page
from synopsis.report.chapters.gaps import gaps_page
from synopsis.report.chapters.influences import influences_page
from synopsis.report.chapters.leverage import leverage_page
from synopsis.report.chapters.mechanisms import mechanisms_page
from synopsis.report.chapters.methods import methods_page
from synopsis.report.chapters.overview import overview_page
from synopsis.report.chapters.record import record_page
from synopsis.report.chapters.references import references_page
from synopsis.report.chapters.sources import sources_page
from synopsis.report.chapters.tables import tables_page
from synopsis.report.chapters.trend import trend_page
from synopsis.report.chapters.triggers import triggers_page
from synopsis.report.chapters.whatif import whatif_page
from synopsis.report.content import Page
from synopsis.report.material import Material


def write_pages(material: Material) -> tuple[Page, ...]:
    """The overview, a page a trend, a page an economy, and what all of it rests on."""
    return (
        overview_page(material),
        *(trend_page(material, trend) for trend in material.picture.trends),
        *(economy_page(material, place) for place in material.region.places),
        *_landscape(material),
        *([mechanisms_page(material)] if material.cooperation.mechanisms else []),
        *([triggers_page(material)] if material.cooperation.triggers else []),
        gaps_page(material),
        methods_page(material),
        record_page(material),
        sources_page(material),
        *([references_page(material)] if material.references else []),
        tables_page(material),
    )


def _landscape(material: Material) -> tuple[Page, ...]:
    """The landscape as a model, where the region has one."""
    found = material.model
    if found is None:
        return ()
    return (
        influences_page(material, found),
        futures_page(found),
        whatif_page(found),
        *([leverage_page(found)] if found.levers else []),
    )
