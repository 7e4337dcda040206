// How many random cases run: all where everything is shown (SVSCORE_CASES=all), otherwise a tenth.
export const casesToRun = (all: number): number => {
  const asked = process.env["ORACLE_RUNS"];
  if (asked !== undefined) return Number(asked);
  return process.env["SVSCORE_CASES"] === "all" ? all : Math.ceil(all / 10);
};
