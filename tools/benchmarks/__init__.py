"""Measurements, each beside the peer that it is measured against, in one run on one machine."""
