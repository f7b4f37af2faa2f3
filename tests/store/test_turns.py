"""One writer at a time, first come first served."""

import time
from threading import Thread

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from tracker.store import engine as engines
from tracker.store import turns as module
from tracker.store.engine import reading, writing
from tracker.store.trouble import Trouble, trouble
from tracker.store.turns import LINE, Turns

WRITERS, WRITES = 8, 40


def started(*threads: Thread) -> None:
    for thread in threads:
        thread.start()


def joined(*threads: Thread) -> None:
    for thread in threads:
        thread.join()


def test_who_came_first_goes_first() -> None:
    turns, went = Turns(), list[int]()

    def go(number: int) -> None:
        assert turns.take(5)
        went.append(number)
        turns.give()

    assert turns.take(0)
    threads = [Thread(target=go, args=(number,)) for number in range(WRITERS)]
    for place, thread in enumerate(threads):
        thread.start()
        while len(turns._waiting) <= place:
            time.sleep(0.001)
    turns.give()
    joined(*threads)
    assert went == list(range(WRITERS))


def test_who_gives_up_leaves_the_queue() -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.01)
    turns.give()
    assert turns.take(0)


def line_up(turns: Turns, came: list[bool], many: int) -> list[Thread]:
    """Return threads that wait for a turn with patience, in a line of this many."""
    threads = [Thread(target=lambda: came.append(turns.take(5))) for _ in range(many)]
    for thread in threads:
        before = len(turns._waiting)
        thread.start()
        while len(turns._waiting) == before:
            time.sleep(0.001)
    return threads


def test_who_stands_far_back_gives_up_soon_where_the_line_does_not_move(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "HASTE", 0.01)
    turns, came = Turns(), list[bool]()
    assert turns.take(0)
    threads = line_up(turns, came, LINE)
    assert not turns.take(5)
    assert len(turns._waiting) == LINE  # the others wait on
    for _ in threads:
        turns.give()
    joined(*threads)
    assert came == [True] * LINE


def test_who_stands_far_back_waits_while_the_line_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HASTE", 0.2)
    turns, came = Turns(), list[bool]()
    assert turns.take(0)
    threads = line_up(turns, came, LINE + 1)
    for _ in threads:
        time.sleep(0.05)  # a quarter of what would be too long; all in all, twice too long
        turns.give()
    joined(*threads)
    assert came == [True] * (LINE + 1)


def test_a_turn_that_comes_at_the_last_moment_is_taken() -> None:
    turns = Turns()
    assert turns.take(0)
    late = Turns._gave_up

    def handed(self: Turns, mine: object) -> bool:
        self.give()
        return late(self, mine)  # type: ignore[arg-type]

    turns._gave_up = handed.__get__(turns)  # type: ignore[method-assign]
    assert turns.take(0)


def write(engine: Engine, done: list[int]) -> None:
    """Write as often as `WRITES` says; note how many writes of others went before each one."""
    for _ in range(WRITES):
        asked = len(done)
        with writing(engine) as session:
            session.execute(text("UPDATE counter SET n = n + 1"))
            time.sleep(0.001)
            session.commit()
        done.append(len(done) - asked)


@pytest.mark.sqlite("turns at the one lock of a file")
def test_eight_writers_meet_no_lock_and_wait_for_each_other_in_turn(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (n INTEGER)"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))
    done = list[int]()
    threads = [Thread(target=write, args=(engine, done)) for _ in range(WRITERS)]
    started(*threads)
    joined(*threads)
    assert len(done) == WRITERS * WRITES  # an error would have ended a thread
    with reading(engine) as session:
        assert session.execute(text("SELECT n FROM counter")).scalar() == WRITERS * WRITES
    # By SQLite's own back-off, a hundred went before the unluckiest.
    assert max(done) < 3 * WRITERS


@pytest.mark.sqlite("turns at the one lock of a file")
def test_a_writer_waits_no_longer_than_the_patience_for_one_of_its_own_process(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 0.05)
    with writing(engine) as first:
        first.execute(text("SELECT 1"))
        with writing(engine) as second, pytest.raises(OperationalError, match="locked") as caught:
            second.execute(text("SELECT 1"))
        assert trouble(caught.value) is Trouble.BUSY
    with writing(engine) as third:
        third.execute(text("SELECT 1"))


@pytest.mark.sqlite("turns at the one lock of a file")
def test_a_turn_is_given_on_whatever_becomes_of_its_transaction(engine: Engine) -> None:
    for end in ("commit", "rollback", "close", "invalidate"):
        with writing(engine) as session:
            session.execute(text("SELECT 1"))
            getattr(session, end)()
    with pytest.raises(OperationalError, match="no such column"), writing(engine) as session:
        session.execute(text("SELECT missing FROM council"))
    with engine.connect() as connection, connection.begin():
        pass
    with writing(engine) as session:
        session.execute(text("SELECT 1"))


@pytest.mark.sqlite("turns at the one lock of a file")
def test_readers_take_no_turn(engine: Engine) -> None:
    with writing(engine) as writer:
        writer.execute(text("SELECT 1"))
        with reading(engine) as reader:
            assert reader.execute(text("SELECT 1")).scalar() == 1
