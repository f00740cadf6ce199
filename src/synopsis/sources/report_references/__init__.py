"""The numbered references behind the region's report, each with class and grade."""
