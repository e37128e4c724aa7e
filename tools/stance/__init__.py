"""Learns from sentences how a report is denied and how it is passed on."""
