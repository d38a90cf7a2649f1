"""Pictures made on the server: they print, scale, and need no script."""
