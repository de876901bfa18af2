"""Word files (Office Open XML, ECMA-376): texts out, and edited texts back in."""
