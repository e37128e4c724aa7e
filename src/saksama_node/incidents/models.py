"""What `incidents` stores."""
