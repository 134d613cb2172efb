"""An invented region with a year of work, loaded through the same actions that users press, and sign-in by role."""
