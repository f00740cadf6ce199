"""Tags of HTML: which part blocks, which are hidden, and which hold words of others."""

from synopsis.report.check.document import Kind

_PARTING = (
    "address article aside body blockquote caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p section summary"
    " table tbody td tfoot th thead tr ul"
)
_UNREAD = (
    "script style nav template head noscript svg math pre textarea select option button input"
    " iframe object audio video canvas del map datalist"
)
BLOCKS = frozenset(_PARTING.split())
HIDDEN = frozenset(_UNREAD.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
QUOTED = frozenset({"q", "cite", "code", "kbd", "samp", "var", "tt"})
KINDS = {
    "caption": Kind.CAPTION,
    "figcaption": Kind.CAPTION,
    "legend": Kind.CAPTION,
    "td": Kind.CELL,
    "th": Kind.CELL,
    "blockquote": Kind.QUOTATION,
}
