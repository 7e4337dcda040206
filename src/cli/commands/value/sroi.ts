/** `svscore value sroi`: what came of each pound that was put in. */

import { loadBuiltIn } from "../../../inputs/built-in.ts";
import type { Io } from "../../../io/io.ts";
import { assembleReference } from "../../../library/reference.ts";
import { sroiAnswer } from "../../../report/instruments/sroi.ts";
import { sroiPage } from "../../../report/instruments/sroi-page.ts";
import { loadSroi } from "../../../tender/instruments/load-sroi.ts";
import { instrumentCommand, type ValueOptions } from "./run.ts";

export async function sroiCommand(io: Io, file: string, options: ValueOptions): Promise<number> {
  const reference = assembleReference((await loadBuiltIn()).reference);
  return instrumentCommand(io, file, options, {
    load: loadSroi,
    answer: (account, parts) => sroiAnswer(account, reference, parts),
    page: sroiPage,
  });
}
