"""The pages under /class/."""
