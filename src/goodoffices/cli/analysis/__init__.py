"""What `goodoffices analyse` asks, and how it tells the answers: to people, and to programs."""
