"""Log entries: the closed set of kinds, their strict bytes, and the commitments that they carry."""
