"""A mark for what is translated later: pybabel finds the text, the page or command shows it."""

N_ = str
