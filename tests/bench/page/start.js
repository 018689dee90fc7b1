// The first thing that each site's script does.
performance.mark("bench:start");
