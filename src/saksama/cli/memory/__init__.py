"""Where what a check remembers lies on this machine: one file of state and an index beside it, by address."""
