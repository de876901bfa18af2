"""That a record is what it was: canonical bytes, leaves, the Merkle log, signed checkpoints, receipts.

Nothing here knows what an act means. `values`, `reading`, `leaf` and `merkle` import the standard
library only, so that a record can be verified on a laptop that has nothing else.
"""
