"""Papers as they were issued, the Word templates of a region, approval stamps, and files checked by their content."""
