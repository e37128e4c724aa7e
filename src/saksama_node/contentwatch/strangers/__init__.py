"""What comes from outside: fetched, read in processes of their own, refused, kept sealed."""
