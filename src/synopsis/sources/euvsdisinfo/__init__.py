"""euvsdisinfo."""
