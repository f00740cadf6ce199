"""The columns of GDELT's event tables, which have no header, by the publisher's codebooks.

GDELT Event Codebook 2.0 (61 columns) and GDELT Data Format Codebook 1.0 (57 columns; daily files
since April 2013 add the address of the article as the 58th).
"""

_EVENT = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_ACTION = (
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_ADDED = ("DATEADDED", "SOURCEURL")


def _columns(geo: tuple[str, ...]) -> tuple[str, ...]:
    actors = (f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR)
    places = (f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in geo)
    return (*_EVENT, *actors, *_ACTION, *places, *_ADDED)


EVENTS = _columns(_GEO)
EVENTS_1 = _columns(tuple(name for name in _GEO if name != "ADM2Code"))
