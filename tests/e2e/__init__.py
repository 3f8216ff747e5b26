"""The site as people meet it: a real browser, a real server, the shipped samples."""
