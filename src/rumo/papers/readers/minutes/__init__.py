"""Minutes of meetings, as ten years of Word files have them: a zone of the sheet a file, a rule a small recogniser."""
