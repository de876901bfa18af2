"""What leaves the house in a form that other programs read."""
