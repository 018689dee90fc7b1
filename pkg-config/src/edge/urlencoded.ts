// Reads a body of type `application/x-www-form-urlencoded`, as URLSearchParams would: one entry after the other, so that nothing is read in vain.

/** The entries of a body. */
export function* urlencoded(body: string): Generator<[string, string]> {
  for (let from = 0; from <= body.length; ) {
    const found = body.indexOf("&", from);
    const end = found < 0 ? body.length : found;
    if (end > from) {
      const part = body.slice(from, end);
      const sign = part.indexOf("=");
      yield sign < 0 ? [decoded(part), ""] : [decoded(part.slice(0, sign)), decoded(part.slice(sign + 1))];
    }
    from = end + 1;
  }
}

function decoded(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    // What is no UTF-8, or no escape at all, is read as every host does.
    return new URLSearchParams(`=${text}`).get("") ?? "";
  }
}
