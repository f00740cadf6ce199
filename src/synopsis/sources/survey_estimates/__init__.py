"""Estimates of a survey as its tables released them."""
