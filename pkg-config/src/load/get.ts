// Fetches bytes: one request, for ten seconds at most.

/** Rejects when the answer is late, not a success or not of the integrity that is asked for. */
export async function get(address: URL | string, integrity = ""): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address, { integrity, signal: AbortSignal.timeout?.(10_000) });
  if (!response.ok) throw `${response.status} ${address}`;
  return new Uint8Array(await response.arrayBuffer());
}
