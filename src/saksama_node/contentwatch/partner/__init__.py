"""Claims between the two nodes."""
