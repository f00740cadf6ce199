"""Drawing through the cache: a specification is drawn once, whoever asks again."""

import hashlib
import json
from collections import defaultdict
from threading import Lock

from synopsis.catalog import View
from synopsis.report.charts import Draw, Specification, drawn


def cached_draw(view: View, draw: Draw) -> Draw:
    """Draw with the view's cache between; the key is the specification and the form.

    Faces drawn side by side ask for the same charts: each is drawn once, by whoever comes first.
    What is a drawing already is kept nowhere.
    """
    locks: defaultdict[str, Lock] = defaultdict(Lock)

    def draw_once(specification: Specification, form: str) -> bytes:
        if form == "svg" and "svg" in specification:
            return drawn(specification, form)
        text = json.dumps(specification, sort_keys=True, ensure_ascii=False)
        key = f"chart {form} {hashlib.sha256(text.encode()).hexdigest()}"
        with locks[key]:
            found = view.cache.read(key)
            if found is None:
                found = draw(specification, form)
                view.cache.save(key, found)
        return found

    return draw_once
