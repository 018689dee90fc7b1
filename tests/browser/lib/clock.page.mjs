// Replaces a page's clocks and timers, before any other script of it has run.
import { install } from "@sinonjs/fake-timers";

/** Between two steps the page's promises go on. */
const STEP = 50;

globalThis.startClock = (start, flows) => {
  const { setInterval, clearInterval } = globalThis;
  const real = performance.now.bind(performance);
  const fake = install({
    now: start,
    toFake: ["Date", "performance", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "requestAnimationFrame", "cancelAnimationFrame"],
  });
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    globalThis.setTimeout(() => controller.abort(new DOMException("The operation timed out.", "TimeoutError")), ms);
    return controller.signal;
  };

  let last = real();
  const flow = flows && setInterval(() => {
    const now = real();
    fake.tick(now - last);
    last = now;
  }, 10);

  globalThis.clock = {
    async reach(time, stop) {
      if (stop) clearInterval(flow);
      const { port1, port2 } = new MessageChannel();
      while (fake.now < time) {
        fake.tick(Math.min(STEP, time - fake.now));
        await new Promise((resolve) => {
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
      }
      port1.close();
    },
  };
};
