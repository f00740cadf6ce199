"""Refugee statistics of the United Nations: answers, downloads, re-packagings."""

from collections.abc import Mapping

from synopsis.sources.compiled import COMPILED
from synopsis.sources.reading import Format
from synopsis.sources.table import TABLE
from synopsis.sources.unhcr.answer import next_pages, parse_answers
from synopsis.sources.unhcr.download import parse_download

FORMATS: Mapping[str, Format] = {
    "json": Format("unhcr answers, reader 1", parse_answers, next_pages),
    "download": Format("unhcr download, reader 1", parse_download, is_laid_out=True),
    "compiled": COMPILED,
    "table": TABLE,
}
