"""unhcr."""
