"""How good Firsthand reads, measured on gold: scorers, floors and the gate."""
