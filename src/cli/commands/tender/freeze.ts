/** `svscore tender freeze`: writes the published method down before bids are opened, so that any later change shows. */

import { Refusal } from "../../../diagnostics/model.ts";
import { frozenMethodPath } from "../../../evaluation/frozen-beside.ts";
import { publishedMethods } from "../../../evaluation/published-methods.ts";
import { frozenMethodText } from "../../../evidence/frozen/freeze.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import { tenderPathOrRefuse } from "../../../inputs/find-files.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import { readTenderInputs } from "../../../inputs/tender-inputs.ts";
import type { Io } from "../../../io/io.ts";
import { quote, toVisibleText } from "../../../source/quote.ts";
import { deliver } from "../../deliver.ts";
import { EXIT } from "../../exit.ts";

export interface FreezeOptions {
  readonly output?: string;
  readonly when?: string;
}

/** @throws Refusal SV904 when a method is frozen already: nothing is written over. */
export async function runTenderFreeze(io: Io, given: string, options: FreezeOptions): Promise<number> {
  const path = tenderPathOrRefuse(io, given);
  const { tender, libraries, rulesets } = await readTenderInputs(io, path);
  const output = options.output ?? frozenMethodPath(path) ?? `${path}.frozen.json`;
  const name = shownFileName(output);
  if (output !== "-" && io.files.exists(output))
    throw new Refusal([
      {
        code: "SV904",
        cause: `${quote(name)} is already there: a method is frozen once`,
        remedy:
          "if the method was rightly changed (as section 24 of the Procurement Act 2023 allows), keep the old file under another name and freeze again",
      },
    ]);
  const keeping = await io.keeping?.();
  const published = publishedMethods(tender, libraries, rulesets);
  const text = frozenMethodText(
    {
      tool: { name: "svscore", version: svscoreVersion() },
      tender: { reference: tender.reference, title: tender.title },
      when: options.when ?? keeping?.now() ?? "",
    },
    published,
    io.sha256,
  );
  deliver(io, text, output, [path]);
  if (output === "-") return EXIT.answered;
  const lines = published.map(
    ({ lot, text: method }) => `${lot === null ? "Method" : `Lot ${lot}`}: sha256:${io.sha256(method)}`,
  );
  io.out(
    `${toVisibleText(`Frozen in ${name}: ${tender.title} (${tender.reference}).`)}\n${lines.map(toVisibleText).join("\n")}\nPublish the digest, or keep it elsewhere, so that the file itself can be checked.\n`,
  );
  return EXIT.answered;
}
