"""Tables of the directory that people bring from Excel: read and checked here, written by actions."""
