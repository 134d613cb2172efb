"""Invented regions with their year of work, loaded through the same actions that users press, and sign-in by role."""
