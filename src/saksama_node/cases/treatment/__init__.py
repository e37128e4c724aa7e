"""Figures on equal treatment, from public entries alone."""
