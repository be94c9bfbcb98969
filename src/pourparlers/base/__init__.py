"""What every room may use.

`problems` what is wrong, as a value · `errors` what is raised · `message` texts that can be told in another language ·
`text` spans · `ids` slugs and digests · `dates` dates as exact as a text gives them · `escaping` texts as other
programs take them · `rooms` rooms that can be called.
"""
