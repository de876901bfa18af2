"""Pictures of packages and of how firmly they hold (SVG). A page or a table beside each tells the same in words."""
