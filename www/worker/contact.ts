// Who the lead is, in the words of the form: one name, one company, one address, fit for a line of the inbox.

const LONGEST = 160;

/** One line: control characters and runs of space become one space; cut where a line would be absurd. */
function line(text: string | undefined): string | null {
  const clean = (text ?? "").replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  if (clean === "") return null;
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…` : clean;
}

export interface Contact {
  name: string | null;
  company: string | null;
  email: string | null;
}

export function contactOf(fields: Record<string, string>): Contact {
  return {
    name: line(fields.name) ?? line(`${fields.firstName ?? ""} ${fields.lastName ?? ""}`),
    company: line(fields.company),
    email: line(fields.email),
  };
}

/** Bounds what one lead may take in the database, in characters of JSON; says so where it cuts. */
export function bounded(fields: Record<string, string>, room = 400_000): Record<string, string> {
  const kept: [string, string][] = [];
  let left = room;
  for (const [name, value] of Object.entries(fields)) {
    const key = name.slice(0, 200);
    left -= JSON.stringify(key).length + 4;
    if (left <= 0) break;
    const size = JSON.stringify(value).length;
    // A character takes at most six in JSON: the cut text fits whatever it holds.
    const fitting = size <= left ? value : `${value.slice(0, Math.floor(left / 6))}… [${value.length}]`;
    left -= Math.min(size, left);
    kept.push([key, fitting]);
  }
  return Object.fromEntries(kept);
}
