"""Recognising: what a file that no card names seems to be, so that leaving it is explained."""

from pathlib import PurePath

from synopsis.sources.archive import is_archive

_BY_NAME = (
    (("license", "licence", "copying", "notice"), "a licence; it measures nothing"),
    (("readme",), "a readme; it measures nothing"),
)
_BY_ENDING = {
    ".md": "a text; documents are not read as figures",
    ".pdf": "a document (PDF); documents are not read as figures",
    ".docx": "a document (DOCX); documents are not read as figures",
    ".conllu": "annotated sentences (CoNLL-U), a corpus and no table of figures",
    ".scw": "a cross-impact matrix (ScenarioWizard), a model and no evidence",
    ".sl": "solutions of a cross-impact model, no evidence",
    ".bif": "a Bayesian network (BIF), a model and no evidence",
    ".dtt": "answers of an expert elicitation, not a published figure",
    ".rls": "realisations of an expert elicitation, not a published figure",
    ".xsd": "a schema; it measures nothing",
    ".sav": "a survey's answers (SPSS); answers are weighted before they are figures",
    ".dta": "a survey's answers (Stata); answers are weighted before they are figures",
    ".gz": "packed by gzip, which is not unpacked; a zip archive would be",
}
_TABLES = {".csv": "CSV", ".tsv": "TSV", ".xlsx": "XLSX", ".parquet": "Parquet"}
_JSON = (
    (b'"Topology"', "outlines (TopoJSON); a map is drawn by them, they measure nothing"),
    (b'"FeatureCollection"', "outlines (GeoJSON); a map is drawn by them, they measure nothing"),
    (b'"$schema"', "a schema (JSON); it measures nothing"),
    (b'"spec_version"', "a report of cyber threats (STIX), which no card reads"),
)


def recognise(name: str, head: bytes) -> str:
    """What a file seems to be, by its name and first bytes, in words that follow `it is`."""
    path = PurePath(name.lower())
    for stems, what in _BY_NAME:
        if path.name.startswith(stems) or path.suffix.removeprefix(".") in stems:
            return what
    if path.suffix in _BY_ENDING:
        return _BY_ENDING[path.suffix]
    if path.suffix in _TABLES:
        return f"a table ({_TABLES[path.suffix]}) that no source card lays out"
    if path.suffix == ".json":
        return _json(head)
    if is_archive(head):
        return "an archive (zip) that no source card names"
    return "of a kind that no connector knows"


def _json(head: bytes) -> str:
    for mark, what in _JSON:
        if mark in head:
            return what
    return "a file of JSON that no source card names"
