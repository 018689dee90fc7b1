#!/bin/sh
# Starts Firefox so that it outlives a page's process; geckodriver has it end with the first one that dies.
unset MOZ_CRASHREPORTER_SHUTDOWN
exec "$FIREFOX" "$@"
