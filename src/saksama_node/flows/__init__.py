"""Stories: one file each, sequencing the rooms; no rule of law is kept here."""
