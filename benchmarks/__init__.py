"""Repeatable measurements, with peers: `make bench`. Nothing here is a test and nothing asserts a time."""
