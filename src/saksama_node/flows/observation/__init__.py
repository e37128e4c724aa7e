"""Stories of supervision: reports written, sent, examined; periods; what follows from a report."""
