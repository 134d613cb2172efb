"""Expertise: from a teacher's material to a valid endorsement, a place in the bank or in the Atlas of practices."""
