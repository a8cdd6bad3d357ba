"""The frame of the desk (/desk/): its menu, today's tasks, and which shop one works in."""
