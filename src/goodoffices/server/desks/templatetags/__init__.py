"""What the templates of the desks can say beside what Django has."""
