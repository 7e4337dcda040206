/** `svscore tender simulate`: the published method tried on constructed bids before anybody bids. */

import { Refusal } from "../../../diagnostics/model.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import { tenderPathOrRefuse } from "../../../inputs/find-files.ts";
import type { InputFile, TenderInputs } from "../../../inputs/model.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import { noRules, readTenderInputs } from "../../../inputs/tender-inputs.ts";
import { unwritableFileRefusal } from "../../../io/disk-errors.ts";
import type { Io } from "../../../io/io.ts";
import { type SimulationDocument, simulatedAwardDocument } from "../../../report/simulate/document.ts";
import { simulationFormats } from "../../../report/simulate/report.ts";
import { contestsForTender } from "../../../scoring/contest.ts";
import { quote, toVisibleText } from "../../../source/quote.ts";
import { bidBuilderFor } from "../../../stress/simulate/bid-builder.ts";
import { simulateMethod } from "../../../stress/simulate/simulate.ts";
import type { Tender } from "../../../tender/model.ts";
import { renderOptionsFor } from "../../colour.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export interface SimulateOptions {
  readonly format: keyof typeof simulationFormats;
  readonly output?: string;
  readonly color?: boolean;
}

type Read = TenderInputs & { readonly own: InputFile };

/** @returns 0 when nothing was found that should be looked at, 1 when an outlier decides or quantity beats quality. */
export async function runTenderSimulate(io: Io, path: string, options: SimulateOptions): Promise<number> {
  const read = await readTenderInputs(io, tenderPathOrRefuse(io, path), { rules: noRules });
  const awards = contestsForTender({ ...read, bids: [] }).map((contest) =>
    simulatedAwardDocument(simulateMethod(bidBuilderFor(contest)), contest.award, contest.lot?.id),
  );
  const document: SimulationDocument = {
    schema: "svscore.simulation/v1",
    tool: { name: "svscore", version: svscoreVersion() },
    tender: { reference: read.tender.reference, title: read.tender.title },
    inputs: read.files.map(({ source, sha256 }) => ({ name: source.name, sha256: sha256() })),
    awards,
  };
  const written = options.output === undefined ? [] : writeProofFolders(io, document, read, options.output);
  io.out(simulationFormats[options.format](document, await renderOptionsFor(io, undefined, options.color)));
  if (options.format !== "json")
    for (const one of written)
      io.out(`${toVisibleText(`Written: ${one.folder}. Now run: ${one.command}`)}\n`);
  const found = awards.some((one) => one.outlierDecides === true || one.quantityBeatsQuality === true);
  return exitCodeForAnswer(found);
}

/** A library or rules of the user's own are found from where the tender lies, so a copy elsewhere would not find them. */
const namesLocalFiles = ({ libraries, rules }: Tender): boolean =>
  [...libraries, ...(rules === undefined ? [] : [rules])].some((name) =>
    /[/\\]|\.(?:ya?ml|json)$/i.test(name),
  );

interface Written {
  readonly folder: string;
  readonly command: string;
}

/**
 * One folder for each field of bids, with the tender beside them.
 *
 * @throws Refusal SV904 when a file of that name is there with something else in it, or cannot be written
 */
function writeProofFolders(
  io: Io,
  { awards }: SimulationDocument,
  { own, tender }: Read,
  output: string,
): readonly Written[] {
  const root = output.replace(/[/\\]+$/, "");
  const apart = namesLocalFiles(tender);
  const tenderName = own.source.language === "json" ? "tender.json" : "tender.yaml";
  const fields = awards.flatMap(({ proofs }) => proofs.flatMap((proof) => proof.fields));
  const files = fields.flatMap(({ folder, files: texts }) =>
    Object.entries({ ...texts, ...(!apart && { [tenderName]: own.source.text }) }).map(([name, text]) => ({
      path: `${root}/${folder}/${name}`,
      bytes: new TextEncoder().encode(text),
    })),
  );
  const refuse = (cause: string, remedy: string): Refusal => new Refusal([{ code: "SV904", cause, remedy }]);
  const taken = files.filter(
    ({ path, bytes }) => io.files.exists(path) && !fileMatchesBytes(io, path, bytes),
  );
  if (taken.length > 0)
    throw refuse(
      `${taken.map(({ path }) => quote(shownFileName(path))).join(", ")} ${taken.length === 1 ? "is" : "are"} already there`,
      "name another folder, or move what is there: nothing is written over",
    );
  try {
    for (const { path, bytes } of files) io.files.write(path, bytes);
  } catch (error) {
    throw unwritableFileRefusal(shownFileName(output), error);
  }
  return fields.map(({ folder }) => ({
    folder: `${root}/${folder}`,
    command: `svscore evaluate ${root}/${folder}${apart ? ` --tender ${own.source.name}` : ""}`,
  }));
}

function fileMatchesBytes(io: Io, path: string, bytes: Uint8Array): boolean {
  const there = io.files.read(path);
  return there.length === bytes.length && there.every((byte, index) => byte === bytes[index]);
}
