"""Changes of the tables of `upkeep`."""
