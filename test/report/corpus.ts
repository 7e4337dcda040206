/** Evaluations to report on: the examples as they are saved, and the same with a hostile text wherever words from a file stand. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadSavedEvaluation } from "../../src/report/load-saved.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const examples: readonly string[] = readdirSync(`${root}/examples`).sort();

export const savedText = (example: string): string =>
  readFileSync(`${root}/examples/${example}/golden/evaluation.json`, "utf8");

/** @returns the example's evaluation, read as a user's file is. */
export function saved(example: string): EvaluationDocument {
  const { value, diagnostics } = loadSavedEvaluation({
    name: "evaluation.json",
    text: savedText(example),
    language: "json",
  });
  if (value === undefined) throw new Error(diagnostics.map(({ cause }) => cause).join("\n"));
  return value;
}

export const hostile: Readonly<Record<string, string>> = {
  markup: `</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"'><svg/onload=alert(1)>`,
  "an attribute": `" onmouseover="alert(1)" x="`,
  entities: "&lt;b&gt; &amp;amp; &#0; &notanentity",
  "a comment and a section": "<!-- --> ]]> <![CDATA[ x ]]> <?xml?>",
  formulas: '=HYPERLINK("http://evil","x")',
  "a formula behind a space": " @SUM(1+1)*cmd|' /C calc'!A0",
  "markdown links": "[x](javascript:alert(1)) ![y](http://evil) http://evil <http://evil> | a | `c` # h",
  "an address": "javascript:alert(1) data:text/html,<b> file:///etc/passwd",
  "control characters": "x\u0000\u0001\u0007\b\u001b[31my\u007f\u0085\u009b31m",
  "right-to-left overrides": "x\u202egnp.exe\u202c\u2066y\u2069\u200f",
  "zero width characters": "x\u200b\u2060\ufeffy\u00ad",
  "a lone surrogate": "x\ud800y\udc00",
  emoji: "👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ✅",
  "ten thousand letters": "x".repeat(10_000),
  "ten thousand words": "word ".repeat(2_000).trim(),
  "a flood of accents": `x${"\u0301".repeat(2_000)}`,
  lines: "one\r\ntwo\rthree\n\nfive\u2028six",
  arabic: "شركة النقل العربية",
  "a prototype": "__proto__",
  "a path": "../../../etc/passwd\\..\\CON.txt",
  Welsh: "Cŵn y môr ŷ Ŵ",
};

/** Keys whose value is a word of a closed list, a figure, or a key to another part. */
const kept = new Set([
  ...[
    "schema",
    "name",
    "version",
    "digest",
    "sha256",
    "shown",
    "exact",
    "status",
    "result",
    "severity",
    "stage",
  ],
  ...[
    "unit",
    "totalIn",
    "worthIn",
    "id",
    "parent",
    "criterion",
    "from",
    "formula",
    "method",
    "lot",
    "aspect",
  ],
  ...["places", "mode", "of", "rank", "quantity", "weight", "top", "mark", "excludingVat", "includingVat"],
]);

/** @returns the evaluation with the text in every place that takes words; bidders keep a number, to stay apart. */
export function withText(document: EvaluationDocument, text: string): EvaluationDocument {
  let bidder = 0;
  const put = (value: unknown, key: string): unknown => {
    if (typeof value === "string") {
      if (key === "bidder") {
        bidder += 1;
        return `${bidder}${text}`;
      }
      return kept.has(key) ? value : text;
    }
    if (Array.isArray(value)) return value.map((one) => put(one, key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([own, one]) => [own, put(one, own)]));
  };
  return put(document, "") as EvaluationDocument;
}
