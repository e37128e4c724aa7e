"""Desk pages of what is done with the partner: agreements, dispatches, tasks, incidents, keys."""
