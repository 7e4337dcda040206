/** What else could stand where a figure, a day, a share or a word stands. */
/** Of a long list of words those beside the one that stands there. */
const NEIGHBOURS = 5;

const times = (text: string, factor: number): string => String(Number((Number(text) * factor).toFixed(6)));

/** @returns other values of the same kind; nothing for what is no text. */
export function otherValues(value: unknown, words: readonly string[]): readonly string[] {
  if (typeof value !== "string") return [];
  if (words.length > 0) {
    const at = words.indexOf(value);
    return words.filter((word, index) => word !== value && Math.abs(index - at) <= NEIGHBOURS);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const year = Number(value.slice(0, 4));
    return [1, -1, 2, -3].map((by) => `${year + by}${value.slice(4)}`);
  }
  if (/^\d{4}\/\d{2}$/.test(value)) return ["2022/23", "2025/26"].filter((one) => one !== value);
  if (/% of value/.test(value)) return ["1% of value", "35% of value", "10% of value including-vat"];
  if (/^\d+(\.\d+)?%$/.test(value)) return ["0%", "15%", "55%", "100%"].filter((one) => one !== value);
  if (/^(true|false)$/.test(value)) return [value === "true" ? "false" : "true"];
  if (/^(19|20)\d{2}$/.test(value)) return ["2022", "2023", "2026", "2027"].filter((one) => one !== value);
  if (/^-?\d+(\.\d+)?$/.test(value))
    return [times(value, 2), times(value, 0.5), String(Number(value) + 1), "1", "0"].filter(
      (one) => one !== value,
    );
  const kind = ids.find((all) => all.includes(value));
  return kind === undefined ? [`${value} or other`] : kind.filter((one) => one !== value);
}

/** Names that refer to something: another of their kind is what could stand instead. */
const ids: readonly (readonly string[])[] = [
  ["M1", "M2", "M4"],
  ["ELEC-KWH-2025", "GAS-KWH-2025", "ELEC-TD-KWH-2025"],
  ["quality", "sv-quality", "figure-1", "price", "earliest"],
  ["people", "homes"],
  ["nhs-england", "ppn-002"],
  ["published-weights", "minimum-weight"],
  ["plan", "record", "change"],
];
