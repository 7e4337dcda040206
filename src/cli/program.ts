/** The command line as people meet it: commands, options, examples, and what was probably meant. */
import { Argument, Command, type CommanderError, Option } from "commander";
import { Refusal } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { quote } from "../source/quote.ts";
import { version } from "./built-in.ts";
import type { Format } from "./evaluate.ts";
import type { Io } from "./io.ts";

const formats: readonly Format[] = ["table", "plain", "markdown", "json", "csv"];
const schemaNames = ["tender", "bids", "library", "rules", "evaluation"] as const;

type Answer = (code: number) => void;

/** @returns the program; each command hands its exit code to `answer`. */
export function program(io: Io, answer: Answer): Command {
  const root = new Command("svscore")
    .description("Scores the social value part of public tenders: exactly, explained, repeatable.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .configureHelp({ helpWidth: Math.min(100, io.columns) })
    .addHelpText("beforeAll", "")
    .addHelpText("before", example("svscore evaluate examples/patient-transport/bids.csv"))
    .addHelpText("after", exitCodes);
  evaluateInto(root, io, answer);
  explainInto(root, io, answer);
  root
    .command("init")
    .description("write a tender folder that evaluates at once")
    .argument("[folder]", "where to write it", ".")
    .addHelpText("before", example("svscore init my-tender"))
    .action(async (folder: string) => answer((await import("./init.ts")).initCommand(io, folder)));
  root
    .command("schema")
    .description("print the JSON Schema of a kind of file")
    .addArgument(new Argument("<kind>", "which kind of file").choices(schemaNames))
    .option("-o, --output <file>", "write to a file instead of the screen")
    .addHelpText("before", example("svscore schema tender -o tender.schema.json"))
    .action(async (kind: (typeof schemaNames)[number], options: { output?: string }) =>
      answer((await import("./print-schema.ts")).schemaCommand(io, kind, options.output)),
    );
  root
    .command("help")
    .description("print help for a command")
    .argument("[command]", "which command")
    .action((name: string | undefined) => answer(helpFor(root, name)));
  for (const command of [root, ...root.commands]) guarded(command, io);
  return root;
}

function helpFor(root: Command, name: string | undefined): number {
  const known = root.commands.map((command) => command.name());
  const found = name === undefined ? root : root.commands.find((command) => command.name() === name);
  if (found === undefined) {
    throw new Refusal([
      {
        code: "SV901",
        cause: `there is no command ${quote(name ?? "")}`,
        remedy: didYouMean(name ?? "", known),
      },
    ]);
  }
  found.outputHelp();
  return 0;
}

const example = (text: string): string => `Example:\n  ${text}\n`;

const exitCodes = `
Exit codes:
  0  answered, and nothing needs a person
  1  answered, and something does: a tie, a missing mark, a rule breached or untested
  2  not answered: the request or a file is wrong
  3  not answered: svscore is wrong`;

function evaluateInto(root: Command, io: Io, answer: Answer): void {
  root
    .command("evaluate")
    .description("rank the bids of a tender and show why")
    .argument("<bids...>", "bids files (CSV or JSON), a folder of them, or - for standard input")
    .option(
      "-t, --tender <file>",
      "the tender; otherwise tender.yaml, .yml or .json beside the first bids file",
    )
    .addOption(new Option("-f, --format <format>", "how to print it").choices(formats).default("table"))
    .option("-o, --output <file>", "write to a file instead of the screen")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText(
      "before",
      example("svscore evaluate bids.csv commitments.csv --format markdown -o evaluation.md"),
    )
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./evaluate.ts")).evaluateCommand(io, bids, options)),
    );
}

function explainInto(root: Command, io: Io, answer: Answer): void {
  root
    .command("explain")
    .description("print how one bid's figures came to be")
    .argument("<bids...>", "bids files (CSV or JSON), a folder of them, or - for standard input")
    .requiredOption("-b, --bidder <name>", "whose bid")
    .option("-c, --criterion <id>", "only this criterion")
    .option("-l, --lot <id>", "only this lot")
    .option(
      "-t, --tender <file>",
      "the tender; otherwise tender.yaml, .yml or .json beside the first bids file",
    )
    .option("-o, --output <file>", "write to a file instead of the screen")
    .option("--color", "use colour even where it would not be")
    .option("--no-color", "use no colour")
    .addHelpText(
      "before",
      example('svscore explain bids.csv --bidder "Acme Transport" --criterion sv-quantity'),
    )
    .action(async (bids: readonly string[], options) =>
      answer(await (await import("./explain.ts")).explainCommand(io, bids, options)),
    );
}

function guarded(command: Command, io: Io): void {
  command
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: io.out,
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(100, io.columns),
      getOutHasColors: () => false,
    });
}

/** @returns the exit code that commander's own ending stands for; otherwise refuses in the house's form. */
export function endingOf(error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const cause = first === "(outputHelp)" ? "no command is given" : first.replace(/'([^']*)'/g, "`$1`");
  throw new Refusal([
    {
      code: "SV901",
      cause: cause.replace(/ Allowed choices are .*$/, ""),
      remedy: remedyFor(first, rest.join(" ")),
    },
  ]);
}

function remedyFor(first: string, rest: string): string {
  const meant = /\(Did you mean (.*)\?\)/.exec(rest)?.[1];
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  const [, written, choices] = /argument '(.*)' is invalid\. Allowed choices are (.*)\.$/.exec(first) ?? [];
  if (written !== undefined && choices !== undefined) return didYouMean(written, choices.split(", "));
  return "run `svscore --help`, or `svscore help` and the command";
}
