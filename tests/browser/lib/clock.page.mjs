// Replaces a page's clocks and timers, before any other script of it has run.
import { install } from "@sinonjs/fake-timers";

/** Between two steps of so many milliseconds the page's promises go on, so many links of a chain. */
const STEP = 50;
const LINKS = 10;

globalThis.startClock = (start, flows) => {
  const { setInterval, clearInterval } = globalThis;
  const real = performance.now.bind(performance);
  const fake = install({
    now: start,
    toFake: ["Date", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "requestAnimationFrame", "cancelAnimationFrame"],
  });
  performance.now = () => fake.now - start;
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    globalThis.setTimeout(() => controller.abort(new DOMException("The operation timed out.", "TimeoutError")), ms);
    return controller.signal;
  };

  let last = Math.floor(real());
  const flow = flows && setInterval(() => {
    const now = Math.floor(real());
    fake.tick(now - last);
    last = now;
  }, 10);

  globalThis.clock = {
    async reach(time, stop) {
      if (stop) clearInterval(flow);
      while (fake.now < time) {
        fake.tick(Math.min(STEP, time - fake.now));
        for (let i = 0; i < LINKS; i++) await null;
      }
    },
  };
};
