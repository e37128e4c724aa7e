"""Stories of norms: a fact of the law confirmed from its text."""
