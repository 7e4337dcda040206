/** What is lifted off a tender's text is what YAML reads there, and what is left decides everything else. */
import {
  type Arbitrary,
  array,
  assert as check,
  constantFrom,
  integer,
  property,
  record,
  tuple,
} from "fast-check";
import { describe, expect, test } from "vitest";
import { liftYamlHeading, treeMatchesHeading } from "../../src/rescore/yaml-heading.ts";
import { deepestNodeOnPath, type Node, toPlainValue } from "../../src/source/tree.ts";
import { parseYaml } from "../../src/source/yaml.ts";

const read = (text: string): Node | undefined =>
  parseYaml({ name: "tender.yaml", text, language: "yaml" }).node;

const words = constantFrom(
  "T-1",
  "Repairs, north",
  "Ash & Co's (2)",
  "Llŷn – gwaith",
  "7",
  "null",
  "NULL",
  "yes",
  "a.b",
  "x-y_z",
  "£5",
);
const days = constantFrom("2024-02-29", "2026-04-01", "2025-02-30");
const pounds = constantFrom("1", "250000", "99999.50", "999999999999999");

interface Values {
  readonly reference: string;
  readonly title: string;
  readonly buyer: string;
  readonly commenced: string;
  readonly excluding: string;
  readonly including: string;
}

const values: Arbitrary<Values> = record({
  reference: words,
  title: words,
  buyer: words,
  commenced: days,
  excluding: pounds,
  including: pounds,
});

/** Texts with the places where values go, usual and hostile. */
const shapes: readonly string[] = [
  "svscore: 1\ntender:\n  reference: {reference}\n  title: {title}\n  buyer: {buyer} # the council\n  commenced: {commenced}\n  value: { excluding-vat: {excluding}, including-vat: {including} }\naward: {}\n",
  "tender: # the heading\n    title: {title}\n    reference: {reference}   \n    value:\n        including-vat: {including}\n        excluding-vat: {excluding} # net\nlibrary: x\n",
  "tender:\r\n  reference: {reference}\r\n  value: { excluding-vat: {excluding} }\r\n  annual-value: { excluding-vat: {excluding} }\r\n",
  "note: |\n  tender:\n    reference: {reference}\ntender:\n  reference: {reference}\n  title: {title}\n",
  "note: |\n tender:\ntender:\n  reference: {reference}\n  note: >\n  title: {title}\n",
  'a: "\ntender:\n  reference: {reference}\n"\ntender: { reference: {reference}, title: {title} }\n',
  "{\ntender:\n  {\n  reference: {reference}\n  , title: {title}\n  }\n}\n",
  "tender:\n  reference: {reference}\n    and more\n  title: {title}\n",
  "tender:\n  reference: &a {reference}\n  title: *a\n",
  "tender:\n  value: &v { excluding-vat: {excluding} }\n  reference: {reference}\n  annual-value: *v\n",
  "tender:\n  lots:\n  - reference: {reference}\n  title: {title}\n  reference: {reference}\n",
  "tender:\n  reference: {reference}\n  reference: {title}\n",
  "tender:\n  reference: {reference}\n  needs: [10% of\n    value]\n  value: { excluding-vat: {excluding} }\n",
  "tender:\n  ? reference\n  : {reference}\n  title: {title}\n",
  "tender:\n  reference: 'x\n  title: {title}\n  buyer: y'\n",
  "tender:\n  x: [\n  reference: {reference}\n  ]\n  reference: {title}\n",
  "tender:\n\n  # first\n\n  reference: {reference}\n# outside\n  title: {title}\n",
];

const filled = (shape: string, own: Values): string =>
  shape.replace(
    /\{(reference|title|buyer|commenced|excluding|including)\}/g,
    (_, name: keyof Values) => own[name],
  );

const text: Arbitrary<readonly [string, string]> = tuple(
  constantFrom(...shapes),
  values,
  values,
  array(
    tuple(
      integer({ min: 0, max: 400 }),
      constantFrom(" ", "\n", "#", '"', "'", "|", "{", "}", ",", ":", "- ", "&a ", "*a", "\t", "x"),
    ),
    {
      maxLength: 2,
    },
  ),
).map(([shape, one, other, slips]) => {
  const slipped = slips.reduce((own, [at, slip]) => {
    const place = at % (own.length + 1);
    return own.slice(0, place) + slip + own.slice(place);
  }, shape);
  return [filled(slipped, one), filled(slipped, other)] as const;
});

/** The tree with what was lifted left out. */
function rest(node: Node, paths: readonly (readonly string[])[]): unknown {
  const whole = toPlainValue(node) as Record<string, unknown>;
  for (const path of paths) {
    const above = path.slice(0, -1).reduce((own, key) => own[key] as Record<string, unknown>, whole);
    above[path.at(-1) ?? ""] = "lifted";
  }
  return whole;
}

describe("a heading", () => {
  test("that stands in one text stands in every text that differs in it alone", () => {
    let alike = 0;
    check(
      property(text, ([first, second]) => {
        const [one, other] = [liftYamlHeading(first), liftYamlHeading(second)];
        if (one === undefined || other === undefined || one.rest !== other.rest) return;
        const [tree, twin] = [read(first), read(second)];
        if (tree === undefined || !treeMatchesHeading(tree, one)) return;
        alike += 1;
        if (twin === undefined) throw new Error(`not read: ${second}`);
        for (const { path, text: value } of other.lifted)
          expect(deepestNodeOnPath(twin, path)).toMatchObject({ kind: "text", quoted: false, text: value });
        const paths = one.lifted.map(({ path }) => path);
        expect(rest(twin, paths)).toEqual(rest(tree, paths));
      }),
      { numRuns: 8_000 },
    );
    expect(alike).toBeGreaterThan(200);
  });

  test("is the reference, title, buyer, day and value", () => {
    const [shape = ""] = shapes;
    const own = { reference: "T-1", title: "Repairs, north", buyer: "Ash & Co", commenced: "2026-04-01" };
    const found = liftYamlHeading(filled(shape, { ...own, excluding: "250000", including: "300000" }));
    expect(found?.own).toMatchObject(own);
    expect(found?.lifted).toHaveLength(6);
    expect(found?.rest).not.toMatch(/T-1|north|Ash|2026|250000|300000/);
  });

  test.for([
    ["no reference", "tender:\n  title: X\n"],
    ["a reference in quotes", 'tender:\n  reference: "T-1"\n'],
    [
      "the smaller figure including VAT",
      "tender:\n  reference: T\n  value: { excluding-vat: 2, including-vat: 1 }\n",
    ],
    ["a name that is said again", "tender:\n  reference: T\n  title: *t\n"],
  ])("is none with %s", ([, own = ""]) => {
    expect(liftYamlHeading(own)).toBeUndefined();
  });
});
