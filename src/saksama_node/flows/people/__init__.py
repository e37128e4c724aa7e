"""Stories of people: accounts, roles, files of them, last days, first codes."""
