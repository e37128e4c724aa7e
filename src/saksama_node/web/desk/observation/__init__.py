"""Supervision at the desk: reports, their periods, what an office prepares, and the numbers."""
