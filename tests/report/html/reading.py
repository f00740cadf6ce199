"""Reads rendered pages the way a browser does, for tests; it knows nothing of the renderer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})


@dataclass
class Reading(HTMLParser):
    """Text nodes with the elements above them, links, ids and loaded resources of one page."""

    source: str
    texts: list[tuple[str, tuple[tuple[str, dict[str, str]], ...]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.above: list[tuple[str, dict[str, str]]] = []
        self.feed(self.source)
        self.close()
        assert self.above == [], "an element is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self.above.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        self.ids += [values["id"]] if "id" in values else []
        self.origins += [values["data-origin"]] if "data-origin" in values else []
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif "href" in values or "src" in values:
            self.loads.append(values.get("href") or values["src"])

    def handle_endtag(self, tag: str) -> None:
        assert self.above[-1][0] == tag, f"{tag} closes {self.above[-1][0]}"
        self.above.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((data, tuple(self.above)))


def pages(files: Mapping[str, bytes]) -> dict[str, Reading]:
    return {
        name: Reading(content.decode()) for name, content in files.items() if name.endswith(".html")
    }


def naked_numerals(reading: Reading) -> Iterator[str]:
    """Digits in the body that stand in no link to an origin and are of no exempt kind."""
    for text, above in reading.texts:
        tags = {tag for tag, _ in above}
        if "body" in tags and re.search(r"\d", text) and not any(map(_explains, above)):
            yield text.strip()


def _explains(element: tuple[str, dict[str, str]]) -> bool:
    tag, values = element
    is_link = tag == "a" and re.search(r"#[nse]-", values.get("href", "")) is not None
    is_entry = tag == "article" and values.get("id", "").startswith(("n-", "s-"))
    return is_link or is_entry or values.get("data-exempt") == "axis tick"
