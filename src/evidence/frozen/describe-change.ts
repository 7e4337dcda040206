/** How a method's parts are called when one of them has changed. */

/** A step into a method: a lot, one of its lists, a thing in a list by its name, or a key. */
export interface ChangeStep {
  readonly kind: "lot" | "list" | "item" | "key";
  readonly name: string;
}

/** What a thing in a list is called in it. */
export function nameOfItem(thing: unknown): string | undefined {
  if (typeof thing !== "object" || thing === null || Array.isArray(thing)) return undefined;
  for (const key of ["id", "name", "criterion", "from"]) {
    const name: unknown = Object.hasOwn(thing, key) ? (thing as Record<string, unknown>)[key] : undefined;
    if (typeof name === "string") return name;
  }
  return undefined;
}

const things: Readonly<Record<string, string>> = {
  criteria: "criterion",
  measures: "measure",
  rulesets: "rules",
  rules: "rule",
  aspects: "aspect",
  proxies: "proxy value from",
  needs: "needs",
};

const keys: Readonly<Record<string, string>> = {
  alreadyRequired: "already required",
  allowed: "marks allowed",
  by: "name",
  commenced: "commenced",
  countsOnceWith: "counts once with",
  discounting: "discounting",
  firstYear: "first year",
  from: "scored from",
  lot: "lot",
  marks: "marks of evaluators who differ",
  marksAvailable: "marks available",
  needs: "what it needs",
  netZero: "part of net zero",
  of: "what is rounded",
  ofValue: "share of the contract value",
  outOf: "out of",
  priceYear: "price year",
  prices: "price year",
  rank: "ranks from",
  relative: "depends on other bids",
  round: "rounding of the criterion",
  scaledBy: "scaled by",
  socialValue: "part of social value",
  ties: "tie-break",
  unevidenced: "commitments without evidence",
  worth: "marks that it is worth",
};

/** A figure that knows its place is a figure. */
const silent: readonly string[] = ["value", "kind"];

/** @returns where it is and what it was and is, on one line. */
export function describeChange(path: readonly ChangeStep[], was: unknown, is: unknown): string {
  const where: string[] = [];
  const what: string[] = [];
  let list = "";
  let parent: string | undefined;
  for (const { kind, name } of path) {
    if (kind === "lot") {
      if (name !== "") where.push(`lot \`${name}\``);
    } else if (kind === "list") list = name;
    else if (kind === "item") {
      const last = what.pop();
      const within = list === "criteria" ? parent : undefined;
      if (within === undefined)
        where.push(
          ...what,
          `${things[list] ?? last ?? "entry"} ${list === "proxies" ? name : `\`${name}\``}`,
        );
      else where.splice(-1, 1, `sub-criterion \`${name}\` of \`${within}\``);
      parent = list === "criteria" ? name : undefined;
      what.length = 0;
    } else {
      list = name;
      if (name === "criteria" || name === "rules" || !silent.includes(name))
        what.push(pathKeyLabel(name, what));
    }
  }
  const place = where.length === 0 ? "" : `${where.join(", ")}: `;
  const thing = what.join(", ");
  if (thing === "" && (was === undefined || is === undefined))
    return `${where.join(", ")} ${was === undefined ? "is new" : "is no longer there"}`;
  if (was === undefined) return `${place}${thing} is new: ${shortValueText(is)}`;
  if (is === undefined) return `${place}${thing} is no longer there; it was ${shortValueText(was)}`;
  return `${place}${thing === "" ? "" : `${thing} `}was ${shortValueText(was)}, is ${shortValueText(is)}`;
}

const pathKeyLabel = (name: string, before: readonly string[]): string =>
  before.at(-1) === "descriptors" ? `for mark ${name}` : (keys[name] ?? name);

const LONGEST = 300;

function shortValueText(value: unknown): string {
  const text = fullValueText(value);
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : text;
}

function fullValueText(value: unknown): string {
  if (typeof value === "string") return value === "" ? "nothing" : value;
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(fullValueText).join(", ");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const { by, ...rest } = value as Readonly<Record<string, unknown>>;
  const parts = Object.entries(rest).flatMap(([key, one]) =>
    key === "kind"
      ? []
      : [key === "value" ? fullValueText(one) : `${keys[key] ?? key} ${fullValueText(one)}`],
  );
  const all = parts.join(", ");
  return by === undefined ? all : all === "" ? fullValueText(by) : `${fullValueText(by)} (${all})`;
}
