"""Old files in: read in the background, compared with what was read, corrected, admitted to the records."""
