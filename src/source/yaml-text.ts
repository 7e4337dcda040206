/** Writes plain values as YAML that a person can keep. Every figure stays the text that it was. */
import { stringify } from "yaml";

/** @returns YAML with every text that could be taken for something else in quotes. */
export const yamlText = (value: unknown): string =>
  stringify(value, { schema: "core", lineWidth: 120, singleQuote: false });
