/** Where the frozen method of a tender lies: beside it, under its own name. */

/** @returns `tender.frozen.json` for `tender.yaml`; nothing for what is not a file of a tender. */
export function frozenMethodPath(tender: string): string | undefined {
  const found = tender.replace(/\.(ya?ml|json)$/i, ".frozen.json");
  return found === tender ? undefined : found;
}
