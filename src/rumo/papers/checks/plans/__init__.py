"""Rules about plans of work, one family a file."""
