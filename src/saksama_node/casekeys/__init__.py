"""A key per case: what a case holds is sealed under a key of its own, which goes when the case is erased."""
