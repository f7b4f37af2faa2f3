"""Is the service up?"""

from tests.browser import Browser


def test_a_store_that_answers_is_well(seeded: Browser) -> None:
    answer = seeded.get("/healthz")
    assert (answer.text, answer.mimetype) == ("ok\n", "text/plain")
    assert answer.headers["Cache-Control"] == "no-store"
