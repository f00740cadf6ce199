"""Event feeds: tables without a header that are too large for memory, read batch by batch."""

from synopsis.sources.feed.batch import Batch
from synopsis.sources.feed.feed import Feed, Listed, reading_of
from synopsis.sources.feed.stream import FeedLimits

__all__ = ["Batch", "Feed", "FeedLimits", "Listed", "reading_of"]
