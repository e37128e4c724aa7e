"""Stories of acts on a case: entered by one person, or proposed for a second."""
