"""The library file: its tables, its schema over time, and transactions on it."""
