"""Reports: the annual report of a body, its figures live until it is approved, then frozen."""
