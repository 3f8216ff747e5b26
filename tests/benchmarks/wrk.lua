-- For wrk: asks for the paths given after `--` in turn, and prints the figures as JSON at the end, as load.py does.

local paths, asked = {}, 0

function init(arguments)
   for place = 1, #arguments do
      paths[place] = arguments[place]
   end
end

function request()
   asked = asked + 1
   return wrk.format("GET", paths[(asked - 1) % #paths + 1])
end

function done(summary, latency)
   local errors = summary.errors
   local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
   local function milliseconds(part)
      return latency:percentile(part) / 1000
   end
   io.write(string.format(
      '{"requests": %d, "requests_per_second": %.1f, "errors": %d, "p50_ms": %.1f, "p95_ms": %.1f, "p99_ms": %.1f}\n',
      summary.requests, summary.requests / (summary.duration / 1e6), failed, milliseconds(50), milliseconds(95), milliseconds(99)
   ))
end
