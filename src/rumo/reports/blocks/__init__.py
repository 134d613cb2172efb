"""Blocks under the text of a section: tables, charts and lists made from the records, a file a subject."""
