/** Dated values: none missing between two, none forgotten, none that leaps. */
import { absolute, add, compare, divide, exact, exactInteger, isZero, subtract } from "../../number/exact.ts";
import { dayAfter } from "../../source/date.ts";
import {
  type CheckRule,
  datedProxyValues,
  type Fault,
  faultAtPath,
  type LibraryCheck,
  type LibrarySubject,
} from "./check.ts";

const gap: CheckRule = {
  id: "dates-gap",
  level: "error",
  title: "between two values there are days that have none",
  remedy: "let the earlier value run to the day before the later one, or leave its `to` out",
};
const implausible: CheckRule = {
  id: "date-implausible",
  level: "error",
  title: "a date lies far outside the years that tenders have",
  remedy: "check the year",
};
const far: CheckRule = {
  id: "date-far-from-source",
  level: "warning",
  title: "a value begins more than ten years after anything that its source names",
  remedy: "check the year of `from`",
};
const repeats: CheckRule = {
  id: "value-repeats",
  level: "warning",
  title: "a later value is the same as the one before it",
  remedy: "put the new figure in, or let the earlier value run on and take this one out",
};
const jumps: CheckRule = {
  id: "value-jumps",
  level: "warning",
  title: "a value differs by more than half from the one before it",
  remedy: "check the figure and its unit against the source",
};
const pricesLate: CheckRule = {
  id: "prices-after-dates",
  level: "warning",
  title: "a value is in prices of a year that comes after the dates for which it holds",
  remedy: "check `prices` and `from`",
};
const pricesBack: CheckRule = {
  id: "prices-go-back",
  level: "warning",
  title: "a later value is in older prices than the one before it",
  remedy: "check `prices`: the two may be the wrong way round",
};

const yearOfDateText = (text: string): number => Number(text.slice(0, 4));

function proxyDateFaults(subject: LibrarySubject): readonly Fault[] {
  return datedProxyValues(subject).flatMap(({ measure: { id: measure }, proxy, path, previous }) => {
    const faults: Fault[] = [];
    const say = (rule: CheckRule, key: string, cause: string): void => {
      faults.push(faultAtPath(subject, rule, [...path, key], { measure, cause }));
    };
    for (const key of ["from", "to"] as const) {
      const date = proxy[key];
      if (date !== undefined && (date < "1990-01-01" || date > "2100-12-31"))
        say(implausible, key, `\`${key}\` is ${date}`);
    }
    const named = [proxy.source, proxy.prices ?? "", proxy.note ?? ""].join(" ").match(/\b(?:19|20)\d{2}\b/g);
    const newest = named === null ? undefined : named.sort().at(-1);
    if (
      newest !== undefined &&
      proxy.from <= "2100-12-31" &&
      yearOfDateText(proxy.from) > Number(newest) + 10
    )
      say(far, "from", `it begins on ${proxy.from}, and the newest year that its source names is ${newest}`);
    if (proxy.prices !== undefined) {
      const year = yearOfDateText(proxy.prices);
      if (
        year > yearOfDateText(proxy.from) + 1 ||
        (proxy.to !== undefined && year > yearOfDateText(proxy.to))
      )
        say(
          pricesLate,
          "prices",
          `prices of ${proxy.prices}, for a value from ${proxy.from}${proxy.to === undefined ? "" : ` to ${proxy.to}`}`,
        );
      if (previous?.prices !== undefined && yearOfDateText(previous.prices) > year)
        say(pricesBack, "prices", `prices of ${proxy.prices}, after ${previous.prices} in the value before`);
    }
    if (previous === undefined) return faults;
    if (previous.to !== undefined && previous.to < proxy.from && dayAfter(previous.to) !== proxy.from)
      say(gap, "from", `no value holds from ${dayAfter(previous.to)} until ${proxy.from}`);
    const [before, after] = [exact(previous.amount), exact(proxy.amount)];
    if (compare(before, after) === 0)
      say(repeats, "amount", `${proxy.amount} is also the value from ${previous.from}`);
    else if (!isZero(before)) {
      const half = divide(absolute(before), exactInteger(2));
      if (compare(absolute(subtract(after, before)), half) > 0)
        say(
          jumps,
          "amount",
          `from ${previous.amount} to ${proxy.amount}: ${compare(after, add(before, half)) > 0 ? "up" : "down"} by more than half`,
        );
    }
    return faults;
  });
}

export const dates: LibraryCheck = {
  rules: [gap, implausible, far, repeats, jumps, pricesLate, pricesBack],
  find: proxyDateFaults,
};
