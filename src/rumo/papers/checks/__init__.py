"""Reasoning over papers: what in one cannot be true, is missing, or should be looked at again."""
