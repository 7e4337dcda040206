/** The judge of damaged inputs finds each of the faults that it is there for. */
import { expect, test } from "vitest";
import { type Ended, faultOf } from "./fault.ts";

const refused: Ended = { code: 2, out: "", error: "a.csv:1:1: error[SV302]: x\n", written: 0 };
const answered: Ended = { code: 0, out: "Highest\n", error: "", written: 0 };

test.each<[string, Ended, number, number, RegExp | undefined]>([
  ["a refusal", refused, 0.1, 1, undefined],
  ["an answer", answered, 0.1, 1, undefined],
  ["svscore's own fault", { ...refused, code: 3 }, 0, 0, /exit code 3/],
  [
    "a stack trace",
    { ...refused, error: `${refused.error}\n    at run (file.ts:3:4)\n` },
    0,
    0,
    /stack trace/,
  ],
  ["an answer beside a refusal", { ...refused, out: "x" }, 0, 0, /beside/],
  ["a file beside a refusal", { ...refused, written: 1 }, 0, 0, /beside/],
  ["a refusal without a code", { ...refused, error: "no\n" }, 0, 0, /without a code/],
  ["a raw escape", { ...answered, out: "\u001b[31m" }, 0, 0, /control/],
  ["a turned direction", { ...refused, error: `${refused.error}\u202e` }, 0, 0, /control/],
  ["much time", answered, 9, 0, /took/],
  ["much memory", answered, 0, 900, /grew/],
])("%s", (_, ended, seconds, megabytes, says) => {
  const fault = faultOf(ended, seconds, megabytes);
  if (says === undefined) expect(fault).toBeUndefined();
  else expect(fault).toMatch(says);
});
