"""The look of a workbook: one ink, one accent, tabular figures, doubt in words and in pattern."""

from dataclasses import dataclass
from typing import Any

from synopsis.report.palette import LIGHT

_FONT = {"font_name": "Liberation Sans", "font_size": 9, "font_color": LIGHT.ink}
_SMALL = {**_FONT, "font_size": 8, "font_color": LIGHT.soft}
# A sign in a cell without a number, on bare paper: shade is for a low base alone.
_SIGN = {"italic": True, "align": "center", "valign": "top"}


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook, by their use."""

    title: Any
    warning: Any
    text: Any
    small: Any
    link: Any
    head: Any
    block: Any
    letter: Any
    question: Any
    label: Any
    label_small: Any
    share: Any
    share_low: Any
    mean: Any
    count: Any
    decimal: Any
    interval: Any
    letters: Any
    hidden: Any
    flag: Any

    @classmethod
    def of(cls, workbook: Any) -> "Styles":  # noqa: ANN401  # XlsxWriter publishes no types
        """The formats, made in a workbook."""

        def made(*parts: dict[str, Any]) -> Any:  # noqa: ANN401  # as above
            whole: dict[str, Any] = {}
            for part in parts:
                whole |= part
            return workbook.add_format(whole)

        right = {"align": "right", "valign": "top"}
        wrap = {"text_wrap": True, "valign": "top"}
        low = {"bg_color": LIGHT.mark}
        return cls(
            title=made(_FONT, {"bold": True, "font_size": 14}),
            warning=made(_FONT, {"bold": True, "bg_color": LIGHT.mark}),
            text=made(_FONT, wrap),
            small=made(_SMALL, wrap),
            link=made(_FONT, {"font_color": LIGHT.accent, "underline": 1, "valign": "top"}),
            head=made(
                _FONT, {"bold": True, "align": "center", "text_wrap": True, "valign": "bottom"}
            ),
            block=made(_FONT, {"bold": True, "align": "center", "bottom": 1, "text_wrap": True}),
            letter=made(_SMALL, {"align": "center", "bottom": 1}),
            question=made(_FONT, {"bold": True, "font_size": 11, "top": 2}, wrap),
            label=made(_FONT, wrap),
            label_small=made(_SMALL, {"indent": 1, "valign": "top"}),
            share=made(_FONT, right, {"num_format": "0%", "bold": True}),
            share_low=made(_FONT, right, low, {"num_format": "0%"}),
            mean=made(_FONT, right, {"num_format": "0.00", "bold": True}),
            count=made(_FONT, right, {"num_format": "#,##0"}),
            decimal=made(_FONT, right, {"num_format": "#,##0.0"}),
            interval=made(_SMALL, right),
            letters=made(_FONT, right, {"font_color": LIGHT.accent}),
            hidden=made(_SMALL, _SIGN),
            flag=made(_SMALL, low, {"align": "center"}),
        )
