-- Posts the lines of the file POSTS in turn: a cookie, a tab, a body. Prints the summary as JSON.
local requests, at = {}, 0

function init()
  for line in io.lines(os.getenv("POSTS")) do
    local cookie, body = line:match("^(.-)\t(.*)$")
    local headers = { ["content-type"] = "application/x-www-form-urlencoded", ["user-agent"] = os.getenv("AGENT"), cookie = cookie }
    requests[#requests + 1] = wrk.format("POST", "/lead", headers, body)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format('\n{"requests":%d,"microseconds":%d,"failed":%d,"p50":%d,"p99":%d}', summary.requests, summary.duration, failed, latency:percentile(50), latency:percentile(99)))
end
