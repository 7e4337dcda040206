/** What a page lets a browser do: use its own style, and nothing else. */

/**
 * @param style the SHA-256 of the page's own style, in base64; a test holds the two together
 * @returns the element that every page carries in its head: no script runs, nothing is fetched, nothing is sent
 */
export const contentPolicyHtml = (style: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'">`;
