"""Supervisors' copies: photos, typing, putting together, taking back."""
