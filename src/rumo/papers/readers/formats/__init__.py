"""One module a file format: bytes become blocks. What several of them need stands in its own module:

`runs` (letters to lines), `marks` (list marks), `breaks` (does a line break end a line?), `tables` (a table broken
across pages), `grids` (merged cells), `hyphens` (words parted by a line end), `recognition` (what a file is),
`package` (zip archives and XML without danger), `limits` (how much is read).
`clipboard` reads what was copied instead of a file.
"""
