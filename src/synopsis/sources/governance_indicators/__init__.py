"""Worldwide Governance Indicators: six dimensions of governance, each with its standard error."""
