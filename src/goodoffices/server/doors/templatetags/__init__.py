"""What the templates at the doors can say beside what Django has."""
