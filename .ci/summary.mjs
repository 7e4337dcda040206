// The test run in one line; a test that was skipped is a failure, because nobody would notice what it no longer checks.
import { readFileSync } from "node:fs";

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
  readFileSync(process.argv[2], "utf8"),
);
const skipped = numPendingTests + numTodoTests;
if (skipped > 0) {
  console.error(`${skipped} tests were skipped, and a skipped test checks nothing`);
  process.exitCode = 1;
}
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
