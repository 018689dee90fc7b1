// What the vendors' servers would answer, on the page's own address: no further connection and no preflight, which favours them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileOf, folder } from "./peers.mjs";

/** A project with automatic capture and one flag, and with recording, surveys and heatmaps off: the least that it can be. */
const PROJECT = {
  token: "phc_bench", supportedCompression: ["gzip", "gzip-js"], hasFeatureFlags: true, captureDeadClicks: false, capturePerformance: false, autocapture_opt_out: false,
  autocaptureExceptions: false, analytics: { endpoint: "/i/v0/e/" }, elementsChainAsString: true, sessionRecording: false, heatmaps: false, surveys: false, defaultIdentifiedOnly: true, siteApps: [],
};
const FLAGS = {
  errorsWhileComputingFlags: false,
  flags: { "hero-offer": { key: "hero-offer", enabled: true, variant: "guide", reason: { code: "condition_match", condition_index: 0, description: "Matched condition set 1" }, metadata: { id: 1, version: 1, payload: null } } },
  requestId: "00000000-0000-4000-8000-000000000000",
};

export function posthog({ path }) {
  if (path.endsWith("/config")) return JSON.stringify(PROJECT);
  if (path.endsWith("/config.js")) return `(function(){window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};window._POSTHOG_REMOTE_CONFIG.phc_bench={config:${JSON.stringify(PROJECT)},siteApps:[]}})();`;
  if (path.startsWith("/ph/flags")) return JSON.stringify(FLAGS);
  const part = path.match(/^\/ph\/static\/(?:[\d.]+\/)?([\w-]+\.js)$/)?.[1];
  if (part && existsSync(join(folder, "node_modules", "posthog-js", "dist", part))) return fileOf(`posthog-js/dist/${part}`).toString();
  return /^\/ph\/(e|i|s)\//.test(path) ? '{"status":"Ok"}' : undefined;
}

/** A source with nothing but Segment itself behind it. */
const SETTINGS = {
  integrations: { "Segment.io": { apiKey: "bench", unbundledIntegrations: [], addBundledMetadata: true, maybeBundledConfigIds: {}, versionSettings: { version: "4.4.7", componentTypes: ["browser"] } } },
  plan: { track: { __default: { enabled: true, integrations: {} } }, identify: { __default: { enabled: true } }, group: { __default: { enabled: true } } },
  edgeFunction: {}, analyticsNextEnabled: true, middlewareSettings: {}, enabledMiddleware: {}, metrics: { sampleRate: 0 }, legacyVideoPluginsEnabled: false, remotePlugins: [],
};

export const segment = ({ path }) => (path.endsWith("/settings") ? JSON.stringify(SETTINGS) : path.startsWith("/segment/v1/") ? '{"success":true}' : undefined);

export const snowplow = ({ path }) => (path.startsWith("/snowplow/") || path.startsWith("/com.snowplowanalytics") ? "ok" : undefined);
