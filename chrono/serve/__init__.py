"""The page, the calendar and the events of a chronology, over HTTP.

question   what a query string asks for
site       the chronology as its files are now
answers    a request to its answer
server     HTTP around the answers
"""
