"""Commands of `saksama-node` that need the database."""
