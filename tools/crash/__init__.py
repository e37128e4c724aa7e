"""Killing a node at random under load, and looking whether anything that it acknowledged was lost."""
