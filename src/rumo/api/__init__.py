"""The REST API: thin over queries and actions of the rooms below."""
