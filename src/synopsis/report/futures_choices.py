"""The choices of the model, as they are shown wherever its results are."""

from synopsis.landscape import futures

CHOICES = ("coding", "strengths", "layers", "joined", "scale", "rest", "triggers", "enablers",
           "draws", "beta", "alike")  # fmt: skip


def choice_value(choices: futures.Choices, name: str) -> str:
    """What was chosen, in short."""
    if name == "strengths":
        return "; ".join(f"{word} {one.value} ({one.low} to {one.high})"
                         for word, one in choices.strengths.items())  # fmt: skip
    if name == "layers":
        return "; ".join(f"{word}: {', '.join(one.variants)}"
                         for word, one in choices.layers.items())  # fmt: skip
    if name == "triggers":
        return "held as now until asked"
    if name == "enablers":
        return "shown apart"
    return str(getattr(choices, name))
