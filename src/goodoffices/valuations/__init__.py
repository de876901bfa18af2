"""Packages for the talks: what parties have openly said, and what is worth what to whom, analysed.

The one package above both talks and settlement. It reads states of play and problems and enters nothing.
"""
