"""Examining what lies at rest: that every room's log is what it was, that what it commits to is there and opens, and
that what stands round it is in order. Reading only; a server may go on meanwhile.
"""
