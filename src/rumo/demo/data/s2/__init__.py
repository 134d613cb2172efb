"""«Таёжный район»: a municipal methodical service with the Atlas of practices of its teachers."""
