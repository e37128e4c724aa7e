"""Desk pages of reports and cases."""
