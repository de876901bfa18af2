"""What outsiders get without an account: made from the public room alone, once the secretariat has opened its page."""
