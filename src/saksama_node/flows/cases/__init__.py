"""Stories of cases: registers, rosters and drawing, papers, interests, SigapLapor, equal treatment."""
