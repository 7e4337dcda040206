/** `svscore value sroi`: what came of each pound that was put in. */

import { loadBuiltIn } from "../../../inputs/built-in.ts";
import type { Io } from "../../../io/io.ts";
import { assembleReference } from "../../../library/reference.ts";
import { sroiAnswer } from "../../../report/instruments/sroi.ts";
import { sroiPage } from "../../../report/instruments/sroi-page.ts";
import { loadSroi } from "../../../tender/instruments/load-sroi.ts";
import { runInstrument, type ValueOptions } from "./run.ts";

export async function runSroi(io: Io, file: string, options: ValueOptions): Promise<number> {
  const reference = assembleReference((await loadBuiltIn()).reference);
  return runInstrument(io, file, options, {
    load: loadSroi,
    answer: (account, parts) => sroiAnswer(account, reference, parts),
    page: sroiPage,
  });
}
