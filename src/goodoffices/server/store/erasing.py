"""What is told when payloads are erased, to those who keep something beside the record."""

from django.dispatch import Signal

erasing = Signal()
"""Sent within the transaction that erases: `using`, `talks`, `room`, and the `numbers` of the entries."""
