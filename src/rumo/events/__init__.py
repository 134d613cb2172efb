"""Events: the navigator, registration, attendance, surveys, certificates."""
