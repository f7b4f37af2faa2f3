"""A process that reads and writes as it is told, line by line, and tells what came of it.

python -m tests.proof.teller URL    then: read | write WORD
"""

import sys

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from tracker.store.engine import connect, reading, writing
from tracker.store.trouble import trouble

COUNT = "SELECT count(*) FROM council"
ADD = "INSERT INTO council (slug, name, short_name, prefix) VALUES (:w, :w, :w, :w)"


def told(engine: Engine, verb: str, word: str) -> str:
    """Do it; return "done", how many there are, or what the matter was."""
    try:
        if verb == "read":
            with reading(engine) as session:
                return str(session.execute(text(COUNT)).scalar())
        with writing(engine) as session:
            session.execute(text(ADD), {"w": word})
            session.commit()
    except DatabaseError as error:
        return str(trouble(error))
    return "done"


def main(url: str) -> None:
    """Answer each line with a line."""
    engine = connect(url)
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        verb, _, word = line.strip().partition(" ")
        print(told(engine, verb, word), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
