"""Desk pages of results, supervisors' copies, findings and audits."""
