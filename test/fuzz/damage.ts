/** Ways to damage a text, as people, programs and ill will do it: each drawn from a seed. */

export type Random = () => number;

/** @returns numbers from 0 up to 1, the same for the same seed on every machine (mulberry32) */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const below = (random: Random, count: number): number => Math.floor(random() * count);
export const oneOf = <Value>(random: Random, all: readonly Value[]): Value =>
  all[below(random, all.length)] as Value;

const tokens: readonly string[] = [
  ...[
    '"',
    "'",
    "`",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "/",
    "..",
    ":",
    "- ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    "#",
    "|",
    ">",
    "%",
  ],
  ...[
    "\0",
    "\u0007",
    "\u001b[31m",
    "\u009b",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ud800",
    "\u200b",
    "é",
    "£",
    "€",
    "“",
    "ŷ",
    "\u{1f300}",
  ],
  ...[
    "&a ",
    "*a",
    "!!js/function",
    "!x ",
    "<<: ",
    "---\n",
    "...\n",
    "__proto__",
    "constructor",
    "toString",
    "null",
    "true",
    "yes",
    "~",
  ],
  ...[
    "0",
    "-1",
    "1e9",
    "1.5.2",
    "1,200",
    "£1.2m",
    "50%",
    "100.01%",
    "9".repeat(40),
    "0.1",
    "1/3",
    "Infinity",
    "NaN",
    "=1+1",
    "@x",
    "+x",
  ],
  ...[
    "2026-02-30",
    "31/12/2026",
    "9999-12-31",
    "n/a",
    "tbc",
    "withdrawn",
    "<script>",
    "&amp;",
    "](x)",
    "$(x)",
    "x".repeat(5_000),
  ],
];

type Damage = (text: string, random: Random) => string;

const at = (text: string, random: Random): number => below(random, text.length + 1);
const lines = (text: string): string[] => text.split("\n");

const damages: readonly Damage[] = [
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + oneOf(random, tokens) + text.slice(place);
  },
  (text, random) => {
    const place = at(text, random);
    return text.slice(0, place) + text.slice(place + 1 + below(random, 12));
  },
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => {
    const all = lines(text);
    const place = below(random, all.length);
    all.splice(place, 0, all[place] ?? "");
    return all.join("\n");
  },
  (text, random) => {
    const all = lines(text);
    all.splice(below(random, all.length), 1);
    return all.join("\n");
  },
  (text, random) => {
    const all = lines(text);
    const [one, other] = [below(random, all.length), below(random, all.length)];
    [all[one], all[other]] = [all[other] ?? "", all[one] ?? ""];
    return all.join("\n");
  },
  (text, random) => {
    const figures = [...text.matchAll(/\d+(?:\.\d+)?/g)];
    const found = figures[below(random, Math.max(1, figures.length))];
    if (found === undefined) return text;
    return text.slice(0, found.index) + oneOf(random, tokens) + text.slice(found.index + found[0].length);
  },
  (text, random) => {
    const words = [...text.matchAll(/[A-Za-z][\w-]*/g)];
    const [one, other] = [oneOf(random, words), oneOf(random, words)];
    return one === undefined || other === undefined
      ? text
      : text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length);
  },
  (text, random) => {
    const place = at(text, random);
    return (
      text.slice(0, place) +
      text.slice(place, place + 1 + below(random, 200)).repeat(2 + below(random, 30)) +
      text.slice(place)
    );
  },
  (text, random) => text.replaceAll("\n", oneOf(random, ["\r\n", "\r", "\n\n", " "])),
  (text, random) => text.replaceAll(",", oneOf(random, [";", "\t", ",,", ", "])),
];

/** @returns the bytes of a text after one damage or some; now and then bytes that are no text */
export function damaged(text: string, random: Random): Uint8Array {
  let found = text;
  for (let left = 1 + below(random, 4); left > 0 && found.length < 2_000_000; left -= 1)
    found = oneOf(random, damages)(found, random);
  const bytes = Buffer.from(found, "utf8");
  const kind = below(random, 20);
  if (kind === 0 && bytes.length > 0) bytes[below(random, bytes.length)] = below(random, 256);
  if (kind === 1) return Buffer.from(found, "utf16le");
  return kind === 2 ? Buffer.from(found, "latin1") : bytes;
}
