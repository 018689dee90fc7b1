// Whether a post comes from a page of our own: a browser says so, and sends the password along whoever asks it to.

export function isOwnForm(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("origin") === new URL(request.url).origin;
}
