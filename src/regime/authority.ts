/** The kinds of NHS body whose names say what they are. @see SI 2024/692, Schedule 2 */
import type { Authority } from "../tender/facts.ts";

const names: readonly (readonly [RegExp, Authority])[] = [
  [/\bNHS foundation trust\b/i, "nhs-foundation-trust"],
  [/\bNHS trust\b/i, "nhs-trust"],
  [/\bintegrated care board\b|\bICB\b/i, "integrated-care-board"],
  [/^\s*NHS England\s*$/i, "nhs-england"],
  [/\bNHS business services authority\b/i, "nhs-business-services-authority"],
];

/** @returns the kind of body, where a name is of one kind and of no other. */
export function authorityFromName(name: string): Authority | undefined {
  const found = names.filter(([pattern]) => pattern.test(name));
  return found.length === 1 ? found[0]?.[1] : undefined;
}
