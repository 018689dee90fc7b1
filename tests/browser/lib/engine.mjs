// Starts the real browser that `ATTISE_BROWSER` names (chromium, firefox or webkit), and does in it what the tests' pages need.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Builder } from "selenium-webdriver";
import { Command, Name } from "selenium-webdriver/lib/command.js";
import { ensureEngine, ENGINES } from "../../../scripts/programs.mjs";

/** The engine under test. */
export const engine = process.env.ATTISE_BROWSER ?? "chromium";
if (!Object.hasOwn(ENGINES, engine)) throw new Error(`ATTISE_BROWSER: expected one of ${Object.keys(ENGINES).join(", ")}, found \`${engine}\``);

const CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-position=0,0", "--window-size=1280,1000"];
const capabilities = {
  chromium: (binary) => ({ browserName: "chrome", webSocketUrl: true, "goog:chromeOptions": { binary, args: CHROMIUM } }),
  firefox: () => ({ browserName: "firefox", webSocketUrl: true, "moz:firefoxOptions": { binary: join(import.meta.dirname, "firefox.sh"), args: ["--width=1280", "--height=1000"] } }),
  webkit: (binary) => ({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } }),
};

const PATIENCE = 20_000;
const SCREEN = { width: 3200, height: 2600 };
const BESIDE = { x: 1300, y: 0, width: 1280, height: 1000 };
/** Without a window manager, WebKitGTK's window has the focus when the pointer is over it: here over its toolbar. */
const UNDER_POINTER = { x: SCREEN.width / 2 - 500, y: SCREEN.height / 2 - 15, width: 1280, height: 1000 };

let browser;
const children = [];
/** The one browser of this process. */
export const theBrowser = () => (browser ??= start());

// So that the children end as well.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

after(async () => {
  try {
    await (await browser)?.quit();
  } finally {
    for (const child of children.reverse()) child.kill();
  }
});

async function start() {
  const paths = await ensureEngine(engine);
  const port = await freePort();
  const args = engine === "firefox" ? [`--websocket-port=${await freePort()}`] : [];
  const child = run(paths.driver, [`--port=${port}`, ...args], { env: { ...process.env, FIREFOX: paths.browser, DISPLAY: process.env.ATTISE_DISPLAY ?? (await display(paths.xvfb)) } });
  const server = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${server}/status`).catch(() => null))?.ok) await sleep(20);
  const driver = await new Builder().usingServer(server).withCapabilities(capabilities[engine](paths.browser)).build();
  return { pid: child.pid, ...(await (engine === "webkit" ? classic(driver) : bidi(driver))) };
}

function run(command, args, options) {
  const child = spawn(command, args, { stdio: "ignore", ...options });
  children.push(child);
  process.on("exit", () => child.kill());
  return child;
}

/** A display of its own, so large that the pointer, which rests in its middle, is over no window. */
async function display(xvfb) {
  const child = run(xvfb, ["-displayfd", "3", "-screen", "0", `${SCREEN.width}x${SCREEN.height}x24`, "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  return new Promise((resolve) => child.stdio[3].once("data", (number) => resolve(`:${String(number).trim()}`)));
}

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Chromium and Firefox, by WebDriver BiDi: it reaches a page without bringing it to the front, as classic WebDriver does. */
async function bidi(driver) {
  const connection = await driver.getBidi();
  const send = async (method, params) => {
    const { result, error, message } = await connection.send({ method, params });
    if (error) throw new Error(`${method}: ${error}: ${message}`);
    return result;
  };
  const tabs = async () => (await send("browsingContext.getTree", { maxDepth: 0 })).contexts.map(({ context }) => context);
  const [first] = await tabs();
  const close = (context) => send("browsingContext.close", { context });
  return {
    /** Opens a page: a tab in front, a tab in the `background`, or a `window` in front. */
    async open({ window, background = false }) {
      const { context } = await send("browsingContext.create", { type: window ? "window" : "tab", background });
      if (window) {
        // Beside the first one: Firefox takes a page for hidden when another window covers it.
        await driver.switchTo().window(context);
        await driver.manage().window().setRect(BESIDE);
      }
      return context;
    },
    front: (context) => send("browsingContext.activate", { context }),
    goto: (context, url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    reload: (context) => send("browsingContext.reload", { context, wait: "complete" }),
    back: (context) => send("browsingContext.traverseHistory", { context, delta: -1 }),
    act: (context, actions) => send("input.performActions", { context, actions }),
    /** Calls an async function that gives a text. */
    async call(context, functionDeclaration) {
      const { result, exceptionDetails } = await send("script.callFunction", { functionDeclaration, target: { context }, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    close,
    /** The page that shows this address: one that was prerendered is another one to the driver than the page that it replaces. */
    showing: async (url) => (await send("browsingContext.getTree", { maxDepth: 0 })).contexts.find((page) => page.url === url)?.context,
    /** Closes every page but the empty one that keeps the browser alive. */
    async closeAll() {
      for (const context of await tabs()) if (context !== first) await close(context);
    },
    /** A command of the Chrome DevTools Protocol. */
    async cdp(context, method, params = {}) {
      const { session } = await send("goog:cdp.getSession", { context });
      return (await send("goog:cdp.sendCommand", { method, params, session })).result;
    },
    quit: () => driver.quit(),
  };
}

/** A driver that never answers fails one test, and not all that follow. */
const soon = (run) => Promise.race([run(), sleep(PATIENCE, null, { ref: false }).then(() => Promise.reject(new Error("the driver does not answer")))]);

/** WebKitGTK, by classic WebDriver: its automation shows no tab in front of another, so each page has a window, and a hidden one is minimised. */
async function classic(driver) {
  const first = await driver.getWindowHandle();
  // Measured with the page's own timers, which are the test's.
  await driver.manage().setTimeouts({ script: null });
  // Commands go to the current window, so a command and the switch before it are one step. A switch takes the focus from frames.
  let current = first;
  let last = Promise.resolve();
  const to = (handle, run) => (last = last.catch(() => {}).then(() => soon(async () => {
    if (current !== handle) await driver.switchTo().window(handle);
    current = handle;
    return run();
  })));
  const seen = new Set([first]);
  const hide = (handle) => to(handle, () => {
    seen.delete(handle);
    return driver.manage().window().minimize();
  });
  const show = (handle) => to(handle, () => {
    seen.add(handle);
    return driver.manage().window().setRect(UNDER_POINTER);
  });
  // First the others, then the one: the last to come gets the focus.
  const hideOthers = async (handle) => {
    for (const other of seen) if (other !== handle) await hide(other);
  };
  const close = (handle) => to(handle, () => {
    seen.delete(handle);
    return driver.close();
  });
  await hide(first);
  return {
    async open({ window, background }) {
      if (!window && !background) await hideOthers();
      const handle = await to(first, async () => {
        await driver.switchTo().newWindow("window");
        return (current = await driver.getWindowHandle());
      });
      await (background ? hide(handle) : show(handle));
      return handle;
    },
    async front(handle) {
      await hideOthers(handle);
      if (!seen.has(handle)) await show(handle);
    },
    goto: (handle, url) => to(handle, () => driver.get(url)),
    reload: (handle) => to(handle, () => driver.navigate().refresh()),
    back: (handle) => to(handle, () => driver.navigate().back()),
    act: (handle, actions) => to(handle, () => driver.execute(new Command(Name.ACTIONS).setParameter("actions", actions))),
    call: (handle, declaration) => to(handle, () => driver.executeScript(`return (${declaration})()`)),
    close,
    async closeAll() {
      for (const handle of await driver.getAllWindowHandles()) if (handle !== first) await close(handle);
    },
    quit: () => driver.quit(),
  };
}
