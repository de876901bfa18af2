"""Speed: every figure beside its reference, measured in the same run. `python -m benchmarks [NAME …]`."""
