"""What `exchange` stores."""
