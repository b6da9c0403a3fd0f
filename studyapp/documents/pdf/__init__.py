"""The reader of PDF: `reading` names the stages in their order."""
