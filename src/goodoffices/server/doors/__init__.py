"""Doors: accounts, invitations, sign-in, taking and locking seats."""
