"""Figures of the running bot for Prometheus: numbers by kind, never a person, a chat, a text or a token.

Counting costs some ten microseconds an update, read or not; `bot/web/health.py` serves the figures.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.metrics_core import Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
SLOW = (1, 2, 5, 10, 30, 60, 300, 1800, 3600, 6 * 3600, 24 * 3600)


class Outcome(StrEnum):
    """The outcome of an update."""

    IGNORED = "ignored"  # no handler reported anything
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    REPEATED = "repeated"
    AWAY = "away"  # the database was away; Telegram must deliver it again


class Metrics:
    """The figures of one bot, in a registry of its own, so that several bots in one process do not add up."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.ready = Gauge("partyday_ready", "Whether the bot can do its work", registry=registry)
        self.updates = Counter(
            "partyday_updates",
            "Updates taken in, by kind and by what came of them",
            ["kind", "outcome"],
            registry=registry,
        )
        self.lag = Histogram(
            "partyday_update_lag_seconds", "Age of a message when it was taken in", buckets=SLOW, registry=registry
        )
        self.commit = Histogram(
            "partyday_update_commit_seconds", "From taking in an update to its commit", buckets=QUICK, registry=registry
        )
        self.reply = Histogram(
            "partyday_update_reply_seconds",
            "From taking in an update to its last reply",
            buckets=QUICK,
            registry=registry,
        )
        self.answers = Counter(
            "partyday_telegram_answers", "Telegram's answers to requests, by kind", ["kind"], registry=registry
        )
        self.messages = Counter(
            "partyday_messages_sent", "Messages sent or edited, by lane", ["lane"], registry=registry
        )
        self.ticks = Counter("partyday_ticks", "Strikes of the clock, by outcome", ["outcome"], registry=registry)
        self.tick_seconds = Histogram(
            "partyday_tick_seconds", "How long a strike of the clock took", buckets=(*QUICK, 60, 600), registry=registry
        )
        self.database_up = Gauge(
            "partyday_database_up", "Whether the database could be read for the figures below", registry=registry
        )
        self.deliveries_waiting = Gauge(
            "partyday_deliveries_waiting", "Messages promised and not sent yet", registry=registry
        )
        self.oldest_delivery = Gauge(
            "partyday_oldest_delivery_seconds", "Age of the oldest message promised and not sent", registry=registry
        )
        self.oldest_duty = Gauge(
            "partyday_oldest_duty_seconds", "How long the oldest duty is overdue", registry=registry
        )
        self.duties_failing = Gauge(
            "partyday_duties_failing", "Duties that failed and are tried again later", registry=registry
        )

    def count_answer(self, kind: str) -> None:
        """Count an answer of Telegram by its outcome."""
        self.answers.labels(kind).inc()

    def count_message(self, lane: IntEnum) -> None:
        """Count a message that went out, by its lane."""
        self.messages.labels(lane.name.lower()).inc()


class Together(Collector):
    """The figures of all bots of a process, each labelled with the bot's number, and those of the process itself."""

    def __init__(self, bots: Mapping[str, Metrics]) -> None:
        self.registry = CollectorRegistry()
        self._bots = bots
        ProcessCollector(registry=self.registry)
        self.registry.register(self)

    def collect(self) -> Iterable[Metric]:
        """Gather the figures when they are read, so that counting is as quick for several bots as for one."""
        found: dict[str, Metric] = {}
        for bot, metrics in self._bots.items():
            for one in metrics.registry.collect():
                family = found.setdefault(one.name, Metric(one.name, one.documentation, one.type, one.unit))
                family.samples += [each._replace(labels={"bot": bot, **each.labels}) for each in one.samples]
        return found.values()
