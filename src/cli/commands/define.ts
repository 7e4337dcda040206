/** What the definitions of commands share: how a command is named in the list of them, and the examples that help opens with. */
import type { Command } from "commander";
import type { Io } from "../../io/io.ts";

/** Takes the exit code that a command ends with. */
export type SetExitCode = (code: number) => void;

/** Gives a command its arguments, its options and what it does. The work itself is loaded when it is asked for. */
export type Define = (command: Command, io: Io, answer: SetExitCode) => void;

/** The text that a command's help opens with. */
export const exampleHelpText = (text: string): string => `Example:\n  ${text}\n`;
