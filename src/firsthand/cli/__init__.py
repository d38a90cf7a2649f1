"""The command line: every command reads a ledger through `firsthand.run.Ledger`.

Comes in: words typed in a shell. Goes out: text for people, or JSON for machines with
`--json`; progress and errors go to standard error. Exit codes: 0 done; 1 some documents
failed; 2 the command was wrong; 3 the ledger cannot be used; 130 interrupted.
"""
