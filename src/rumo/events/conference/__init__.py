"""Logs of conference services: a table of any of them → people, their minutes → who of the registered they are."""
