"""What several pages, or one long one, are put together from."""
