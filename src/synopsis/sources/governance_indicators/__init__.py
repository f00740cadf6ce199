"""governance_indicators."""
