"""What `agreements` stores."""
