"""Rules about what any paper says in its sentences and tables, one family a file."""
