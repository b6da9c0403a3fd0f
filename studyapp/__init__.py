"""Studyapp: learn one text well, with question cards tied to its sentences."""
