"""Public statistics: pure functions of the public log."""
