"""What every room stands on and no room owns: audit, verdicts, transitions, numbers, mail, the clock."""
