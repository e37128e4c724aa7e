"""Procedure: which act may follow which, as data, and the replay that says where a history broke."""
