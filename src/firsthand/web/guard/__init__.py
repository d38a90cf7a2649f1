"""Who may do what through the desk, and what no request may do."""
