/** Whether every file of a pack is the one that its manifest lists, and nothing else is there. */
import { type Digest, manifestText, parseManifest, sha256SumsText } from "./manifest.ts";
import { isPackPath, MANIFEST, SIGNATURE, SUMS } from "./names.ts";
import type { Manifest } from "./schema.ts";

export interface CheckedPack {
  readonly manifest?: Manifest;
  /** What differs, each with the file that it is about. */
  readonly differences: readonly string[];
}

/** @param files every file that was found, by its path in the pack */
export function checkPackFiles(files: ReadonlyMap<string, Uint8Array>, digest: Digest): CheckedPack {
  const own = files.get(MANIFEST);
  const manifest = own === undefined ? undefined : parseManifest(decodeUtf8(own) ?? "");
  if (manifest === undefined)
    return { differences: [...noManifestDifferences(files, digest, own !== undefined)] };
  const listed = [...manifest.inputs, ...manifest.files];
  const paths = listed.map(({ path }) => path);
  const known = [...paths, MANIFEST, SUMS, SIGNATURE];
  const second = parseSha256Sums(files.get(SUMS));
  return {
    manifest,
    differences: [
      ...listed.flatMap((one, index) =>
        isPackPath(one.path) && paths.indexOf(one.path) === index
          ? fileDifferences(one, files.get(one.path), second.get(one.path), digest)
          : [`${MANIFEST} lists ${JSON.stringify(one.path)}, which is no file that a pack has`],
      ),
      ...repeatedInputDifferences(manifest),
      ...[...files.keys()]
        .filter((path) => !known.includes(path))
        .map((path) => `${path} is not part of the pack: the manifest does not list it`),
      ...sumsDifferences(manifest, files, digest),
    ],
  };
}

const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The digests in SHA256SUMS, by path. */
const parseSha256Sums = (found: Uint8Array | undefined): ReadonlyMap<string, string> =>
  new Map(
    (found === undefined ? "" : (decodeUtf8(found) ?? "")).split("\n").flatMap((line) => {
      const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      return sha256 === undefined || path === undefined ? [] : [[path, sha256] as const];
    }),
  );

/** Of three that should agree (the file, the manifest, the list of digests) the one that stands alone has been changed. */
function fileDifferences(
  { path, bytes, sha256 }: { readonly path: string; readonly bytes: number; readonly sha256: string },
  found: Uint8Array | undefined,
  second: string | undefined,
  digest: Digest,
): readonly string[] {
  if (found === undefined) return [`${path} is missing`];
  const own = digest(found);
  if (own === sha256 && found.length === bytes) return [];
  if (own === second)
    return [
      `${MANIFEST} has been changed: what it says of ${path} is neither what ${SUMS} says nor what is there`,
    ];
  return [
    found.length === bytes
      ? `${path} has been changed: its digest is not the one that the manifest lists`
      : `${path} has been changed: it has ${found.length} bytes, and had ${bytes}`,
  ];
}

/** Two inputs of one name would leave it open which was read. */
const repeatedInputDifferences = ({ inputs }: Manifest): readonly string[] =>
  inputs.flatMap(({ name }, index) =>
    inputs.findIndex((one) => one.name === name) === index
      ? []
      : [`${MANIFEST} lists the input ${JSON.stringify(name)} twice`],
  );

/** The list of digests says the same as the manifest, and says it of the manifest too. */
function sumsDifferences(
  manifest: Manifest,
  files: ReadonlyMap<string, Uint8Array>,
  digest: Digest,
): readonly string[] {
  const found = files.get(SUMS);
  if (found === undefined) return [`${SUMS} is missing`];
  const expected = sha256SumsText(manifest, digest(new TextEncoder().encode(manifestText(manifest)))).split(
    "\n",
  );
  const written = (decodeUtf8(found) ?? "").split("\n");
  const second = parseSha256Sums(found);
  return Array.from({ length: Math.max(expected.length, written.length) }, (_, index) => index).flatMap(
    (index) => {
      if (expected[index] === written[index]) return [];
      const path = (expected[index] ?? "").slice(66);
      const file = files.get(path);
      if (path === MANIFEST && second.has(MANIFEST))
        return [
          `${MANIFEST} and ${SUMS} do not fit each other: line ${index + 1} lists another digest for it`,
        ];
      const own = file === undefined ? undefined : digest(file);
      // That the manifest stands alone is said of the manifest.
      if (own !== undefined && own === second.get(path) && own !== expected[index]?.slice(0, 64)) return [];
      return [
        `${SUMS} has been changed: line ${index + 1}${path === "" ? "" : ` (${path})`} is not as it was written`,
      ];
    },
  );
}

/** Without a manifest the list of digests still tells which files have been changed, the manifest among them. */
function* noManifestDifferences(
  files: ReadonlyMap<string, Uint8Array>,
  digest: Digest,
  there: boolean,
): Generator<string> {
  yield there ? `${MANIFEST} has been changed: it is not as svscore writes it` : `${MANIFEST} is missing`;
  const text = files.get(SUMS);
  const listed = parseSha256Sums(text);
  for (const [path, sha256] of listed) {
    if (path === MANIFEST) continue;
    const found = files.get(path);
    if (found === undefined) yield `${JSON.stringify(path)} is missing`;
    else if (digest(found) !== sha256) yield `${path} has been changed: its digest is not the one in ${SUMS}`;
  }
  if (text === undefined) yield `${SUMS} is missing`;
  for (const path of files.keys())
    if (listed.size > 0 && !listed.has(path) && ![MANIFEST, SUMS, SIGNATURE].includes(path))
      yield `${path} is not part of the pack: ${SUMS} does not list it`;
}
