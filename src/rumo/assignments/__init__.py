"""What somebody must do by a date, and its control."""
