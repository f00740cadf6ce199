"""eurostat_asylum."""
