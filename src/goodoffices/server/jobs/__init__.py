"""Long work for a page: it goes on in one process beside the server's, with progress, and outlives a reload.

A page calls `keeping.start`, shows `shown.progress`, and reads `keeping.result` once it has ended. What is to be done
is a line of `tasks.TASKS`. What a job was given is sealed, and is gone when the job ends; what it found is sealed too,
and gone after a day, or when its reader lets go of it.
"""
