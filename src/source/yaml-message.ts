/**
 * The yaml library's errors in an officer's English. Its codes are stable, its
 * wording is written for programmers.
 */
import type { ErrorCode } from "yaml";
import type { ProblemKind } from "./problem.ts";
import { quote } from "./quote.ts";

interface YamlMessage {
  readonly kind: ProblemKind;
  readonly cause: string;
  readonly remedy: string;
}

/** @returns what is wrong for one of the library's errors and the text that it points at. */
export function messageForYamlError(code: ErrorCode, message: string, found: string): YamlMessage {
  const missing = /^Missing closing (.)quote/.exec(message);
  if (missing !== null) {
    return syntaxMessage(
      "the quoted text that starts here is never closed",
      `add the closing ${missing[1] === '"' ? "double" : "single"} quote mark`,
    );
  }
  switch (code) {
    case "TAB_AS_INDENT":
      return {
        kind: "tab-indentation",
        cause: "the line is indented with a tab",
        remedy: "use spaces instead of the tab",
      };
    case "TAG_RESOLVE_FAILED":
    case "BAD_COLLECTION_TYPE":
      return {
        kind: "unknown-tag",
        cause: `the tag ${quote(found)} is not known`,
        remedy: "remove the tag, or put the text in quotes if it starts with an exclamation mark",
      };
    case "ALIAS_PROPS":
    case "BAD_ALIAS":
    case "MULTIPLE_ANCHORS":
      return {
        kind: "alias",
        cause: `${quote(found)} is not a proper anchor or alias`,
        remedy: "put the text in quotes if it starts with `*` or `&`",
      };
    case "MULTIPLE_DOCS":
      return {
        kind: "several-documents",
        cause: "the file holds several documents; only one can be read",
        remedy: "put each document into its own file",
      };
    case "BAD_INDENT":
      return syntaxMessage(
        message.startsWith("Flow")
          ? `a list or table opened with ${message.startsWith("Flow map") ? "`{`" : "`[`"} is not closed before here`
          : "the line does not line up with the lines that it belongs to",
        message.startsWith("Flow")
          ? "add the missing bracket"
          : "give every entry of the same list or table the same number of spaces before it",
      );
    case "BAD_SCALAR_START":
      return syntaxMessage(
        `a text cannot start with ${quote(found)} unless it is in quotes`,
        "put the text in quotes",
      );
    case "BAD_DQ_ESCAPE":
      return syntaxMessage(
        `${quote(message.replace("Invalid escape sequence ", ""))} is not a known backslash code`,
        "write a backslash twice, or use single quotes instead of double",
      );
    case "BLOCK_AS_IMPLICIT_KEY":
      return syntaxMessage(
        "there is a second colon on this line, or the next line is indented too far",
        "put the text in quotes if it holds a colon, or correct the indentation",
      );
    case "MULTILINE_IMPLICIT_KEY":
      return syntaxMessage(
        `the name before the colon spreads over several lines: ${quote(found)}`,
        "check that each name is followed by a colon and a space, such as `name: value`",
      );
    case "BAD_DIRECTIVE":
      return syntaxMessage(
        `${quote(found)} is not a line that can be read`,
        "remove the line, or put the text in quotes",
      );
    case "KEY_OVER_1024_CHARS":
      return syntaxMessage("the name before the colon is longer than 1,024 characters", "shorten the name");
    case "MISSING_CHAR":
      return syntaxMessage(missingCharCause(message, found), missingCharRemedy(message));
    default:
      return syntaxMessage(
        `${quote(found)} is not expected here`,
        "check the line and the one before it: indentation, brackets, colons, and quotes around text that holds them",
      );
  }
}

function syntaxMessage(cause: string, remedy: string): YamlMessage {
  return { kind: "yaml-syntax", cause, remedy };
}

function missingCharCause(message: string, found: string): string {
  if (message.startsWith("Comments")) return "a comment must have a space before its `#`";
  if (message.startsWith("Implicit")) return `${quote(found)} stands where a name and a colon are expected`;
  if (message.includes(", ")) return `a comma is missing before ${quote(found)}`;
  if (message.startsWith("Sequence")) return `${quote(found)} stands in a list without a dash`;
  return `something is missing at ${quote(found)}`;
}

function missingCharRemedy(message: string): string {
  if (message.startsWith("Comments")) return "put a space before the `#`, or quotes around the text";
  if (message.startsWith("Implicit")) return "write `name: value`, with a colon and a space";
  if (message.includes(", ")) return "put a comma between one value and the next";
  if (message.startsWith("Sequence")) return "start each item of the list with a dash and a space";
  return "check the line and the one before it: indentation, brackets, colons and quotes";
}
