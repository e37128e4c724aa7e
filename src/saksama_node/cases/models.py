"""What `cases` stores."""
