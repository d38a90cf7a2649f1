"""News passages of our own with exact labels: from frames with slots, and by hand."""
