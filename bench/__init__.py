"""Speed as ratios: our time against a floor or a peer, in one run. Not tests."""
