"""Synopsis: from evidence to a cited, checkable regional security synopsis."""

__version__ = "0.1.0"
