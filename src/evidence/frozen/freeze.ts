/** Writing down a method before bids are opened, and reading it again: sealed, so that nobody can change it unseen. */
import canonicalize from "canonicalize";
import type { Diagnostic } from "../../diagnostics/model.ts";
import { parseJson } from "../../source/json.ts";
import { quote } from "../../source/quote.ts";
import type { Source } from "../../source/span.ts";
import type { Sha256 } from "../journal/chain.ts";
import { type Frozen, frozenSchema } from "./schema.ts";

/** The canonical text of the method of one award, and the lot that it is for. */
export interface PublishedMethod {
  readonly lot: string | null;
  readonly text: string;
}

type Parts = Pick<Frozen, "tool" | "tender" | "when">;

const canonicalJson = (value: unknown): string => canonicalize(value) ?? "";

/** @returns the method of each award, as the parts of a frozen method. */
export function frozenMethodParts(
  published: readonly PublishedMethod[],
  sha256: Sha256,
): Pick<Frozen, "methods" | "measures" | "rules"> {
  const contents = published.map(({ lot, text }) => {
    const { award, measures, rules } = JSON.parse(text) as Pick<Frozen, "measures" | "rules"> & {
      readonly award: unknown;
    };
    return { lot, digest: `sha256:${sha256(text)}`, award, measures, rules };
  });
  const [first] = contents;
  return {
    methods: contents.map(({ lot, digest, award }) => ({ lot, digest, award })),
    measures: first?.measures ?? [],
    rules: first?.rules ?? [],
  };
}

const frozenFileText = (frozen: unknown): string => `${JSON.stringify(frozen, null, 2)}\n`;

/** @returns the text of a frozen method. */
export function frozenMethodText(
  parts: Parts,
  published: readonly PublishedMethod[],
  sha256: Sha256,
): string {
  const open = { schema: "svscore.frozen/v1", ...parts, ...frozenMethodParts(published, sha256) };
  return frozenFileText({ ...open, seal: `sha256:${sha256(canonicalJson(open))}` });
}

/** @returns a frozen method, or SV620 when it is not as it was written. */
export function loadFrozenMethod(
  source: Source,
  sha256: Sha256,
): { readonly value?: Frozen; readonly diagnostics: readonly Diagnostic[] } {
  const value = parseFrozenIfIntact(source, sha256);
  if (value !== undefined) return { value, diagnostics: [] };
  return {
    diagnostics: [
      {
        code: "SV620",
        file: source.name,
        cause: `${quote(source.name)} is not as \`svscore tender freeze\` wrote it`,
        remedy: "bring it back from a copy, and find out who changed it",
      },
    ],
  };
}

function parseFrozenIfIntact(source: Source, sha256: Sha256): Frozen | undefined {
  if (parseJson(source).node === undefined) return undefined;
  const read: unknown = JSON.parse(source.text);
  const { success, data } = frozenSchema.safeParse(read);
  if (!success || frozenFileText(read) !== source.text) return undefined;
  const { seal, ...open } = read as Frozen;
  if (seal !== `sha256:${sha256(canonicalJson(open))}`) return undefined;
  const whole = data.methods.every(
    ({ digest, award }) =>
      digest === `sha256:${sha256(canonicalJson({ award, measures: data.measures, rules: data.rules }))}`,
  );
  return whole ? data : undefined;
}
