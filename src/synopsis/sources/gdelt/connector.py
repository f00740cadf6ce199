"""GDELT's event tables, 2.0 and 1.0: tab-separated, no header, no quoting, zipped one by one.

Every column is kept as text as published, since event codes begin with zeros. Places are FIPS
10-4, which is not ISO: RS is Russia there, and BA is Bahrain.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from synopsis.sources.errors import UnreadableError
from synopsis.sources.feed import Feed, Listed, reading_of
from synopsis.sources.gdelt.columns import EVENTS, EVENTS_1
from synopsis.sources.reading import Format, Reading

_LIST_MAX = 64 << 20
_LISTED = re.compile(r"(\d{1,12}) ([0-9a-f]{32}) (https?://[^\s?#]+)")
_EXPORT = re.compile(r"/\d{14}\.export\.CSV\.zip")


def read_list(data: bytes) -> tuple[Listed, ...]:
    """The event files of a list such as lastupdate.txt: lines of size, MD5 and address."""
    lines = data[:_LIST_MAX].decode("ascii", "replace").splitlines()
    matches = [_LISTED.fullmatch(line.strip()) for line in lines if line.strip()]
    found = tuple(
        Listed(match[3], int(match[1]), match[2])
        for match in matches
        if match and _EXPORT.search(match[3])
    )
    if not found:
        raise UnreadableError(
            "the list of files names no table of events",
            remedy="look at the address in a browser: the publisher may have changed it",
        )
    return found


_FEED = Feed(
    table="events",
    columns=EVENTS,
    fewest=len(EVENTS),
    key="GLOBALEVENTID",
    place="ActionGeo_CountryCode",
    day="SQLDATE",
    kind="EventRootCode",
    counts=("NumMentions", "NumSources", "NumArticles"),
    tone="AvgTone",
    added="DATEADDED",
    kin={
        11: "GDELT's daily knowledge graph, which names themes and persons and is not read",
        16: "GDELT's table of mentions, which are counted in the events already",
        27: "GDELT's knowledge graph, which names themes and persons and is not read",
        57: "a table of events of GDELT 1.0",
        58: "a table of events of GDELT 1.0",
        61: "a table of events of GDELT 2.0",
    },
    listed=read_list,
    various=frozenset(
        name
        for name in EVENTS
        if name in ("GLOBALEVENTID", "AvgTone", "SOURCEURL")
        or name.endswith(("Geo_FullName", "Geo_ADM2Code", "Geo_Lat", "Geo_Long", "Geo_FeatureID"))
    ),
)
_FEED_1 = replace(_FEED, columns=EVENTS_1, fewest=len(EVENTS_1) - 1, listed=None)


def parse_events(data: bytes, _: Any) -> Reading:  # noqa: ANN401
    """Read a small table of events of GDELT 2.0 in memory; large ones are read as a feed."""
    return reading_of(_FEED, data)


def parse_events_1(data: bytes, _: Any) -> Reading:  # noqa: ANN401
    """Read a small table of events of GDELT 1.0 in memory; large ones are read as a feed."""
    return reading_of(_FEED_1, data)


FORMATS: Mapping[str, Format] = {
    "events": Format("gdelt events, reader 2", parse_events, feed=_FEED),
    "events_1": Format("gdelt events of the first version, reader 2", parse_events_1, feed=_FEED_1),
}
