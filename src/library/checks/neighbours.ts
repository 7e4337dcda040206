/** Two measures that carry one figure and do not say that it is one: most often the one was copied to make the other. */
import { exact, exactText } from "../../number/exact.ts";
import { quote } from "../../source/quote.ts";
import { type CheckRule, type Fault, faultAtPath, type LibraryCheck, type LibrarySubject } from "./check.ts";

const repeats: CheckRule = {
  id: "neighbours-repeat",
  level: "warning",
  title: "two neighbouring measures carry the same value, and not one that says it is the same",
  remedy: "check both figures against their sources; where they are right, give both the same `reference`",
};

function copiedAmountFaults(subject: LibrarySubject): readonly Fault[] {
  const { written } = subject;
  return written.flatMap(({ measure, path }, index): readonly Fault[] => {
    const before = written[index - 1]?.measure;
    const [mine, theirs] = [measure.proxy?.at(-1), before?.proxy?.at(-1)];
    if (before === undefined || mine === undefined || theirs === undefined || measure.unit === "GBP")
      return [];
    const same = exactText(exact(mine.amount)) === exactText(exact(theirs.amount));
    const oneSource = mine.reference !== undefined && mine.reference === theirs.reference;
    if (!same || oneSource) return [];
    const at = [...path, "proxy", (measure.proxy ?? []).length - 1, "amount"];
    return [
      faultAtPath(subject, repeats, at, {
        measure: measure.id,
        cause: `${mine.amount} is also the value of ${quote(before.id)}, the measure before`,
      }),
    ];
  });
}

export const neighbours: LibraryCheck = { rules: [repeats], find: copiedAmountFaults };
