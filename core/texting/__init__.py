"""Text messages out and in: a stored queue, and commands of people who have no data.

queue_sms(mobile, text, kind=Kind.OPTIONAL, key=f"parcel:{pk}:review")
"""
