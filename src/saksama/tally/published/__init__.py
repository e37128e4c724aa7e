"""Published figures: the one form in which a version of a source is a blob, and the list of what does not fit in it."""
