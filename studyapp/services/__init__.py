"""What a user can do, whatever the surface: the window and the command line call these."""
