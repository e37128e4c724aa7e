"""Backup and restore: `saksama-node backup`, `saksama-node restore`."""
