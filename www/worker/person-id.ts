// Whom a post is from. Who writes the same address twice, in other letters or with a tag behind a plus, is one person.

/** The address as it counts; the post's own id where there is none. */
export function personId(email: string | null, lead: string): string {
  const [, name, domain] = /^([^@\s]+)@([^@\s]+)$/.exec(email ?? "") ?? [];
  if (!name || !domain) return lead;
  return `${name.replace(/(?<=.)\+.*$/, "")}@${domain}`.toLowerCase();
}
