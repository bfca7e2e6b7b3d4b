"""What the unit names a plan prints are in this office."""
