"""What a node is told from outside: its settings, its clock, its keys' files."""
