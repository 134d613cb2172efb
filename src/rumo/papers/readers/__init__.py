"""Old papers in: files of any office format become one block model, and blocks become the same dataclasses that the
builders make. Pure Python, usable without Django."""
