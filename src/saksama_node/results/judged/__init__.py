"""What does not fit in a version: kept as rows, counted, compared."""
