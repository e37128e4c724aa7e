"""What the entries of a log say, judged where they lead to the signed root: a family of kinds a module."""
