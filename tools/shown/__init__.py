"""What people see of us that is made and kept: the Word template of reports, the telephone in the documents."""
