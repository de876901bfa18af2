"""A class: a roster seated at several tables, each a copy of a kit's talks, under one teacher."""
