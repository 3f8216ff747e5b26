"""The web side: pages for people, served without JavaScript, and what surrounds them (headers, errors, health)."""

from search_app.web.app import create_app

__all__ = ["create_app"]
