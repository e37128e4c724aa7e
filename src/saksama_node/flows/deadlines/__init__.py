"""Stories of duties: counting, warning, calendars, rulings."""
