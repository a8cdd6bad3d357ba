"""The department's workspace (/office/): the queue of licences and permits, and its decisions."""
