"""All that would be lost with a machine, in one file: the database, photographs, private papers.

Own code: the packages for it keep database and files apart, know no private files, and never look
whether what they wrote can be read again.
"""
