"""Results: what each source says of each sheet, what does not fit, the supervisors' own copies, audits."""
