"""The selection contest of experts (S3-8): who may, the ways between its states, reads, the ranking."""
