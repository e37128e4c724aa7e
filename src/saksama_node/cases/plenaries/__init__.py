"""Plenaries: meetings of an office that decide, held and read."""
