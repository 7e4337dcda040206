/**
 * Marking without knowing whose bid it is: bidders stand as letters in the
 * journal, and the key lies in a file of its own, whose digest the journal
 * holds, so that nobody can change who was who.
 */
import { parseJson } from "../../source/json.ts";
import { quote } from "../../source/quote.ts";
import type { Sha256 } from "./chain.ts";
import { keySchema } from "./key/schema.ts";
import type { Journal } from "./model.ts";

/** @returns "Bidder A" to "Bidder Z", then "Bidder AA". */
export function letteredBidderName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? `Bidder ${letter}` : `${letteredBidderName(Math.floor(index / 26) - 1)}${letter}`;
}

/** @returns the text of a key: the bidders in an order that nobody can foresee. */
export function makeBlindKeyText(
  tender: string,
  bidders: readonly string[],
  salt: string,
  sha256: Sha256,
): string {
  const order = bidders
    .map((bidder) => ({ bidder, by: sha256(`${salt}\n${bidder}`) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1));
  const key = {
    schema: "svscore.blind-key/v1",
    tender,
    bidders: order.map(({ bidder }, index) => ({ letter: letteredBidderName(index), bidder })),
  };
  return `${JSON.stringify(key, null, 2)}\n`;
}

/** What a journal says of its key, where its bidders stand as letters. */
export function findBlindedEntry({
  entries,
}: Journal): { readonly key: string; readonly bidders: number; readonly number: number } | undefined {
  for (const { entry, number } of entries)
    if (entry.kind === "blinded") return { key: entry.key, bidders: Number(entry.bidders), number };
  return undefined;
}

/** @returns the bidders by their letters, or why the key cannot be used. */
export function parseBlindKeyOrReason(
  journal: Journal,
  content: string,
  sha256: Sha256,
): ReadonlyMap<string, string> | string {
  const wanted = findBlindedEntry(journal);
  if (wanted !== undefined && wanted.key !== `sha256:${sha256(content)}`)
    return `it is not the key that entry ${wanted.number} of ${quote(journal.name)} names: it has been changed, or belongs to another journal`;
  if (parseJson({ name: "key", text: content, language: "json" }).node === undefined)
    return "it is not a key as `svscore journal blind` writes it";
  const { success, data } = keySchema.safeParse(JSON.parse(content));
  if (!success) return "it is not a key as `svscore journal blind` writes it";
  return new Map(data.bidders.map(({ letter, bidder }) => [letter.toLowerCase(), bidder]));
}
