"""Is the store what its ledger says? Nothing is mended here: the first wrong row is named."""
