"""«Западная область»: twenty-two subject associations under one, each with a plan of the academic year."""
