/** The manifest of a pack in canonical JSON (RFC 8785), and the plain list of digests that any system can check. */
import canonicalize from "canonicalize";
import { parseJson } from "../../source/json.ts";
import { MANIFEST } from "./names.ts";
import { type Manifest, manifestSchema } from "./schema.ts";

/** Gives the SHA-256 of bytes, in hexadecimal. */
export type Digest = (bytes: Uint8Array) => string;

const compareByPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** @returns the manifest's text: canonical JSON, with no line end. */
export const manifestText = (manifest: Manifest): string =>
  canonicalize({ ...manifest, files: [...manifest.files].sort(compareByPath) }) ?? "";

/** @returns the manifest, or nothing when the text is not one as svscore writes it. */
export function parseManifest(text: string): Manifest | undefined {
  if (parseJson({ name: MANIFEST, text, language: "json" }).node === undefined) return undefined;
  const { success, data } = manifestSchema.safeParse(JSON.parse(text));
  return success && text.isWellFormed() && manifestText(data) === text ? data : undefined;
}

/** @returns what `sha256sum -c` reads: each file that the manifest lists, and the manifest. */
export function sha256SumsText(
  { inputs, files }: Pick<Manifest, "inputs" | "files">,
  manifest: string,
): string {
  const all = [...inputs, ...files, { path: MANIFEST, sha256: manifest }].sort(compareByPath);
  return all.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}
