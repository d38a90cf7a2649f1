"""Firsthand: from news copies to one sourced ledger of what happened."""
