"""Audits: the list, dice, readings, the risk that remains."""
