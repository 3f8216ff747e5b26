"""A load of HTTP requests: some connections that stay open, each asking again as soon as it is answered, for a time.

Run as a process of its own: `python -m tests.benchmarks.load PORT CONNECTIONS SECONDS PATH...` prints the figures as JSON.
"""

import asyncio
import json
import sys
from itertools import cycle, islice
from time import perf_counter

HOST = "127.0.0.1"
PATIENCE = 10.0
"""Seconds after which an answer counts as an error."""


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> bool:
    """Whether the answer was a 200, read to its end."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode("ascii"))
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next(line for line in head.split("\r\n") if line.startswith("content-length:")).split(":")[1]
    await reader.readexactly(int(length))
    return " 200 " in head.split("\r\n")[0]


async def _connection(port: int, paths: list[str], first: int, until: float, times: list[float]) -> int:
    """Asks until the time is over; returns the number of errors."""
    errors, streams = 0, None
    for path in islice(cycle(paths), first, None):
        began = perf_counter()
        if began >= until:
            break
        try:
            streams = streams or await asyncio.open_connection(HOST, port)
            errors += not await asyncio.wait_for(_ask(*streams, path), PATIENCE)
            times.append(perf_counter() - began)
        except asyncio.IncompleteReadError as closed:  # the server may close between answers; then the question is asked again
            errors += bool(closed.partial)
            streams = None
        except (OSError, TimeoutError):
            errors, streams = errors + 1, None
    return errors


async def load(port: int, connections: int, seconds: float, paths: list[str]) -> dict[str, float]:
    times: list[float] = []
    began = perf_counter()
    asked = (_connection(port, paths, number * len(paths) // connections, began + seconds, times) for number in range(connections))
    errors = sum(await asyncio.gather(*asked))
    taken = perf_counter() - began
    times.sort()
    share = {f"p{part}_ms": round(times[min(len(times) - 1, len(times) * part // 100)] * 1000, 1) for part in (50, 95, 99)}
    return {"requests": len(times), "requests_per_second": round(len(times) / taken, 1), "errors": errors, **share}


if __name__ == "__main__":
    _, asked_port, asked_connections, asked_seconds, *asked_paths = sys.argv
    figures = asyncio.run(load(int(asked_port), int(asked_connections), float(asked_seconds), asked_paths))
    sys.stdout.write(json.dumps(figures) + "\n")
