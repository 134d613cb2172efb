"""Planning: an association's year as it is planned, and as it happened."""
