"""Text for reportlab: shaped, in the order it is read, every character with a glyph or an error."""
