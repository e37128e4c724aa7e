"""Stories that introduce rooms to each other, a file each where it sequences; no rule of law is kept here."""
