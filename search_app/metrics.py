"""How the server does: counters shared by its processes, written as Prometheus reads them (text format 0.0.4).

Neither addresses nor words that were searched for are counted or kept.
"""

from collections.abc import Iterator, Sequence

from search_app.shared_numbers import SharedNumbers

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Upper ends of the classes of duration, in seconds: a page should take 0.03."""
STATUSES = (2, 3, 4, 5)
OUT_OF_TIME = ("partial", "refused")
_ROW = len(STATUSES) + len(BOUNDS) + 1 + len(OUT_OF_TIME)  # counts by class of status and of duration, seconds in all, counts out of time
_SECONDS = len(STATUSES) + len(BOUNDS)


class Metrics:
    """Counters of each endpoint, in which all processes count that are forked after they were made."""

    def __init__(self, endpoints: Sequence[str]) -> None:
        self._endpoints = {name: at for at, name in enumerate(sorted(endpoints))}
        self._counts = SharedNumbers(len(endpoints) * _ROW)

    def note(self, endpoint: str, status: int, seconds: float, out_of_time: str | None = None) -> None:
        """Counts one answer; `out_of_time` tells that it was given in part, or refused, for want of time."""
        if endpoint not in self._endpoints or status // 100 not in STATUSES:
            return
        row = self._endpoints[endpoint] * _ROW
        with self._counts.held() as counts:
            counts[row + STATUSES.index(status // 100)] += 1
            for at, bound in enumerate(BOUNDS):
                counts[row + len(STATUSES) + at] += seconds <= bound
            counts[row + _SECONDS] += seconds
            if out_of_time:
                counts[row + _SECONDS + 1 + OUT_OF_TIME.index(out_of_time)] += 1

    def lines(self) -> Iterator[str]:
        with self._counts.held() as held:
            counts = held[:]
        yield "# HELP http_requests_total Requests answered, by endpoint and class of status."
        yield "# TYPE http_requests_total counter"
        rows = {name: counts[at * _ROW : (at + 1) * _ROW] for name, at in self._endpoints.items()}
        for name, row in rows.items():
            for status, count in zip(STATUSES, row, strict=False):
                if count:
                    yield f'http_requests_total{{endpoint="{name}",status="{status}xx"}} {count:.0f}'
        yield "# HELP http_request_duration_seconds Time taken by requests, by endpoint."
        yield "# TYPE http_request_duration_seconds histogram"
        for name, row in rows.items():
            total = sum(row[: len(STATUSES)])
            if not total:
                continue
            for bound, count in zip(BOUNDS, row[len(STATUSES) :], strict=False):
                yield f'http_request_duration_seconds_bucket{{endpoint="{name}",le="{bound}"}} {count:.0f}'
            yield f'http_request_duration_seconds_bucket{{endpoint="{name}",le="+Inf"}} {total:.0f}'
            yield f'http_request_duration_seconds_sum{{endpoint="{name}"}} {row[_SECONDS]:.6f}'
            yield f'http_request_duration_seconds_count{{endpoint="{name}"}} {total:.0f}'
        yield "# HELP search_out_of_time_total Answers given in part, or refused, because the time for a search was over, by endpoint."
        yield "# TYPE search_out_of_time_total counter"
        for name, row in rows.items():
            for outcome, count in zip(OUT_OF_TIME, row[_SECONDS + 1 :], strict=True):
                if count:
                    yield f'search_out_of_time_total{{endpoint="{name}",outcome="{outcome}"}} {count:.0f}'
