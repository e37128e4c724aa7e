"""Codes in words, for the pages of the desk."""
