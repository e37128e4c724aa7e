"""What the node knows of its own upkeep: alarms that a person must see, and who was told of each."""
