"""The only writes to the directory, a file a noun."""
