"""Growth: diagnostics, learning routes, mentoring, pools, support of schools, publications."""
