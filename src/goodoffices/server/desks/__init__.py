"""Desks: pages by office of the reader."""
