"""The desk of a signed-in user and the public pages. Owns no business model."""
