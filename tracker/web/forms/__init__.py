"""What can be typed: fields, limits and what is told when a value will not do."""
