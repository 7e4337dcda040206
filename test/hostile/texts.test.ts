/** Hostile words in every text of a tender and its bids, through every format: they are shown and never acted on. */
import { expect, test } from "vitest";
import { bidsCsv, filesWith, formats, svscore, tenderYaml } from "./given.ts";

const hostile: Readonly<Record<string, string>> = {
  "an ANSI colour": "x\u001b[31mred",
  "an OSC 8 link": "x\u001b]8;;http://evil\u0007y\u001b]8;;\u0007",
  "a C1 control sequence": "x\u009b31mred",
  "backspaces and a bell": "x\b\b\u0007y",
  "a next line and a line separator": "x\u0085y\u2028z\u2029",
  "a bidi override": "x\u202egnp.exe",
  "bidi isolates": "x\u2066y\u2069\u200f",
  "zero width characters": "x\u200b\u200c\u2060\ufeffy",
  "a lone surrogate": "x\ud800y",
  "an emoji of several": "x👩\u200d👩\u200d👧",
  "a flood of accents": `x${"\u0301".repeat(2000)}`,
  "ten thousand characters": "x".repeat(10_000),
  "every kind of line end": "x\r\ny\rz\n\nw",
  "tags that hide text": "x\u{e0041}\u{e0042}",
};

/** What a terminal or a reader of text acts on without showing it; our own line ends and tabs aside. */
const acting =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/u;

const onScreen = ["table", "plain", "markdown"] as const;
for (const format of onScreen) {
  test.each(Object.entries(hostile))(`${format} shows %s`, async (_, text) => {
    const { code, out, error } = await svscore(["evaluate", "bids.json", "-f", format], filesWith(text));
    expect({ code, error }).toEqual({ code: 1, error: "" });
    expect(acting.exec(out)?.[0]).toBeUndefined();
  });
}

test.each(Object.entries(hostile))("json writes %s as an escape", async (_, text) => {
  const { code, out } = await svscore(["evaluate", "bids.json", "-f", "json"], filesWith(text));
  expect(code).toBe(1);
  expect(acting.exec(out)?.[0]).toBeUndefined();
});

test.each(Object.entries(hostile))("in csv a terminal has nothing to act on: %s", async (_, text) => {
  const { code, out } = await svscore(["evaluate", "bids.json", "-f", "csv"], filesWith(text));
  expect(code).toBe(1);
  expect(acting.exec(out.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"))?.[0]).toBeUndefined();
});

test.each(Object.entries(hostile))("messages show %s", async (_, text) => {
  const files = { ...filesWith("x"), [`${text}.csv`]: bidsCsv };
  const argvs = [
    ["evaluate", `${text}nosuch.csv`],
    ["evaluate", "bids.json", "--format", text],
    ["evaluate", "bids.json", `--${text}`],
    ["explain", "bids.json", "--bidder", text.slice(1) || "y"],
    ["explain", "bids.json", "--bidder", "Ax", "--criterion", text],
    [text],
    ["schema", text],
  ];
  for (const argv of argvs) {
    const { code, out, error } = await svscore(argv, files);
    expect({ argv: argv[0], code, out }).toEqual({ argv: argv[0], code: 2, out: "" });
    expect(acting.exec(error)?.[0]).toBeUndefined();
  }
});

test("explain shows hostile words", async () => {
  for (const text of Object.values(hostile)) {
    const files = filesWith(text);
    // A lone surrogate is under BUG below.
    if (text.includes("\ud800")) continue;
    const named = JSON.parse((await svscore(["evaluate", "bids.json", "-f", "json"], files)).out) as {
      bids: readonly { bidder: string }[];
    };
    for (const { bidder } of named.bids) {
      const { code, out } = await svscore(["explain", "bids.json", "--bidder", bidder], files);
      expect(code).toBe(0);
      expect(acting.exec(out)?.[0]).toBeUndefined();
    }
  }
});

test("init shows a hostile folder name", async () => {
  const { out } = await svscore(["init", "x\u001b[31m\u202e"], {});
  expect(acting.exec(out)?.[0]).toBeUndefined();
});

const markup: Readonly<Record<string, string>> = {
  html: "x <img src=x onerror=alert(1)> <script>",
  "a link and an image": "x [y](http://evil) ![z](http://evil/z.png)",
  "an autolink": "x <http://evil> http://evil www.evil.com",
  "a heading and a rule": "x\n\n# Head\n\n---\n\n> quote",
  "a code fence": "x\n~~~\ncode\n~~~\n",
  "a table": "x | y |\n| --- | --- |",
};
const raw = /<(?:img|script|http)|(?<!\\)\]\(http|^# Head|^> quote|^---$|^```|^~~~|\shttps?:\/\/evil/m;

test.each(Object.entries(markup))("markdown shows %s as it is written", async (_, text) => {
  const { code, out } = await svscore(["evaluate", "bids.json", "-f", "markdown"], filesWith(text));
  expect(code).toBe(1);
  expect(raw.exec(out)?.[0]).toBeUndefined();
});

test.each(Object.entries(markup))(
  "markdown shows %s between back quotes as it is written",
  async (_, text) => {
    const { code, out } = await svscore(
      ["evaluate", "bids.json", "-f", "markdown"],
      filesWith(`x \`\`\`${text}\` y \`${text}\``),
    );
    expect(code).toBe(1);
    expect(raw.exec(out)?.[0]).toBeUndefined();
  },
);

test("markdown shows control characters between back quotes", async () => {
  const { out } = await svscore(
    ["evaluate", "bids.json", "-f", "markdown"],
    filesWith("x `\u001b[31m\u202e`"),
  );
  expect(acting.exec(out)?.[0]).toBeUndefined();
});

const formulas = [
  "=1+1",
  "+1",
  "-1+1",
  "@SUM(1)",
  "\t=1",
  " =1",
  "\u00a0=1",
  "＝1",
  "＋1",
  "－1",
  "＠1",
  "\ufeff=1",
];
test.each(formulas)("csv keeps %j as text", async (text) => {
  const { out } = await svscore(["evaluate", "bids.json", "-f", "csv"], filesWith(text));
  expect(/(?:^|,|\r\n)"?[\s\ufeff]*[=+\-@＝＋－＠]/.exec(out.slice(1))?.[0]).toBeUndefined();
});

test.each(["x\r=1+1", "\r=1+1"])(
  "csv quotes the lone carriage return in %j, or a spreadsheet begins a row with a formula",
  async (text) => {
    const { out } = await svscore(["evaluate", "bids.json", "-f", "csv"], filesWith(text));
    const outsideQuotes = out.replace(/"(?:[^"]|"")*"/g, "");
    expect(/\r(?!\n)/.test(outsideQuotes)).toBe(false);
  },
);

test.each(["\u200b=1", "\u00ad=1", "\u2060=1", "−1+1", "﹦1", "﹢1", "﹫1"])(
  "csv keeps %j as text",
  async (text) => {
    const { out } = await svscore(["evaluate", "bids.json", "-f", "csv"], filesWith(text));
    expect(out).not.toContain(`,${text},`);
    expect(out).not.toContain(`\n${text},`);
  },
);

const keys = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype"];
test.each(keys)("%s is an unknown key, id, column, measure or rule like any other", async (key) => {
  const cases: readonly (readonly [string, string])[] = [
    [tenderYaml({ end: `${key}: 1` }), bidsCsv],
    [tenderYaml({ quality: `, ${key}: 1` }), bidsCsv],
    [tenderYaml({ quality: `, scaled-by: ${key}` }), bidsCsv],
    [tenderYaml({ sv: key }), bidsCsv],
    [tenderYaml({ end: `library: ${key}` }), bidsCsv],
    [tenderYaml({ end: `rules: ${key}` }), bidsCsv],
    [tenderYaml(), bidsCsv.replace("sv\n", `${key}\n`)],
  ];
  for (const [tender, bids] of cases) {
    const { code, out, error } = await svscore(["evaluate", "bids.csv"], {
      "tender.yaml": tender,
      "bids.csv": bids,
    });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toMatch(/error\[SV\d{3}\]/);
  }
});

test.each([
  ["needs", tenderYaml({ quality: ", needs: { __proto__: 50% }" })],
  ["aspects", tenderYaml({ quality: ", aspects: { __proto__: 50, plan: 50 }" })],
  ["already-required", tenderYaml().replace("award:", "award:\n  already-required: { __proto__: x }")],
  [
    "descriptors",
    tenderYaml().replace("scale: 5", "scale: { top: 5, descriptors: { __proto__: x, 4: y, 5: z } }"),
  ],
])("`__proto__` under %s is refused and not dropped in silence", async (_, tender) => {
  const { code } = await svscore(["evaluate", "bids.csv"], { "tender.yaml": tender, "bids.csv": bidsCsv });
  expect(code).toBe(2);
});

test("a lone surrogate in a criterion's title is no fault of svscore's in json", async () => {
  const { code } = await svscore(["evaluate", "bids.csv", "-f", "json"], {
    "tender.yaml": tenderYaml({ quality: ', title: "a\\uD800b"' }),
    "bids.csv": bidsCsv,
  });
  expect(code).not.toBe(3);
});

test("every format is in this corpus", () => {
  expect([...formats].sort()).toEqual([...onScreen, "json", "csv"].sort());
});
