"""Sheets: what a form of results asks for, what must add up on it, per contest and election, as data."""
