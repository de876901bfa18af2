"""Press reports in, suggested claims out. Pure and offline: a person accepts, edits or drops what is suggested."""
