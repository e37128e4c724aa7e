"""Bytes of strangers, read in a process that reaches nothing: no file, no network, no other process."""
