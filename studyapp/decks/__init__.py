"""Deck files: our own folder, and packages for Anki."""
