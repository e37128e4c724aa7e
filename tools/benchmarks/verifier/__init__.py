"""Measuring `saksama verify` itself: whole logs over HTTP, the first time and when little is new."""
