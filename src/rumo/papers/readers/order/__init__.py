"""Orders on the composition of a body, with the list of members in the text, in an annex or in a table."""
