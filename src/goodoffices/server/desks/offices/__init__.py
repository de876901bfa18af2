"""The desks of the offices: the first page of a head, a mediator, a principal, a press officer, the secretariat."""
