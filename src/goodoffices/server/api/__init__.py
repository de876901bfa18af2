"""The API: what a program may do with a seat's token. The same registry as behind the forms and the command line."""
