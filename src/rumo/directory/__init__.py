"""Regions, municipalities, organizations, people, associations and who belongs to them by order."""
