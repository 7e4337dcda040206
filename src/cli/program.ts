/** The command line as people meet it: commands, options, examples, and what was probably meant. */

import { Command, type CommanderError } from "commander";
import { Refusal, refuseIfAny } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { svscoreVersion } from "../inputs/built-in.ts";
import type { Io } from "../io/io.ts";
import { quote } from "../source/quote.ts";
import { exampleHelpText, type SetExitCode } from "./commands/define.ts";
import { list } from "./commands/list.ts";
import { EXIT } from "./exit.ts";

/**
 * @param argv the arguments after the program's name
 * @returns the exit code
 * @throws Refusal SV901 when the command line asks for what there is not
 */
export async function runProgram(io: Io, argv: readonly string[]): Promise<number> {
  let code = 0;
  const root = await buildProgram(io, argv, (answered) => {
    code = answered;
  });
  refuseHelpForUnknownCommand(root, argv);
  try {
    await root.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!isCommanderError(error)) throw error;
    const group = root.commands.find((command) => command.name() === findCommandName(argv));
    return commanderErrorExitCode(
      error,
      (group?.commands ?? []).map((command) => command.name()),
    );
  }
  return code;
}

/** Help for a command that there is not would be help for another: the name is put right first. */
function refuseHelpForUnknownCommand(root: Command, argv: readonly string[]): void {
  if (!argv.includes("--help") && !argv.includes("-h")) return;
  let group = root;
  for (const word of argv) {
    const known = group.commands.map((command) => command.name());
    if (word.startsWith("-") || known.length === 0) return;
    const found = group.commands.find((command) => command.name() === word);
    if (found === undefined) throw unknownCommandRefusal(word, known);
    group = found;
  }
}

const unknownCommandRefusal = (name: string, known: readonly string[]): Refusal =>
  new Refusal([
    { code: "SV901", cause: `there is no command ${quote(name)}`, remedy: didYouMean(name, known) },
  ]);

/** @returns the command that the arguments name, or ask help for. */
function findCommandName(argv: readonly string[]): string | undefined {
  const [first, second] = argv.filter((word) => !word.startsWith("-"));
  return first === "help" ? second : first;
}

const isCommanderError = (error: unknown): error is CommanderError =>
  error instanceof Error &&
  "exitCode" in error &&
  "code" in error &&
  String(error.code).startsWith("commander.");

/**
 * @param argv the arguments: only the command that they name is defined in full, the others by name and summary
 * @returns the program; each command hands its exit code to `answer`.
 */
async function buildProgram(io: Io, argv: readonly string[], answer: SetExitCode): Promise<Command> {
  const root = new Command("svscore")
    .description("Scores the social value part of public tenders: exactly, explained, repeatable.")
    .version(svscoreVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    // What stands after a command is the command's own.
    .enablePositionalOptions()
    .configureHelp({ helpWidth: Math.min(100, io.columns) })
    .addHelpText("beforeAll", "")
    .addHelpText("before", exampleHelpText("svscore evaluate examples/patient-transport/bids.csv"))
    .addHelpText("after", exitCodes);
  const wanted = findCommandName(argv);
  for (const { name, summary, load } of list) {
    const command = root.command(name).description(summary);
    if (name === wanted) (await load())(command, io, answer);
  }
  root
    .command("help")
    .description("print help for a command")
    .argument("[command]", "which command")
    .action((name: string | undefined) => answer(printHelp(root, name)));
  configureErrorsAndOutput(root, io);
  root.hook("preAction", async (_, command) => {
    refuseEmptyValues(command);
    if (command.getOptionValue("output") !== undefined)
      (await import("./format-from-extension.ts")).setFormatFromOutput(command);
  });
  return root;
}

/** A value such as that of a variable that was never set: taken as it is, it would name a file or a folder that nobody meant. */
function refuseEmptyValues(command: Command): void {
  const isEmpty = (value: unknown): boolean =>
    Array.isArray(value) ? value.some(isEmpty) : typeof value === "string" && value.trim() === "";
  const given: readonly unknown[] = command.processedArgs;
  refuseIfAny([
    ...command.registeredArguments
      .filter((_, index) => isEmpty(given[index]))
      .map((argument) => ({
        code: "SV901" as const,
        cause: `nothing is given for \`${argument.name()}\``,
        remedy: "write what is meant, or leave it out",
      })),
    ...command.options
      .filter((option) => isEmpty(command.getOptionValue(option.attributeName())))
      .map(({ long, flags }) => ({
        code: "SV901" as const,
        cause: `\`${long ?? flags}\` is given nothing`,
        remedy: "write its value after it, or leave it out",
      })),
  ]);
}

function printHelp(root: Command, name: string | undefined): number {
  const known = root.commands.map((command) => command.name());
  const found = name === undefined ? root : root.commands.find((command) => command.name() === name);
  if (found === undefined) throw unknownCommandRefusal(name ?? "", known);
  found.outputHelp();
  return EXIT.answered;
}

const exitCodes = `
Exit codes:
  0  answered, and nothing needs a person
  1  answered, and something does: a tie, a missing mark, a rule breached or untested
  2  not answered: the request or a file is wrong
  3  not answered: svscore is wrong
  130  not answered: stopped with Ctrl-C`;

function configureErrorsAndOutput(command: Command, io: Io): void {
  command
    .exitOverride()
    .showSuggestionAfterError(true)
    .helpCommand(false)
    .configureOutput({
      writeOut: io.out,
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(100, io.columns),
      getOutHasColors: () => false,
    });
  for (const beneath of command.commands) configureErrorsAndOutput(beneath, io);
}

/**
 * @param group the commands beneath the one that was named, where it has any
 * @returns the exit code that commander's own ending stands for; otherwise refuses in the house's form.
 */
function commanderErrorExitCode(error: CommanderError, group: readonly string[]): number {
  if (error.exitCode === EXIT.answered) return EXIT.answered;
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const cause = first === "(outputHelp)" ? "no command is given" : first.replace(/'([^']*)'/g, "`$1`");
  throw new Refusal([
    {
      code: "SV901",
      cause: cause.replace(/ Allowed choices are .*$/, ""),
      remedy: usageErrorRemedy(first, rest.join(" "), group),
    },
  ]);
}

function usageErrorRemedy(first: string, rest: string, group: readonly string[]): string {
  const meant = /\(Did you mean (.*)\?\)/.exec(rest)?.[1];
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  if (group.length > 0 && /^(?:unknown command|\(outputHelp\))/.test(first))
    return `use one of: ${group.join(", ")}`;
  const [, written, choices] =
    /(?:argument|value) '([^']*)' is invalid(?: for argument '[^']*')?\. Allowed choices are (.*)\.$/.exec(
      first,
    ) ?? [];
  if (written !== undefined && choices !== undefined) return didYouMean(written, choices.split(", "));
  return "run `svscore --help`, or `svscore help` and the command";
}
