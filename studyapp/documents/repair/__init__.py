"""Repair of extracted text: debris and notes out, cut paragraphs and words together, headings found."""
