"""rumo: a live record of a methodological association's year."""
