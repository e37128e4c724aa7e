"""Supervision (pengawasan): its forms as data, what answers them, and the loop in which a report is examined."""
