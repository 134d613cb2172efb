"""The pages of the directory, a file a noun."""
