"""Stories of what two institutions do together: tasks, incidents, the joint page, the monthly report."""
