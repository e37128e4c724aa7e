"""Checks: whether figures add up on their sheet, with the recap, and with what was published before."""
