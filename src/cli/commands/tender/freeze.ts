/** `svscore tender freeze`: writes the published method down before bids are opened, so that any later change shows. */

import { Refusal } from "../../../diagnostics/model.ts";
import { frozenBeside } from "../../../evaluation/frozen-beside.ts";
import { publishedMethods } from "../../../evaluation/published-methods.ts";
import { freeze } from "../../../evidence/frozen/freeze.ts";
import { version } from "../../../inputs/built-in.ts";
import { tenderAt } from "../../../inputs/find-files.ts";
import { nameOf } from "../../../inputs/read-text.ts";
import { tenderInputs } from "../../../inputs/tender-inputs.ts";
import type { Io } from "../../../io/io.ts";
import { quote, visible } from "../../../source/quote.ts";
import { deliver } from "../../deliver.ts";
import { EXIT } from "../../exit.ts";

export interface FreezeOptions {
  readonly output?: string;
  readonly when?: string;
}

/** @throws Refusal SV904 when a method is frozen already: nothing is written over. */
export async function freezeCommand(io: Io, given: string, options: FreezeOptions): Promise<number> {
  const path = tenderAt(io, given);
  const { tender, libraries, rulesets } = await tenderInputs(io, path);
  const output = options.output ?? frozenBeside(path) ?? `${path}.frozen.json`;
  const name = nameOf(output);
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
  const text = freeze(
    {
      tool: { name: "svscore", version: version() },
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
    `${visible(`Frozen in ${name}: ${tender.title} (${tender.reference}).`)}\n${lines.map(visible).join("\n")}\nPublish the digest, or keep it elsewhere, so that the file itself can be checked.\n`,
  );
  return EXIT.answered;
}
