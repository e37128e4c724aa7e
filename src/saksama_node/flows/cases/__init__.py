"""Stories of cases: handling, assigning, drawing, papers, interests, SigapLapor, equal treatment."""
