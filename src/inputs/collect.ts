/**
 * From a request to everything that an evaluation rests on: find the files,
 * read the tender, its libraries and rules, and read the bids. Everything
 * wrong in every file is found before anything is refused.
 */
import { type Diagnostic, refuseIfAny } from "../diagnostics/model.ts";
import type { Io } from "../io/io.ts";
import {
  type Expected,
  everything,
  expectedFromOutline,
  expectedFromTender,
} from "../tender/bids/expected-columns.ts";
import { loadBids } from "../tender/bids/load.ts";
import type { Question } from "../tender/questions/model.ts";
import { repeatedFileFaults } from "./copied-files.ts";
import { defaultTender } from "./default-tender.ts";
import { type FoundFiles, filesInSearchedFolder, findFiles } from "./find-files.ts";
import type { InputRequest, Inputs } from "./model.ts";
import { inputFilesOrRefuse, readInputOrDiagnostics } from "./read-text.ts";
import { type ReadTender, type TenderReader, tenderReader } from "./tender-inputs.ts";

/**
 * Reads and checks everything that an evaluation rests on, and scores nothing.
 *
 * @param shared how tenders are read by whoever reads many
 * @throws Refusal with everything that is wrong in any of the files.
 */
export async function collectInputs(io: Io, request: InputRequest, shared?: TenderReader): Promise<Inputs> {
  const found = findFiles(io, request.bids, request.tender);
  const tenderRead =
    found.tender === undefined ? undefined : await readInputOrDiagnostics(io, found.tender, "tender");
  const journals = found.bids.filter(isJournalPath);
  const record = journals.length === 0 ? undefined : await import("./journal/load.ts");
  const fromJournal = await record?.loadJournalInputs(io, journals, request);
  const { journal } = fromJournal ?? {};
  const sheets = fromJournal?.letters === true ? [] : found.bids.filter((path) => !isJournalPath(path));
  const bidReads = await Promise.all(sheets.map((path) => readInputOrDiagnostics(io, path, "bids")));
  const files = inputFilesOrRefuse([...(tenderRead === undefined ? [] : [tenderRead]), ...bidReads]);
  const bidFiles = tenderRead === undefined ? files : files.slice(1);
  const own = tenderRead?.input;
  const reader = shared ?? (await tenderReader(io, request.data));
  const read = await reader.read(own?.source ?? defaultTender, own === undefined);
  const { tender, libraries, rules } = read;
  const later = request.marksOnly === true ? everything : fromJournal?.pricesSealed === true ? ["price"] : [];
  const bids = await loadBids(
    bidFiles.map(({ source }) => source),
    (fromJournal?.diagnostics ?? []).length > 0 ? undefined : expectedInBids(read, later),
    fromJournal?.sets,
  );
  const left =
    journal === undefined || bids.value === undefined
      ? undefined
      : record?.setDepartedBidStatus(bids.value, journal, fromJournal);
  const questions =
    found.folder === undefined || request.marksOnly === true
      ? []
      : await unreadFilesIn(io, found, found.folder, later.includes("price"));
  refuseIfAny([
    ...(own === undefined ? unreadTenderFaults(questions) : []),
    ...repeatedFileFaults(bidFiles),
    ...read.diagnostics,
    ...(fromJournal?.diagnostics ?? []),
    ...(journal === undefined || tender === undefined
      ? []
      : (record?.wrongTenderFaults(journal, tender.reference) ?? [])),
    ...withUnreadFiles(bids.diagnostics, questions),
    ...(left?.diagnostics ?? []),
  ]);
  if (
    tender === undefined ||
    libraries.value === undefined ||
    rules.value === undefined ||
    bids.value === undefined
  )
    throw new Error("a file was refused without saying why");
  return {
    tender,
    libraries: libraries.value,
    rulesets: rules.value,
    bids: left?.bids ?? bids.value,
    spans: bids.spans,
    remarks: bids.remarks ?? [],
    questions,
    reference: reader.reference,
    files: [
      ...(own === undefined ? [] : [own]),
      ...libraries.inputs,
      ...rules.inputs,
      ...bidFiles,
      ...(fromJournal?.inputs ?? []),
    ],
    ...(journal !== undefined && { journal }),
    ...(left !== undefined && { checked: left.checked }),
    ...(fromJournal?.letters === true && { letters: true }),
  };
}

/** A tender that lies beside the bids under another name: nobody means the program's own tender then. */
const unreadTenderFaults = (questions: readonly Question[]): readonly Diagnostic[] =>
  questions.flatMap(({ says }) =>
    says.includes(" is a tender and was not read")
      ? [
          {
            code: "SV902" as const,
            cause: `no tender was named, and ${says.replace(/:.*$/s, "")}`,
            remedy:
              "if it is the tender, name it with --tender, or call it tender.yaml; if not, move it to another folder",
          },
        ]
      : [],
  );

/** What a criterion lacks may stand in a file that lies there and was not read. */
const withUnreadFiles = (
  faults: readonly Diagnostic[],
  questions: readonly Question[],
): readonly Diagnostic[] =>
  questions.length === 0
    ? faults
    : faults.map((fault) =>
        fault.code === "SV320" || (fault.code === "SV304" && fault.span === undefined)
          ? { ...fault, remedy: `${fault.remedy}; ${questions.map(({ says }) => says).join("; ")}` }
          : fault,
      );

async function unreadFilesIn(
  io: Io,
  { bids, tender }: FoundFiles,
  folder: string,
  arePricesSealed: boolean,
): Promise<readonly Question[]> {
  const read = [...bids, ...(tender === undefined ? [] : [tender])];
  const { names, path } = filesInSearchedFolder(io, folder);
  // Most folders hold what is read and nothing else.
  if (names.every((name) => read.includes(path(name)))) return [];
  return (await import("./unread-files.ts")).unreadFileQuestions(io, names, path, read, arePricesSealed);
}

/** What the bids are read by; nothing where two criteria of one name leave it open what a column means. */
function expectedInBids(
  { tender, parsed, measures, diagnostics }: ReadTender,
  later: Expected["later"],
): Expected | undefined {
  if (tender !== undefined)
    return { ...expectedFromTender(tender, measures), ...(later !== undefined && { later }) };
  if (diagnostics.some(({ code }) => code === "SV211")) return undefined;
  return expectedFromOutline(parsed.node, measures);
}

const isJournalPath = (path: string): boolean => /\.ndjson$/i.test(path);
