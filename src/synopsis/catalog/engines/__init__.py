"""Engines, one to a module: each is reached, and shut off from what it need not reach."""
