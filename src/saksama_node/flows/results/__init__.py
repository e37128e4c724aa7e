"""Stories of results: versions, supervisors' copies, findings, screens, audits."""
