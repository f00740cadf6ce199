"""freedom_house."""
