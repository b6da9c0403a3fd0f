"""A program for the durability tests: answers cards one after the other until it is killed."""

import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from studyapp.model import Rating, Review
from studyapp.scheduling import Scheduler
from studyapp.store.store import Store
from tests.store.samples import NOW, card


def main(library: Path, cards: int) -> None:
    scheduler = Scheduler()
    store = Store.open(library, now=NOW)
    for n in count():
        now, asked = NOW + timedelta(minutes=n), card(n % cards).id
        with store.transaction() as tx:
            before = tx.cards.get(asked).schedule
            tx.cards.schedule(asked, scheduler.review(before, Rating.HARD, now, asked))
            state = before.state if before else None
            tx.reviews.add(Review(asked, now, Rating.HARD, 1.0, state), before)
        print("kept", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
