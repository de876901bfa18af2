"""One rule for each sort of claim: what in a dispatch is a claim of that sort, and what it says."""
