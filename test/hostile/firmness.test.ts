/** Hostile words in the names of bidders and criteria, through every format of `svscore stress` and `tender simulate`. */
import { expect, test } from "vitest";
import { filesWith, svscore } from "./given.ts";

const hostile: Readonly<Record<string, string>> = {
  "an ANSI colour": "x\u001b[31mred",
  "a bidi override": "x\u202egnp.exe",
  "a lone surrogate": "x\ud800y",
  "ten thousand characters": "x".repeat(10_000),
  "every kind of line end": "x\r\ny\rz\n\nw",
  "mark-up": "x <img src=x onerror=alert(1)> [y](http://evil) | # `",
  "a formula": '=HYPERLINK("http://evil")',
  "the name of a prototype": "__proto__",
};

const acting =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/u;
/** What Markdown would act on: an unescaped tag or link. */
const live = /<img|(?<!\\)\[y\]\(http/;

for (const format of ["table", "plain", "markdown", "json"]) {
  test.each(Object.entries(hostile))(`${format} of stress shows %s`, async (_, text) => {
    const { code, out, error } = await svscore(["stress", "bids.json", "-f", format], filesWith(text));
    expect({ code, error }).toEqual({ code: 1, error: "" });
    expect(acting.exec(out)?.[0]).toBeUndefined();
    if (format === "markdown") expect(live.exec(out)?.[0]).toBeUndefined();
    if (format === "json") expect(() => JSON.parse(out)).not.toThrow();
  });

  test.each(Object.entries(hostile))(`${format} of tender simulate shows %s`, async (_, text) => {
    const { code, out, error } = await svscore(
      ["tender", "simulate", "tender.json", "-f", format],
      filesWith(text),
    );
    expect({ code, error }).toEqual({ code: 1, error: "" });
    expect(acting.exec(out)?.[0]).toBeUndefined();
    if (format === "markdown") expect(live.exec(out)?.[0]).toBeUndefined();
  });
}
