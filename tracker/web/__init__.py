"""The door for people and programs; the only floor that knows Flask."""

from flask import Flask
from flask_compress import Compress
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from tracker.settings import Settings, shipped
from tracker.store.engine import connect
from tracker.web import (
    assets,
    chains,
    counters,
    csrf,
    desk,
    differences,
    errors,
    filters,
    headers,
    languages,
    limits,
    permits,
    session,
    shelf,
    site,
    tombstones,
    views,
)


def create_app(settings: Settings) -> Flask:
    """Put the house together; raises `permits.Undeclared` for a view that names no action."""
    app = session.Door("tracker", template_folder=shipped("templates"), static_folder=None)
    app.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_STREAMS=False,
    )
    if settings.proxies:  # whoever stands before it says who asks; nobody else is believed
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=0)  # type: ignore[method-assign]
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    app.url_map.merge_slashes = False  # a code may be typed with them; nothing is led astray
    languages.init_app(app)
    # What is registered last is asked first: the ETag is of the page, before it is compressed.
    Compress(app)
    headers.init_app(app)
    counters.init_app(app)
    # Asked in this order: how much, from where, by whom.
    limits.init_app(app)
    csrf.init_app(app)
    permits.init_app(app)
    session.init_app(app, connect(settings.database_url, hurried=True))
    site.init_app(app, settings)
    shelf.init_app(app)
    filters.init_app(app)
    desk.init_app(app)
    differences.init_app(app)
    errors.init_app(app)
    tombstones.init_app(app)
    assets.init_app(app)
    chains.init_app(app)
    views.init_app(app)
    permits.check(app)
    return app
