"""Desk pages of duties, their calendar and rulings."""
