"""Incidents in force: what each source lists now, with every incident counted once.

A source's incidents come from one of its resources: the newest that was fetched or read, or else
the one that the region ships. Two lists of one publisher are not laid together, as a re-packaging
may have other ids.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from synopsis.catalog import Receipt, View
from synopsis.evidence import incident
from synopsis.evidence.duplicates import Rules
from synopsis.evidence.duplicates_clusters import Cluster, find_clusters
from synopsis.evidence.duplicates_names import load_towns
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.incident import Incident, read_incident
from synopsis.evidence.incident_kinds import load_kinds
from synopsis.evidence.offer import SHIPPED

if TYPE_CHECKING:
    import ibis


def incidents(view: View) -> "ibis.Table":
    """The rows of incidents in force, each counted once in every source that lists it.

    Twins in two sources both stay: a count is of one source, and would lack them otherwise.
    """
    rows = _rows(view)
    repeated = _repeated(incidents_in_force(view))
    if not repeated:
        return rows
    keys = rows.id.concat("\t", rows.place_code)
    return rows.filter(keys.notin(["\t".join(key) for key in repeated]))


def incidents_in_force(view: View) -> tuple[Cluster, ...]:
    """The incidents of all sources as clusters that count once, with their twins listed."""
    found = [read_incident(row) for row in _rows(view).order_by("id").to_pyarrow().to_pylist()]
    if not found:
        return ()
    kinds = load_kinds(view.profile)
    _check_kinds(found, kinds)
    rules = Rules.of(view.profile.region, kinds, load_towns(view.profile))
    return find_clusters(found, rules)


def _repeated(clusters: Iterable[Cluster]) -> list[tuple[str, str]]:
    """The members of clusters that their own source lists a second time."""
    found: list[tuple[str, str]] = []
    for cluster in clusters:
        met: set[str] = set()
        for member in cluster.members:
            if member.source in met:
                found.append(member.key)
            met.add(member.source)
    return found


def _check_kinds(found: Iterable[Incident], kinds: Iterable[str]) -> None:
    odd = sorted({one.kind for one in found} - set(kinds))
    if odd:
        raise EvidenceError(
            f"the kind of incidents '{odd[0]}' is not in the region's typology",
            where="the region's folder incidents",
            remedy="add it there",
        )


def _rows(view: View) -> "ibis.Table":
    """The rows of the one resource of each source that is in force."""
    rows = view.records(incident.TABLE, incident.COLUMNS)
    receipts = [item for item in view.latest() if incident.TABLE in item.files]
    chosen = {item.source: _family(item) for item in sorted(receipts, key=_precedence)}
    kept = [
        (item.source, item.resource) for item in receipts if _family(item) == chosen[item.source]
    ]
    if len(kept) == len(receipts):
        return rows
    names = ["\t".join(pair) for pair in kept]
    return rows.filter(rows.source_id.concat("\t", rows.resource).isin(names))


def _family(receipt: Receipt) -> str:
    """The resource that a receipt is of; the files of a feed are parts of one."""
    return receipt.resource.partition(".")[0]


def _precedence(receipt: Receipt) -> tuple[object, ...]:
    return (not receipt.url.startswith(f"{SHIPPED}:"), *receipt.standing)
