"""A whole copy of what a check asks, in a folder: where each answer lies, keeping it, reading it again."""
