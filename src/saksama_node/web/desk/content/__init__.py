"""Desk pages of watched content, claims, requests and clarifications."""
