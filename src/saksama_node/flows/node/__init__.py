"""Stories of a node: established, examined, measured, healed after a loss."""
