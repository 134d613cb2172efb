"""Who signs in: accounts, invitations, the lock against guessing. Powers follow from offices and memberships above."""
