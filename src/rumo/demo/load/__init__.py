"""Loads the demo through the same actions that users press, each on its own day."""
