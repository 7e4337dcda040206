/** `svscore value lm3`: how much is spent in an area for each pound that is spent first. */

import type { Io } from "../../../io/io.ts";
import { lm3Answer } from "../../../report/instruments/lm3.ts";
import { lm3Page } from "../../../report/instruments/lm3-page.ts";
import { loadLm3 } from "../../../tender/instruments/load-lm3.ts";
import { runInstrument, type ValueOptions } from "./run.ts";

export async function runLm3(io: Io, file: string, options: ValueOptions): Promise<number> {
  return runInstrument(io, file, options, { load: loadLm3, answer: lm3Answer, page: lm3Page });
}
