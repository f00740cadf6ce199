import re
from collections.abc import Iterator

import pytest

from tests.regions.profile import (
    ECONOMIES,
    REGION,
    SLOT,
    TRENDS,
    Card,
    card,
    cards,
    mission,
    origins,
    prose,
    report_lines,
    squeezed,
    table,
)

DIMENSIONS = {dimension["id"] for dimension in card("region.yml")["dimensions"]}
MODALITIES = {"asserted", "likely", "may", "conditional"}
LEVELS = {"person", "community", "economy", "region"}
REMARKS = ("drivers", "evolution", "impact", "measures", "caveats")
UNMEASURED: set[str] = set()
# The report gives no share of citizens on these; their pages say so.
UNPERCEIVED = {"extremism"}
METHODS = {
    "as_published": set(),
    "yearly_sum": set(),
    "stage_at_year_end": set(),
    "per_thousand_people": {"people"},
    "per_hundred_thousand_people": {"people", "sum"},
    "share_of_gdp": {"gdp"},
    "share": {"of"},
    "yearly_growth": set(),
    "per_hundred_thousand_of_year": {"people"},
    "incidents_by_year": {"kinds", "covers"},
    "deaths_by_year": {"covers"},
    "share_of_incidents": {"kinds", "having", "least", "covers"},
    "share_of_counts": {"of", "covers"},
}


def figure_ids() -> set[str]:
    return {row["id"] for row in table("stated_figures")}


def digits_outside_slots(part: Card) -> list[str]:
    return [where for where, text in prose(part) if re.search(r"\d", SLOT.sub("", text))]


def slots(part: Card) -> set[str]:
    return {slot for _, text in prose(part) for slot in SLOT.findall(text)}


def dangling(trend: Card) -> list[str]:
    """References of a trend card that lead nowhere inside the profile."""
    drivers = {driver["id"] for driver in trend["drivers"]}
    indicators = {indicator["id"] for indicator in cards("indicators")}
    found = sorted((slots(trend) | set(trend["perceived"])) - figure_ids())
    found += [
        measure["acts_on"] for measure in trend["measures"] if measure["acts_on"] not in drivers
    ]
    found += [one for one in trend["measured"] if one not in indicators]
    found += [link["trend"] for link in trend["links"] if link["trend"] not in TRENDS]
    return found


def spans(lines: object) -> Iterator[tuple[int, int]]:
    for part in str(lines).split(","):
        first, _, last = part.strip().partition("-")
        yield int(first), int(last or first)


def words_stand(step: Card, lines: list[str]) -> bool:
    """Whether the likelihood words of a forecast are those of its lines."""
    passage = squeezed(
        "".join(line for first, last in spans(step["lines"]) for line in lines[first : last + 1])
    )
    phrases = step["words"].split(";")
    return all(squeezed(phrase).lower() in passage.lower() for phrase in phrases)


def misfits(trend: Card) -> list[str]:
    """Words of a trend card outside their closed sets, and forecasts with an invented date."""
    found = [
        f"modality {step['modality']}"
        for step in trend["evolution"]
        if step["modality"] not in MODALITIES
    ]
    found += [
        f"horizon of {step['text']}"
        for step in trend["evolution"]
        if step["horizon"] is not None or step["resolution"] is not None
    ]
    found += [
        f"no condition in {step['text']}"
        for step in trend["evolution"]
        if step["modality"] == "conditional" and not step.get("condition")
    ]
    for harm in trend["impact"]:
        if harm["dimension"] not in DIMENSIONS or harm["level"] not in LEVELS:
            found.append(f"impact {harm['text']}")
        if harm["path"] not in {"direct", "indirect"}:
            found.append(f"path {harm['path']}")
    return found


def unknown_series(indicator: Card) -> list[str]:
    """Published series that an indicator names and no shipped table holds."""
    method = indicator["method"]
    named = [(indicator["source"], indicator["series"]["indicator"])]
    named += [
        (part["source"], part["indicator"])
        for key, part in method.items()
        if isinstance(part, dict) and key not in {"covers", "since"}
    ]
    return [f"{source}: {series}" for source, series in named if series not in published(source)]


def published(source: str) -> set[str]:
    if source == "published_figures":
        return {row["concept"] for row in table("stated_figures")}
    if source == "accession_status":
        return {"accession_stage"}
    return {row["kind" if "kind" in row else "indicator"] for row in table(source)}


def test_trends_are_the_nine_in_order() -> None:
    trends = cards("trends")
    assert [trend["id"] for trend in trends] == list(TRENDS)
    assert [trend["order"] for trend in trends] == list(range(1, 10))


@pytest.mark.parametrize("trend", cards("trends"), ids=lambda trend: trend["id"])
def test_trend_is_whole(trend: Card) -> None:
    assert all(trend[part] for part in REMARKS)
    assert dangling(trend) == []
    assert misfits(trend) == []
    assert trend["question"].endswith("?")
    assert bool(trend["measured"]) != bool(trend["no_measured_series"])
    assert (trend["id"] in UNMEASURED) == (not trend["measured"])
    assert bool(trend["perceived"]) == (trend["id"] not in UNPERCEIVED)


def test_unmeasured_trend_needs_its_reason() -> None:
    assert {trend["id"] for trend in cards("trends") if trend["no_measured_series"]} == UNMEASURED


@pytest.mark.parametrize("kind", ["trends", "indicators"])
def test_cards_hold_no_digit_outside_references(kind: str) -> None:
    assert [where for part in cards(kind) for where in digits_outside_slots(part)] == []


def test_digit_is_noticed() -> None:
    assert digits_outside_slots({"statement": "About {F001} and 60 percent."}) == ["/statement"]
    assert digits_outside_slots({"drivers": [{"text": "In 2016."}]}) == ["/drivers/0/text"]


def test_dangling_references_are_noticed() -> None:
    trend = card("trends/01-geopolitics.yml")
    trend["perceived"] = ["F999"]
    trend["measured"] = ["happiness"]
    trend["measures"][0]["acts_on"] = "nobody"
    trend["links"][0]["trend"] = "weather"
    trend["statement"] = "{F998}"
    assert dangling(trend) == ["F998", "F999", "nobody", "happiness", "weather"]


def test_misfits_are_noticed() -> None:
    trend = card("trends/01-geopolitics.yml")
    trend["evolution"][0] |= {"modality": "certain", "horizon": "next year"}
    trend["evolution"][3] |= {"condition": None}
    trend["impact"][0] |= {"dimension": "military", "path": "somehow"}
    assert len(misfits(trend)) == 5


def test_links_lead_to_known_edges_and_other_trends() -> None:
    edges = {edge["id"] for edge in mission("edges")}
    for trend in cards("trends"):
        linked = [link["trend"] for link in trend["links"]]
        assert trend["id"] not in linked
        assert len(linked) == len(set(linked))
        assert {edge for link in trend["links"] for edge in link["edges"]} <= edges


def test_remarks_name_lines_of_the_report() -> None:
    lines = report_lines()
    for trend in cards("trends"):
        for remark in (remark for part in REMARKS for remark in trend[part]):
            for first, last in spans(remark["lines"]):
                assert 1 <= first <= last < len(lines)
                assert any(line.strip() for line in lines[first : last + 1])


def test_likelihood_words_stand_in_their_lines() -> None:
    lines = report_lines()
    steps = [step for trend in cards("trends") for step in trend["evolution"]]
    assert [step["text"] for step in steps if not words_stand(step, lines)] == []


@pytest.mark.parametrize("change", [{"words": "almost certainly"}, {"lines": "1-2"}])
def test_hardened_likelihood_is_noticed(change: Card) -> None:
    step = card("trends/05-organised_crime.yml")["evolution"][0]
    assert not words_stand({**step, **change}, report_lines())


@pytest.mark.parametrize("indicator", cards("indicators"), ids=lambda indicator: indicator["id"])
def test_indicator_is_whole(indicator: Card) -> None:
    assert indicator["trend"] in TRENDS
    assert indicator["source"] in {*origins(), "published_figures"}
    assert indicator["concern"] in {"higher", "lower", "neither"}
    assert indicator["kind"] in {"measured", "perceived", "ordinal"}
    assert set(indicator["places"]) <= {REGION, *ECONOMIES}
    assert indicator["caveat"].endswith(".")
    assert indicator["description"].endswith(".")
    own = set(indicator["method"]) - {"name", "zeros", "since"}
    assert own == METHODS[indicator["method"]["name"]]
    assert indicator["scale"] is None or indicator["scale"] in {
        one["id"] for one in cards("scales")
    }
    assert unknown_series(indicator) == []


def test_unknown_series_is_noticed() -> None:
    indicator = card("indicators/net_migration.yml")
    indicator["method"]["people"]["indicator"] = "SP.POP.TOTL"
    indicator["series"]["indicator"] = "SM.POP"
    assert unknown_series(indicator) == ["world_bank: SM.POP", "un_population: SP.POP.TOTL"]


def test_indicators_and_trends_name_each_other() -> None:
    measured = {trend["id"]: set(trend["measured"]) for trend in cards("trends")}
    for indicator in cards("indicators"):
        listed = indicator["id"] in measured[indicator["trend"]]
        assert listed == (indicator["kind"] != "perceived"), indicator["id"]


def test_economies_stand_in_alphabetical_order() -> None:
    for indicator in cards("indicators"):
        places = [place for place in ECONOMIES if place in indicator["places"]]
        assert indicator["places"] in (places, [REGION])
