"""The pages at the doors: coming in, one's own seat, and the seats that one may open."""
